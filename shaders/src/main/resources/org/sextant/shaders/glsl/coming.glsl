// SPDX-License-Identifier: Apache-2.0
//
// How much light comes to a place of volume or label volume $V: from all around, and from the lamp. Java twins: LightGrid,
// MarchBox.light.

// The shares at a place in the field, looked up before its surface, as seen, so that this does not darken itself.
vec2 coming_$V(vec3 p, vec3 normal, float weight) {
#if LIT
    float away = (dot(normal, rayDirection) > 0.0 ? -1.0 : 1.0) * weight * LIGHT_BEFORE($V);
    vec3 at = p
        + away * vec3(dot(TO_FIELD_X($V).xyz, normal), dot(TO_FIELD_Y($V).xyz, normal), dot(TO_FIELD_Z($V).xyz, normal));
    vec3 cell = clamp((at + 0.5) * LIGHT_SCALE($V) - 0.5, vec3(0.0), LIGHT_LAST($V));
    cell.z += LIGHT_BASE($V);
    return textureLod(lights, (cell + 0.5) / vec3(textureSize(lights, 0)), 0.0).rg;
#else
    return vec2(1.0);
#endif
}
