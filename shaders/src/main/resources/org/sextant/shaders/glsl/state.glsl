// SPDX-License-Identifier: Apache-2.0
//
// How far the ray has come in volume $V; changed by cursor.glsl.

float near_$V;    // where the ray enters and leaves the volume's box; near > far if it misses
float far_$V;
float t_$V;       // up to here the volume is done; infinite at the end
float end_$V;     // of the stretch
float k_$V;       // the next cut is k + 1
float phase_$V;
bool known_$V;    // whether the sample at t is at hand:
int frontPosition_$V;
ivec4 front_$V;
vec3 fieldOrigin_$V;      // the ray in the field's index
vec3 fieldDirection_$V;
