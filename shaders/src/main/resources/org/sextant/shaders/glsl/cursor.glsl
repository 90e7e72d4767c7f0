// SPDX-License-Identifier: Apache-2.0
//
// How far the ray has come in volume or label volume $V. The ray is cut at fixed distances t = phase + k · step, counted from the
// volume's centre, and at the ends of the stretches in which the volume is seen. Java twin: BoxCursor.

// Near and far by the slabs of the box: Kay and Kajiya 1986, 10.1145/15886.15916.
void enter_$V(float shift) {
    vec3 o = vec3(dot(TO_BASE_X($V).xyz, rayOrigin), dot(TO_BASE_Y($V).xyz, rayOrigin), dot(TO_BASE_Z($V).xyz, rayOrigin))
        + vec3(TO_BASE_X($V).w, TO_BASE_Y($V).w, TO_BASE_Z($V).w);
    vec3 d = vec3(
        dot(TO_BASE_X($V).xyz, rayDirection), dot(TO_BASE_Y($V).xyz, rayDirection), dot(TO_BASE_Z($V).xyz, rayDirection));
    // a ray along a face never divides by 0: it meets it very far away
    d = mix(d, vec3(1e-30), equal(d, vec3(0.0)));
    vec3 p = (LOWEST($V) - o) / d;
    vec3 q = (HIGHEST($V) - o) / d;
    vec3 first = min(p, q);
    vec3 last = max(p, q);
    near_$V = max(max(rayStart, first.x), max(first.y, first.z));
    far_$V = min(last.x, min(last.y, last.z));
#if KEEPS_$V
    for (int i = 0; i < KEEPS_$V; i++) {
        vec2 kept = crossing(CUT_BASE($V) + 4 * i);
        near_$V = max(near_$V, kept.x);
        far_$V = min(far_$V, kept.y);
    }
#endif
#if HOLES_$V
    for (int i = 0; i < HOLES_$V; i++) {
        vec2 hole = crossing(CUT_BASE($V) + 4 * (KEEPS_$V + i));
        holes_$V[i] = hole.y > hole.x ? hole : vec2(INFINITE);
    }
#endif
    fieldOrigin_$V = vec3(
            dot(TO_FIELD_X($V).xyz, rayOrigin), dot(TO_FIELD_Y($V).xyz, rayOrigin), dot(TO_FIELD_Z($V).xyz, rayOrigin))
        + vec3(TO_FIELD_X($V).w, TO_FIELD_Y($V).w, TO_FIELD_Z($V).w);
    fieldDirection_$V = vec3(
        dot(TO_FIELD_X($V).xyz, rayDirection),
        dot(TO_FIELD_Y($V).xyz, rayDirection),
        dot(TO_FIELD_Z($V).xyz, rayDirection));
    phase_$V = PHASE($V) + shift * STEP($V);
}

// Goes to the first place from t on where the volume is and no finer one.
void stretch_$V(float from) {
    float start = next_$V(from);
#if FINEST
    bool moved = true;
    while (moved) {
        moved = false;
#each $U
#if FINER_$U_$V
        if (start < far_$V && next_$U(start) == start) {
            start = next_$V(until_$U(start));
            moved = true;
        }
#endif
#end
    }
#endif
    float end = until_$V(start);
#if FINEST
#each $U
#if FINER_$U_$V
    end = min(end, next_$U(start));
#endif
#end
#endif
    bool some = start < far_$V && VISIBLE_$V;
    t_$V = some ? start : INFINITE;
    end_$V = end;
    k_$V = floor((start - phase_$V) / STEP($V));
#if LABELS_$V
    before_$V = 0u;
    voxel_$V = some ? ivec3(clamp(floor(fieldOrigin_$V + start * fieldDirection_$V + 0.5), vec3(0.0), LAST($V))) : ivec3(0);
#else
    known_$V = false;
#endif
}
