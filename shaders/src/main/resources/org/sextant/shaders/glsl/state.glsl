// SPDX-License-Identifier: Apache-2.0
//
// How far the ray has come in volume $V, changed by cursor.glsl, and where the volume is. Java twin of the latter: Stretches.

float near_$V;    // where the ray enters and leaves what is kept of the volume's box; near > far if it misses
float far_$V;
#if HOLES_$V
vec2 holes_$V[HOLES_$V];   // from and to of what is cut out of it; infinite where the ray misses one
#endif
float t_$V;       // up to here the volume is done; infinite at the end
float end_$V;     // of the stretch
float k_$V;       // the next cut is k + 1
float phase_$V;
#if LABELS_$V
ivec3 voxel_$V;   // that t lies in
uint before_$V;   // rank of the voxel before; 0 at the beginning of a stretch
#else
bool known_$V;    // whether the sample at t is at hand:
int frontPosition_$V;
ivec4 front_$V;
#endif
vec3 fieldOrigin_$V;      // the ray in the field's index
vec3 fieldDirection_$V;

// The first place from t on where the volume is: in its box and not cut away; infinite if there is none.
float next_$V(float t) {
    float at = max(t, near_$V);
#if HOLES_$V
    // once for each of them, for they may follow each other in any order
    for (int j = 0; j < HOLES_$V; j++) {
        for (int i = 0; i < HOLES_$V; i++) {
            at = at >= holes_$V[i].x && at < holes_$V[i].y ? holes_$V[i].y : at;
        }
    }
#endif
    return at < far_$V ? at : INFINITE;
}

// Where the volume ends that is at t.
float until_$V(float t) {
    float end = far_$V;
#if HOLES_$V
    for (int i = 0; i < HOLES_$V; i++) {
        end = holes_$V[i].x > t ? min(end, holes_$V[i].x) : end;
    }
#endif
    return end;
}
