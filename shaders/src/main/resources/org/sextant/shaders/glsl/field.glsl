// SPDX-License-Identifier: Apache-2.0
//
// The voxels of volume $V: the only place that reads them. Positions are voxel indices of what is loaded; beyond the
// centres of the border voxels the border goes on. Java twin: VoxelField.
//
// PACKED: a table in which each voxel comes with its neighbours at x + 1, y + 1 and both, which saves software drivers most
// of their reads. Otherwise the texture unit interpolates.

#if PAGED_$V
#include "pages.glsl"
#elif PACKED
uniform samplerBuffer voxels_$V;   // set by PackedVolume

// Between the four values of an entry.
float within_$V(vec4 q, vec2 f) {
    vec2 r = mix(q.xz, q.yw, f.x);
    return mix(r.x, r.y, f.y);
}

float fetch_$V(vec3 p) {
    vec3 c = clamp(p, vec3(0.0), LAST($V));
    ivec3 i = ivec3(c);
    vec3 f = c - vec3(i);
    int at = i.x + ROW_ENTRIES($V) * i.y + PLANE_ENTRIES($V) * i.z;
    int up = c.z < LAST($V).z ? at + PLANE_ENTRIES($V) : at;
    return within_$V(mix(texelFetch(voxels_$V, at), texelFetch(voxels_$V, up), f.z), f.xy);
}

// Derivatives per voxel: central differences over two voxels, interpolated between the eight neighbours.
vec3 gradient_$V(vec3 p) {
    vec3 c = clamp(p, vec3(0.0), LAST($V));
    ivec3 i = ivec3(c);
    vec3 f = c - vec3(i);
    ivec3 stride = ivec3(1, ROW_ENTRIES($V), PLANE_ENTRIES($V));
    int at = i.x + stride.y * i.y + stride.z * i.z;
    // to the voxels before, after, and after that; 0 at a border
    ivec3 back = -stride * ivec3(greaterThan(i, ivec3(0)));
    ivec3 on = stride * ivec3(lessThan(vec3(i), LAST($V)));
    ivec3 two = on + stride * ivec3(lessThan(vec3(i) + 1.0, LAST($V)));
    vec4 here = texelFetch(voxels_$V, at);
    vec4 next = texelFetch(voxels_$V, at + on.z);
    vec4 q = mix(here, next, f.z);
    vec4 left = mix(texelFetch(voxels_$V, at + back.x), texelFetch(voxels_$V, at + back.x + on.z), f.z);
    vec4 right = mix(texelFetch(voxels_$V, at + on.x), texelFetch(voxels_$V, at + on.x + on.z), f.z);
    vec4 front = mix(texelFetch(voxels_$V, at + back.y), texelFetch(voxels_$V, at + back.y + on.z), f.z);
    vec4 rear = mix(texelFetch(voxels_$V, at + on.y), texelFetch(voxels_$V, at + on.y + on.z), f.z);
    float low = within_$V(texelFetch(voxels_$V, at + back.z), f.xy);
    float high = within_$V(texelFetch(voxels_$V, at + two.z), f.xy);
    vec2 alongX = mix(q.yw - left.xz, right.yw - q.xz, f.x);
    vec2 alongY = mix(q.zw - front.xy, rear.zw - q.xy, f.y);
    float alongZ = mix(within_$V(next, f.xy) - low, high - within_$V(here, f.xy), f.z);
    return 0.5 * vec3(mix(alongX.x, alongX.y, f.y), mix(alongY.x, alongY.y, f.x), alongZ);
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
