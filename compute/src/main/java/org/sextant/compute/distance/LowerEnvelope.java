// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distance;

/**
 * g(t) = min over q of f(q) + w·(t − q)² along one column, in time that grows with its length: the lower envelope of
 * parabolas (Felzenszwalb and Huttenlocher 2012, doi:10.4086/toc.2012.v008a019), in whole numbers as Meijster, Roerdink
 * and Hesselink 2000 (doi:10.1007/0-306-47025-X_36).
 *
 * <p>Threads: one; it keeps its stacks.
 */
final class LowerEnvelope {
    private final int weight;
    private final int[] site;
    private final int[] height;
    private final int[] start;
    private int top;

    LowerEnvelope(int weight, int length) {
        this.weight = weight;
        this.site = new int[length + 2];
        this.height = new int[length + 2];
        this.start = new int[length + 2];
    }

    /**
     * Rows from ≤ t &lt; to of column c.
     *
     * @param before whether f(from − 1) = 0
     * @param after whether f(to) = 0
     */
    void column(int[][] f, int[][] g, int c, int from, int to, boolean before, boolean after) {
        top = -1;
        if (before) {
            push(from - 1, 0, from, to);
        }
        for (int q = from; q < to; q++) {
            if (f[q][c] < SquaredMetric.FAR) {
                push(q, f[q][c], from, to);
            }
        }
        if (after) {
            push(to, 0, from, to);
        }
        if (top < 0) {
            for (int t = from; t < to; t++) {
                g[t][c] = SquaredMetric.FAR;
            }
        }
        int end = to;
        for (; top >= 0; top--) {
            int p = site[top];
            for (int t = start[top]; t < end; t++) {
                g[t][c] = height[top] + weight * (t - p) * (t - p);
            }
            end = Math.min(end, start[top]);
        }
    }

    private void push(int q, int f, int from, int to) {
        int begin = from;
        while (top >= 0) {
            begin = firstBelow(q, f);
            if (begin > start[top]) {
                break;
            }
            top--;
            begin = from;
        }
        if (begin < to) {
            top++;
            site[top] = q;
            height[top] = f;
            start[top] = begin;
        }
    }

    /** The first t at which the parabola at q lies below the one on top: f(q) + w(t−q)² &lt; f(p) + w(t−p)². */
    private int firstBelow(int q, int f) {
        int p = site[top];
        long above = (long) f - height[top] + (long) weight * (q - p) * (q + p);
        return (int) Math.floorDiv(above, 2L * weight * (q - p)) + 1;
    }
}
