// SPDX-License-Identifier: Apache-2.0
//
// The ray through a sample of the picture, and its random shift. Java twins: Rays.ray, MarchScene.jitter.

vec3 rayOrigin;      // relative to the anchor, µm
vec3 rayDirection;   // of length 1
float rayStart;      // t of the eye
vec3 rayHalfway;     // midway between the lamp and the eye, of length 1

// For a perspective camera the point of the ray at the anchor's distance A is A (d - f) away from the anchor; d - f is
// written without the difference of two near numbers.
void aim(vec2 sampleAt) {
    float lensHalf = PICTURE_LENS.x;
    vec2 uv = vec2(2.0 * sampleAt.x - PICTURE_LENS.y, PICTURE_LENS.z - 2.0 * sampleAt.y) * (lensHalf / PICTURE_LENS.z);
    vec3 side = uv.x * PICTURE_RIGHT + uv.y * PICTURE_TOP;
    rayStart = -PICTURE_LENS.w;
#if PERSPECTIVE
    float q = dot(uv, uv);
    float s = sqrt(1.0 + q);
    rayDirection = (PICTURE_FORWARD + side) / s;
    rayOrigin = PICTURE_LENS.w * (side / s - PICTURE_FORWARD * (q / (s * (1.0 + s))));
#else
    rayDirection = PICTURE_FORWARD;
    rayOrigin = side;
#endif
    rayHalfway = normalize(PICTURE_LAMP - rayDirection);
}

#if JITTER
// 64 bits as (low, high).
uvec2 wideTimes(uvec2 a, uvec2 b) {
    uint high;
    uint low;
    umulExtended(a.x, b.x, high, low);
    return uvec2(low, high + a.x * b.y + a.y * b.x);
}

uvec2 wideMix(uvec2 a, int shift) {
    return a ^ uvec2(a.x >> shift | a.y << (32 - shift), a.y >> shift);
}

// Steele, Lea and Flood 2014, 10.1145/2660193.2660195.
float jitter(uvec2 at) {
    uvec2 position = uvec2(at.x | at.y << 20, at.y >> 12);
    uvec2 h = wideTimes(uvec2(0x7f4a7c15u, 0x9e3779b9u), position);
    uvec2 seed = floatBitsToUint(PICTURE_SEED.xy);
    uint low = h.x + seed.x;
    h = uvec2(low, h.y + seed.y + (low < h.x ? 1u : 0u));
    h = wideTimes(wideMix(h, 30), uvec2(0x1ce4e5b9u, 0xbf58476du));
    h = wideTimes(wideMix(h, 27), uvec2(0x133111ebu, 0x94d049bbu));
    h = wideMix(h, 31);
    return float(h.y >> 8) / 16777216.0;
}
#endif
