// SPDX-License-Identifier: Apache-2.0
//
// A lamp at the camera, after Blinn 1977, 10.1145/563858.563893. Java twin: Light.

// Lights a colour.
// normal: of either sign, of length 1, or 0 where there is none
// weight: 0 leaves the colour as it is but for occlusion
// coming: shares of the light from all around and of the lamp's that come here
vec3 lit(vec3 colour, vec3 normal, float weight, vec2 coming) {
    float along = dot(normal, rayDirection);
    float facing = along > 0.0 ? -1.0 : 1.0;
    float cosine = max(0.0, facing * dot(normal, PICTURE_LAMP));
    float h = max(0.0, facing * dot(normal, rayHalfway));
    float h2 = h * h;
    float h4 = h2 * h2;
    float h16 = h4 * h4 * h4 * h4;
    float shine = PICTURE_LIGHT.z * h16 * h16 * weight;
#if LIT
    float lamp = 1.0 - PICTURE_HELD.y * (1.0 - coming.y);
    cosine *= lamp;
    shine *= lamp;
#endif
    float shade = 1.0 + weight * (PICTURE_LIGHT.x + PICTURE_LIGHT.y * cosine - 1.0);
#if LIT
    shade *= 1.0 - PICTURE_HELD.x * (1.0 - coming.x);
#endif
#if EDGES
    float rim = 1.0 - abs(along);
    shade *= 1.0 - PICTURE_FADING.w * weight * rim * rim;
#endif
    return min(vec3(1.0), colour * shade + shine);
}

#if LIT
uniform sampler3D lights;   // set by LightTexture: the cells of all volumes one after the other, see coming.glsl
#endif

// 0 in flat regions, where the direction of a gradient is noise, to 1 at edges; NaN counts as flat.
float steepness(float s) {
    float c = clamp((s - PICTURE_ENDS.z) / (PICTURE_ENDS.w - PICTURE_ENDS.z), 0.0, 1.0);
    return s > PICTURE_ENDS.z ? c * c * (3.0 - 2.0 * c) : 0.0;
}
