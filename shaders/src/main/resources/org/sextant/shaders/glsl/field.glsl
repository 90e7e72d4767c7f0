// SPDX-License-Identifier: Apache-2.0
//
// The voxels of volume $V: the only place that reads them. Positions are voxel indices of what is loaded; beyond the
// centres of the border voxels the border goes on. Java twin: VoxelField.
//
// PACKED: a table in which each voxel comes with its neighbours at x + 1, y + 1 and both, which saves software drivers most
// of their reads; one voxel more on every side repeats the border. Entries lie in blocks of 8³, x fastest, which lie in rows
// and planes: neighbours along all axes are then near each other in memory. Otherwise the texture unit interpolates.

#if PAGED_$V
#include "pages.glsl"
#elif PACKED
uniform samplerBuffer voxels_$V;   // set by PackedVolume

// Places along each axis; an entry's place is their sum.
ivec3 places_$V(ivec3 i) {
    return i * ivec3(1, 8, 64) + (i >> 3) * ivec3(504, BLOCK_ROW($V), BLOCK_PLANE($V));
}

vec4 entry_$V(int place) {
    return texelFetch(voxels_$V, place);
}

// Between the four values of an entry.
float within_$V(vec4 q, vec2 f) {
    vec2 r = mix(q.xz, q.yw, f.x);
    return mix(r.x, r.y, f.y);
}

float fetch_$V(vec3 p) {
    vec3 c = clamp(p, vec3(0.0), LAST($V));
    vec3 f = fract(c);
    ivec3 i = ivec3(c) + 1;
    ivec3 at = places_$V(i);
    int plane = at.x + at.y;
    int up = 64 * (i.z + 1) + (i.z + 1 >> 3) * BLOCK_PLANE($V);
    return within_$V(mix(entry_$V(plane + at.z), entry_$V(plane + up), f.z), f.xy);
}

// Derivatives per voxel: central differences over two voxels, interpolated between the eight neighbours.
vec3 gradient_$V(vec3 p) {
    vec3 c = clamp(p, vec3(0.0), LAST($V));
    // before the last voxel, so that one more on every side is enough
    ivec3 i = max(min(ivec3(c), ivec3(LAST($V)) - 1), 0);
    vec3 f = c - vec3(i);
    i += 1;
    ivec3 back = places_$V(i - 1);
    ivec3 here = places_$V(i);
    ivec3 next = places_$V(i + 1);
    int rowHere = here.y + here.z;
    int rowNext = here.y + next.z;
    int across = here.x + here.z;
    int above = here.x + next.z;
    int column = here.x + here.y;
    int beyond = 64 * (i.z + 2) + (i.z + 2 >> 3) * BLOCK_PLANE($V);
    vec4 leftHere = entry_$V(back.x + rowHere);
    vec4 leftNext = entry_$V(back.x + rowNext);
    vec4 rightHere = entry_$V(next.x + rowHere);
    vec4 rightNext = entry_$V(next.x + rowNext);
    vec4 alongX = mix(rightHere - leftHere, rightNext - leftNext, f.z);
    vec4 alongY = mix(
        entry_$V(next.y + across) - entry_$V(back.y + across), entry_$V(next.y + above) - entry_$V(back.y + above), f.z);
    // the entry here is made of the right half of the one before it and the left half of the one after
    vec4 middleHere = vec4(leftHere.y, rightHere.x, leftHere.w, rightHere.z);
    vec4 middleNext = vec4(leftNext.y, rightNext.x, leftNext.w, rightNext.z);
    vec4 alongZ = mix(middleNext - entry_$V(column + back.z), entry_$V(column + beyond) - middleHere, f.z);
    return 0.5 * vec3(within_$V(alongX, f.xy), within_$V(alongY, f.xy), within_$V(alongZ, f.xy));
}
#else
uniform sampler3D voxels_$V;   // set by VolumeTexture

float fetch_$V(vec3 p) {
    return textureLod(voxels_$V, (p + 0.5) * TEXEL($V), 0.0).r;
}

// Central differences over two voxels: equal to those of the voxels, interpolated between the eight neighbours.
vec3 gradient_$V(vec3 p) {
    vec3 at = (clamp(p, vec3(0.0), LAST($V)) + 0.5) * TEXEL($V);
    vec3 e = TEXEL($V);
    return 0.5
        * vec3(
            textureLod(voxels_$V, vec3(at.x + e.x, at.yz), 0.0).r - textureLod(voxels_$V, vec3(at.x - e.x, at.yz), 0.0).r,
            textureLod(voxels_$V, vec3(at.x, at.y + e.y, at.z), 0.0).r
                - textureLod(voxels_$V, vec3(at.x, at.y - e.y, at.z), 0.0).r,
            textureLod(voxels_$V, vec3(at.xy, at.z + e.z), 0.0).r - textureLod(voxels_$V, vec3(at.xy, at.z - e.z), 0.0).r);
}
#endif

// Table position, -1 where there is no value.
int position_$V(float t) {
    float v = fetch_$V(fieldOrigin_$V + t * fieldDirection_$V);
    int position = int(clamp(v * POSITION_SLOPE($V) + POSITION_ORIGIN($V), 0.0, float(TABLE_LAST)) + 0.5);
#if FLOATS_$V
    return isnan(v) ? -1 : position;
#else
    return position;
#endif
}
