// SPDX-License-Identifier: Apache-2.0
//
// The voxels of volume $V: the only place that reads them. Positions are voxel indices of what is loaded; beyond the
// centres of the border voxels the border goes on. Java twin: VoxelField.
//
// PACKED: a texel holds its voxel and the neighbours at x + 1, y + 1 and both, which saves software drivers most of their
// reads. Otherwise the texture unit interpolates.

uniform sampler3D voxels_$V;   // set by VolumeTexture

#if PACKED
// The four voxels around a position in one plane, weighed; x, y, z of at lie within the field.
float plane_$V(ivec3 at, vec2 f) {
    vec4 q = texelFetch(voxels_$V, at, 0);
    vec2 r = mix(q.xz, q.yw, f.x);
    return mix(r.x, r.y, f.y);
}

float fetch_$V(vec3 p) {
    vec3 c = clamp(p, vec3(0.0), SIZE($V) - 1.0);
    ivec3 i = ivec3(c);
    vec3 f = c - vec3(i);
    vec4 near = texelFetch(voxels_$V, i, 0);
    i.z = min(i.z + 1, int(SIZE($V).z) - 1);
    vec4 q = mix(near, texelFetch(voxels_$V, i, 0), f.z);
    vec2 r = mix(q.xz, q.yw, f.x);
    return mix(r.x, r.y, f.y);
}

// Derivatives per voxel: central differences over two voxels, interpolated between the eight neighbours.
vec3 gradient_$V(vec3 p) {
    vec3 last = SIZE($V) - 1.0;
    vec3 c = clamp(p, vec3(0.0), last);
    vec3 w = floor(c);
    vec3 f = c - w;
    ivec3 a = ivec3(max(w - 1.0, vec3(0.0)));
    ivec3 b = ivec3(w);
    ivec3 d = ivec3(min(w + 1.0, last));
    ivec3 e = ivec3(min(w + 2.0, last));
    float low = plane_$V(ivec3(b.x, b.y, a.z), f.xy);
    float high = plane_$V(ivec3(b.x, b.y, e.z), f.xy);
    vec4 here = texelFetch(voxels_$V, b, 0);
    vec4 next = texelFetch(voxels_$V, ivec3(b.x, b.y, d.z), 0);
    vec4 q = mix(here, next, f.z);
    float zNear = mix(mix(here.x, here.y, f.x), mix(here.z, here.w, f.x), f.y);
    float zFar = mix(mix(next.x, next.y, f.x), mix(next.z, next.w, f.x), f.y);
    vec4 left = mix(texelFetch(voxels_$V, ivec3(a.x, b.y, b.z), 0), texelFetch(voxels_$V, ivec3(a.x, b.y, d.z), 0), f.z);
    vec4 right = mix(texelFetch(voxels_$V, ivec3(d.x, b.y, b.z), 0), texelFetch(voxels_$V, ivec3(d.x, b.y, d.z), 0), f.z);
    vec4 front = mix(texelFetch(voxels_$V, ivec3(b.x, a.y, b.z), 0), texelFetch(voxels_$V, ivec3(b.x, a.y, d.z), 0), f.z);
    vec4 back = mix(texelFetch(voxels_$V, ivec3(b.x, d.y, b.z), 0), texelFetch(voxels_$V, ivec3(b.x, d.y, d.z), 0), f.z);
    vec2 alongX = mix(q.yw - left.xz, right.yw - q.xz, f.x);
    vec2 alongY = mix(q.zw - front.xy, back.zw - q.xy, f.y);
    float alongZ = mix(zFar - low, high - zNear, f.z);
    return 0.5 * vec3(mix(alongX.x, alongX.y, f.y), mix(alongY.x, alongY.y, f.x), alongZ);
}
#else
float fetch_$V(vec3 p) {
    return textureLod(voxels_$V, (p + 0.5) * TEXEL($V), 0.0).r;
}

// Central differences over two voxels: equal to those of the voxels, interpolated between the eight neighbours.
vec3 gradient_$V(vec3 p) {
    vec3 at = (clamp(p, vec3(0.0), SIZE($V) - 1.0) + 0.5) * TEXEL($V);
    vec3 e = TEXEL($V);
    return 0.5
        * vec3(
            textureLod(voxels_$V, vec3(at.x + e.x, at.yz), 0.0).r - textureLod(voxels_$V, vec3(at.x - e.x, at.yz), 0.0).r,
            textureLod(voxels_$V, vec3(at.x, at.y + e.y, at.z), 0.0).r
                - textureLod(voxels_$V, vec3(at.x, at.y - e.y, at.z), 0.0).r,
            textureLod(voxels_$V, vec3(at.xy, at.z + e.z), 0.0).r - textureLod(voxels_$V, vec3(at.xy, at.z - e.z), 0.0).r);
}
#endif

// Table position, 0 … 4095; -1 where there is no value.
float position_$V(float t) {
    float v = fetch_$V(fieldOrigin_$V + t * fieldDirection_$V);
#if FLOATS_$V
    if (isnan(v)) {
        return -1.0;
    }
#endif
    return clamp(v * POSITION_SLOPE($V) + POSITION_ORIGIN($V), 0.0, TABLE_LAST);
}
