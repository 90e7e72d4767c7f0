// SPDX-License-Identifier: Apache-2.0
//
// The voxels of volume $V, which is held in bricks: an atlas of slots of 68³ voxels, and a table that says for each page of
// 64³ voxels which brick serves it. Java twin: PagedField.
//
// Three entries of the table for each page: index in the brick = scale · index in the field + shift;
//   (shift, unused), (scale, value), (first texel of the slot, unused); a scale of 0: the whole page has that one value.

uniform sampler3D voxels_$V;   // set by BrickAtlas

int page_$V(vec3 c) {
    ivec3 page = ivec3(c) >> 6;
    ivec3 count = (ivec3(LAST($V)) >> 6) + 1;
    return PAGE_BASE($V) + 3 * (page.x + count.x * (page.y + count.y * page.z));
}

// How many steps reach as far as one does where the field's own voxels are held.
float stride_$V(vec3 p) {
    vec3 scale = texelFetch(pages, page_$V(clamp(p, vec3(0.0), LAST($V))) + 1).xyz;
    float largest = max(scale.x, max(scale.y, scale.z));
    return largest > 0.0 ? max(1.0, floor(1.0 / largest + 1e-4)) : 1.0;
}

float fetch_$V(vec3 p) {
    vec3 c = clamp(p, vec3(0.0), LAST($V));
    int page = page_$V(c);
    vec4 scale = texelFetch(pages, page + 1);
    vec3 at = max(c * scale.xyz + texelFetch(pages, page).xyz, vec3(0.0)) + texelFetch(pages, page + 2).xyz;
    float v = textureLod(voxels_$V, (at + 0.5) * TEXEL($V), 0.0).r;
    return scale.x == 0.0 ? scale.w : v;
}

// Central differences over two voxels of the brick, per voxel of the field.
vec3 gradient_$V(vec3 p) {
    vec3 c = clamp(p, vec3(0.0), LAST($V));
    int page = page_$V(c);
    vec3 scale = texelFetch(pages, page + 1).xyz;
    vec3 slot = texelFetch(pages, page + 2).xyz;
    vec3 at = max(c * scale + texelFetch(pages, page).xyz, vec3(0.0)) + slot;
    vec3 a = (max(at - 1.0, slot) + 0.5) * TEXEL($V);
    vec3 b = (at + 1.5) * TEXEL($V);
    at = (at + 0.5) * TEXEL($V);
    return 0.5 * scale
        * vec3(
            textureLod(voxels_$V, vec3(b.x, at.yz), 0.0).r - textureLod(voxels_$V, vec3(a.x, at.yz), 0.0).r,
            textureLod(voxels_$V, vec3(at.x, b.y, at.z), 0.0).r - textureLod(voxels_$V, vec3(at.x, a.y, at.z), 0.0).r,
            textureLod(voxels_$V, vec3(at.xy, b.z), 0.0).r - textureLod(voxels_$V, vec3(at.xy, a.z), 0.0).r);
}
