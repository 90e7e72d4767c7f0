// SPDX-License-Identifier: Apache-2.0
//
// Where the ray passes slice i, which shows values of volume $V whatever is cut away from it. Java twin: SliceCursor.
void pass_$V(int i) {
    vec4 plane = SLICE_PLANE(i);
    float slope = dot(plane.xyz, rayDirection);
    float at = slope != 0.0 ? -(dot(plane.xyz, rayOrigin) + plane.w) / slope : INFINITE;
    bool ahead = at >= rayStart && at < INFINITE;
    at = ahead ? at : 0.0;
    vec3 p = rayOrigin + at * rayDirection;
    vec3 base = vec3(dot(TO_BASE_X($V).xyz, p), dot(TO_BASE_Y($V).xyz, p), dot(TO_BASE_Z($V).xyz, p))
        + vec3(TO_BASE_X($V).w, TO_BASE_Y($V).w, TO_BASE_Z($V).w);
    bool inside = all(greaterThanEqual(base, LOWEST($V))) && all(lessThanEqual(base, HIGHEST($V)));
    float v = fetch_$V(fieldOrigin_$V + at * fieldDirection_$V);
    bool valid = !isnan(v);
    int number = int(clamp((valid ? v : 0.0) * WINDOW_SLOPE(i) + WINDOW_ORIGIN(i), 0.0, float(WINDOW_LAST)) + 0.5);
    sliceColour[i] = vec4(texelFetch(tables, WINDOW_BASE(i) + number)) / WINDOW_COUNTS;
    bool seen = ahead && inside && valid && sliceColour[i].a > 0.0;
    sliceAt[i] = seen ? at - BEFORE * (at - rayStart) : INFINITE;
}
