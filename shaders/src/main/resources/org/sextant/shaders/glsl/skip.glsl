// SPDX-License-Identifier: Apache-2.0
//
// Over the empty bricks of volume $V. Java twin: VolumeCursor.
// Jumps to the last cut before the empty bricks around t end. Returns how many samples to take before the next try: so many
// that an occupied brick is mostly behind, or those beside the cut; those in empty bricks change nothing.
int skip_$V() {
    vec3 at = clamp(fieldOrigin_$V + t_$V * fieldDirection_$V, vec3(0.0), LAST($V));
    vec3 b = floor(at / BRICK_EDGE($V));
    int i = BRICK_BASE($V) + int(b.x + BRICKS($V).x * b.y) + int(BRICKS($V).x * BRICKS($V).y) * int(b.z);
    float apart = float(texelFetch(bricks, i).r);
    // beyond the border there is nothing but the border
    bvec3 up = greaterThan(fieldDirection_$V, vec3(0.0));
    vec3 face = BRICK_EDGE($V) * mix(b - apart + 1.0, b + apart, up);
    bvec3 open = bvec3(
        up.x ? face.x > LAST($V).x : face.x <= 0.0 || fieldDirection_$V.x == 0.0,
        up.y ? face.y > LAST($V).y : face.y <= 0.0 || fieldDirection_$V.y == 0.0,
        up.z ? face.z > LAST($V).z : face.z <= 0.0 || fieldDirection_$V.z == 0.0);
    vec3 exits = mix((face - fieldOrigin_$V) / fieldDirection_$V, vec3(INFINITE), open);
    float exit = min(exits.x, min(exits.y, exits.z));
    bool over = exit >= end_$V + STEP($V);
    float k = floor((min(exit, end_$V) - phase_$V) / STEP($V) - 1e-4);
    bool jump = apart > 0.0 && (over || k > k_$V);
    known_$V = known_$V && !jump;
    k_$V = jump ? k : k_$V;
    t_$V = jump ? (over ? end_$V : phase_$V + k * STEP($V)) : t_$V;
    return apart > 0.0 ? 2 : 8;
}
