// SPDX-License-Identifier: Apache-2.0
//
// The largest, smallest or mean value of all that is seen of volume $V along the ray: one piece, where the largest or smallest
// lies first, or midway for the mean. Java twin: ProjectionCursor.

vec4 projected_$V;   // colour and opacity

float value_$V(float t) {
    return fetch_$V(fieldOrigin_$V + t * fieldDirection_$V);
}

void project_$V() {
    float best = -INFINITE;
    float bestAt = INFINITE;
#if MEAN_$V
    float sum = 0.0;
    float length = 0.0;
    float first = t_$V;
    float last = t_$V;
#else
    const float way = LARGEST_$V == 1 ? 1.0 : -1.0;
#endif
    while (t_$V < INFINITE) {
        float front = value_$V(t_$V);
#if MEAN_$V
        last = end_$V;
#else
        bool wins = !isnan(front) && way * front > best;
        best = wins ? way * front : best;
        bestAt = wins ? t_$V : bestAt;
#endif
        while (t_$V < end_$V) {
            k_$V += 1.0;
            float at = min(phase_$V + k_$V * STEP($V), end_$V);
            float back = value_$V(at);
#if MEAN_$V
            float middle = 0.5 * (front + back);
            bool valid = !isnan(middle);
            sum += valid ? middle * (at - t_$V) : 0.0;
            length += valid ? at - t_$V : 0.0;
            front = back;
#else
            wins = !isnan(back) && way * back > best;
            best = wins ? way * back : best;
            bestAt = wins ? at : bestAt;
#endif
            t_$V = at;
        }
        stretch_$V(end_$V);
    }
#if MEAN_$V
    best = length > 0.0 ? sum / length : 0.0;
    bestAt = length > 0.0 ? 0.5 * (first + last) : INFINITE;
#else
    best *= way;
#endif
    bool any = bestAt < INFINITE;
    float position = clamp((any ? best : 0.0) * POSITION_SLOPE($V) + POSITION_ORIGIN($V), 0.0, float(TABLE_LAST));
    projected_$V = vec4(texelFetch(tables, TABLE_BASE($V) + int(position + 0.5))) / WINDOW_COUNTS;
    t_$V = any && projected_$V.a > 0.0 ? bestAt : INFINITE;
}

void advance_$V(float limit) {
    gather(projected_$V.rgb, projected_$V.a, t_$V);
    t_$V = INFINITE;
}
