// SPDX-License-Identifier: Apache-2.0
//
// Where the ray is inside a convex part of space that cuts volumes. Java twin: Cut.

// From and to; not from < to if it is nowhere inside.
vec2 crossing(int row) {
    vec3 o = vec3(dot(TO_UNIT_X(row).xyz, rayOrigin), dot(TO_UNIT_Y(row).xyz, rayOrigin), dot(TO_UNIT_Z(row).xyz, rayOrigin))
        + vec3(TO_UNIT_X(row).w, TO_UNIT_Y(row).w, TO_UNIT_Z(row).w);
    vec3 d = vec3(
        dot(TO_UNIT_X(row).xyz, rayDirection),
        dot(TO_UNIT_Y(row).xyz, rayDirection),
        dot(TO_UNIT_Z(row).xyz, rayDirection));
    float shape = SHAPE(row);
    if (shape == 0.0) {
        float at = -o.z / d.z;
        bool inside = d.z == 0.0 && o.z >= 0.0;
        float from = d.z > 0.0 ? at : inside || d.z < 0.0 ? -INFINITE : INFINITE;
        float to = d.z < 0.0 ? at : INFINITE;
        return vec2(from, to);
    }
    if (shape == 1.0) {
        // a ray along a face never divides by 0: it meets it very far away
        d = mix(d, vec3(1e-30), equal(d, vec3(0.0)));
        vec3 p = (-1.0 - o) / d;
        vec3 q = (1.0 - o) / d;
        vec3 first = min(p, q);
        vec3 last = max(p, q);
        return vec2(max(first.x, max(first.y, first.z)), min(last.x, min(last.y, last.z)));
    }
    float a = dot(d, d);
    float nearest = -dot(o, d) / a;
    vec3 apart = o + nearest * d;
    float reach = sqrt(max(0.0, 1.0 - dot(apart, apart)) / a);
    return vec2(nearest - reach, nearest + reach);
}
