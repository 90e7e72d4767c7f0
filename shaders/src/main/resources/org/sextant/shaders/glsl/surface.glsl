// SPDX-License-Identifier: Apache-2.0
//
// The surfaces of equal value of volume $V that the ray passes: where one lies between the values of two samples, it is
// narrowed down by false position with halved weights (Dowell and Jarratt 1971, 10.1007/BF01934364). Java twin: SurfaceCursor.

float from_$V;   // the step that holds the crossings, and the values at its ends
float to_$V;
float low_$V;
float high_$V;
int next_surface_$V;   // to be taken next, and the one after the last, in the ray's order; equal if there is none
int last_surface_$V;
int way_$V;

float value_$V(float t) {
    return fetch_$V(fieldOrigin_$V + t * fieldDirection_$V);
}

float surface_$V(int i) {
    return intBitsToFloat(texelFetch(tables, TABLE_BASE($V) + 2 * i + 1).x);
}

// Surfaces above the value at the step's beginning and up to that at its end, or the other way round.
void crossings_$V() {
    float least = min(low_$V, high_$V);
    float most = max(low_$V, high_$V);
    int first = 0;
    int end = 0;
    for (int i = 0; i < SURFACES_$V; i++) {
        first += surface_$V(i) <= least ? 1 : 0;
        end += surface_$V(i) <= most ? 1 : 0;
    }
    bool any = end > first && !isnan(low_$V) && !isnan(high_$V);
    bool up = high_$V > low_$V;
    way_$V = up ? 1 : -1;
    next_surface_$V = any ? (up ? first : end - 1) : 0;
    last_surface_$V = any ? (up ? end : first - 1) : 0;
}

float crossing_$V(float value) {
    float a = 0.0;
    float b = 1.0;
    float fa = low_$V - value;
    float fb = high_$V - value;
    int side = 0;
    float s = 0.5;
    for (int i = 0; i <= 12; i++) {
        s = fb == fa ? 0.5 * (a + b) : a + (b - a) * clamp(fa / (fa - fb), 0.0, 1.0);
        float f = value_$V(mix(from_$V, to_$V, s)) - value;
        if (i == 12 || b - a <= 1e-4 || f == 0.0) {
            break;
        }
        bool beyond = f > 0.0 == fb > 0.0;
        fa = beyond ? (side == 1 ? 0.5 * fa : fa) : f;
        fb = beyond ? f : (side == -1 ? 0.5 * fb : fb);
        a = beyond ? a : s;
        b = beyond ? s : b;
        side = beyond ? 1 : -1;
    }
    return mix(from_$V, to_$V, s);
}

// Goes to the next crossing, or to the end of the step.
void step_$V() {
    if (next_surface_$V != last_surface_$V) {
        t_$V = crossing_$V(surface_$V(next_surface_$V));
    } else {
        k_$V += 1.0;
        t_$V = to_$V;
        if (t_$V >= end_$V) {
            stretch_$V(end_$V);
        }
    }
}

void take_$V() {
    vec4 own = vec4(texelFetch(tables, TABLE_BASE($V) + 2 * next_surface_$V)) / WINDOW_COUNTS;
#if SHADED_$V
    vec3 p = fieldOrigin_$V + t_$V * fieldDirection_$V;
    vec3 g = gradient_$V(p);
    vec3 slope = g.x * TO_FIELD_X($V).xyz + g.y * TO_FIELD_Y($V).xyz + g.z * TO_FIELD_Z($V).xyz;
    float size = sqrt(dot(slope, slope));
    float weight = size > 0.0 ? 1.0 : 0.0;
    vec3 normal = size > 0.0 ? slope / size : vec3(0.0);
    own.rgb = LIT == 1 || size > 0.0 ? lit(own.rgb, normal, weight, coming_$V(p, normal, weight)) : own.rgb;
#endif
    gather(own.rgb, own.a, t_$V);
}

// Takes steps that begin before the limit and surfaces before it, at least one, until the stretch ends or the ray is opaque.
void advance_$V(float limit) {
    bool more = true;
    while (more) {
        bool met = next_surface_$V != last_surface_$V;
        while (more && !met) {
            float before = t_$V;
#if SKIP_$V
            skip_$V();
#endif
            if (t_$V == before) {
                from_$V = t_$V;
                to_$V = min(phase_$V + (k_$V + 1.0) * STEP($V), end_$V);
                low_$V = known_$V ? high_$V : value_$V(from_$V);
                high_$V = value_$V(to_$V);
                known_$V = true;
                crossings_$V();
                step_$V();
            } else if (t_$V >= end_$V) {
                stretch_$V(end_$V);
            }
            more = t_$V < limit && t_$V < INFINITE;
            met = next_surface_$V != last_surface_$V;
        }
        if (met && more) {
            take_$V();
            next_surface_$V += way_$V;
            step_$V();
        }
        more = more && t_$V < limit && t_$V < INFINITE && gathered.a <= PICTURE_ENDS.x;
    }
}
