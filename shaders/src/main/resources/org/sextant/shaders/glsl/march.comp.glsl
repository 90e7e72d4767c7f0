// SPDX-License-Identifier: Apache-2.0
//
// The march as a compute pass: one invocation for each sample of a tile, in groups of 8 × 8.
#include "march.glsl"

layout(local_size_x = 8, local_size_y = 8) in;
layout(rgba32f) uniform writeonly image2D colours;
layout(r32f) uniform writeonly image2D distances;
uniform ivec4 tile;   // set for each tile by MarchProgram: left, top, width, height in samples
uniform int firstRow;   // of the tile, from which on this call draws

void main() {
    ivec2 at = ivec2(gl_GlobalInvocationID.xy) + ivec2(0, firstRow);
    if (at.x < tile.z && at.y < tile.w) {
        float met;
        vec4 colour = march(tile.xy + at, at.x + tile.z * at.y, met);
        imageStore(colours, at, colour);
        imageStore(distances, at, vec4(met));
    }
}
