// SPDX-License-Identifier: Apache-2.0
//
// The march as a fragment pass, for OpenGL 4.1: one fragment for each sample of a tile.
#include "march.glsl"

layout(location = 0) out vec4 colour;
layout(location = 1) out float met;
uniform ivec4 tile;   // set for each tile by MarchProgram: left, top, width, height in samples

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    colour = march(tile.xy + at, at.x + tile.z * at.y, met);
}
