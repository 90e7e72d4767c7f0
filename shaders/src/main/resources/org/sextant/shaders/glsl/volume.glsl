// SPDX-License-Identifier: Apache-2.0
//
// Gathers the values of volume $V along the ray. Java twin: CompositeCursor.
//
// One loop with few variables does all: software drivers execute both sides of every branch, and a loop within a loop
// makes each round of it dearer than the shading that it saves.

// Whether a sample at t shows more of this volume than of all others; of equal ones the first is seen.
#if MAXIMUM
float density_$V(float t) {
    int position = max(position_$V(t), 0);
    int low = max(position - 1, 0);
    int high = min(position + 1, TABLE_LAST);
    int sum = texelFetch(tables, TABLE_BASE($V) + high).x - texelFetch(tables, TABLE_BASE($V) + low).x;
    return float(sum) / float(high - low) * SIGMA($V);
}
#endif

// Gathers the piece from begin to t, whose integrals over so many positions are given.
void shade_$V(float begin, int width, ivec4 sum) {
    vec3 colour = min(vec3(sum.yzw) * (1.0 / float(sum.x)), vec3(1.0));
    float sigma = float(sum.x) / float(width) * SIGMA($V);
    float middle = 0.5 * (begin + t_$V);
    float span = t_$V - begin;
#if MAXIMUM
    float mine = density_$V(middle);
    bool beaten = false;
#each $U
#if $U != $V && RIVAL_$U
    if (next_$U(middle) == middle) {
        float other = density_$U(middle);
        beaten = beaten || other > mine || $U < $V && other == mine;
    }
#endif
#end
    sigma = beaten ? 0.0 : sigma;
#endif
#if SHADED_$V
    vec3 g = gradient_$V(fieldOrigin_$V + middle * fieldDirection_$V);
    vec3 slope = g.x * TO_FIELD_X($V).xyz + g.y * TO_FIELD_Y($V).xyz + g.z * TO_FIELD_Z($V).xyz;
    float size = sqrt(dot(slope, slope));
    float weight = steepness(size * STEEPNESS($V));
    vec3 normal = weight > 0.0 ? slope * (1.0 / size) : vec3(0.0);
    vec2 coming = coming_$V(fieldOrigin_$V + middle * fieldDirection_$V, normal, weight);
    colour = LIT == 1 || weight > 0.0 ? lit(colour, normal, weight, coming) : colour;
#endif
    gather(colour, 1.0 - exp(-sigma * span), middle);
}

// Takes pieces that begin before the limit, at least one, until the stretch ends or the ray is opaque.
void advance_$V(float limit) {
    bool more = true;
    while (more) {
#if SKIP_$V
        int samples = skip_$V();
#else
        int samples = 1 << 30;
#endif
        while (more && samples > 0) {
            float begin = t_$V;
#if PAGED_$V
            float stride = stride_$V(fieldOrigin_$V + t_$V * fieldDirection_$V);
#else
            const float stride = 1.0;
#endif
            float at = known_$V ? min(phase_$V + (k_$V + stride) * STEP($V), end_$V) : t_$V;
            int position = position_$V(at);
#if FLOATS_$V
            bool valid = min(position, frontPosition_$V) >= 0;
#else
            const bool valid = true;
#endif
            position = valid && position == frontPosition_$V ? beside(position) : position;
            ivec4 back = texelFetch(tables, TABLE_BASE($V) + max(position, 0));
            int width = position - frontPosition_$V;
            ivec4 sum = back - front_$V;
            bool seen = known_$V && valid && sum.x != 0 && at > t_$V;
            t_$V = at;
            k_$V += known_$V ? stride : 0.0;
            known_$V = true;
            front_$V = back;
            frontPosition_$V = position;
            samples--;
            if (seen) {
                shade_$V(begin, width, sum);
            }
            more = at < limit && at < end_$V && gathered.a <= PICTURE_ENDS.x;
        }
    }
    if (t_$V >= end_$V) {
        stretch_$V(end_$V);
    }
}
