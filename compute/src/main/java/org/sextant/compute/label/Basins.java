// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.Arrays;

/** Basins that become one where the shallower is less deep than asked: union-find, the deepest is the root. */
final class Basins {
    private final double leastDepth;
    private int[] parent = new int[1024];
    private double[] bottom = new double[1024];
    private int count;

    /** @param leastDepth basins that are at least so deep stay apart */
    Basins(double leastDepth) {
        this.leastDepth = leastDepth;
    }

    /** A new basin with its bottom at this height. @return its number, from 1 */
    int add(double height) {
        count++;
        if (count == parent.length) {
            parent = Arrays.copyOf(parent, 2 * count);
            bottom = Arrays.copyOf(bottom, 2 * count);
        }
        parent[count] = count;
        bottom[count] = height;
        return count;
    }

    int root(int basin) {
        int b = basin;
        while (parent[b] != b) {
            parent[b] = parent[parent[b]];
            b = parent[b];
        }
        return b;
    }

    /** The flood of two basins meets at this height. */
    void meet(int a, int b, double height) {
        int p = root(a);
        int q = root(b);
        if (p == q) {
            return;
        }
        double depthP = Math.abs(bottom[p] - height);
        double depthQ = Math.abs(bottom[q] - height);
        // Of equals the first one found stays.
        int shallow = depthP < depthQ || depthP == depthQ && p > q ? p : q;
        if (Math.min(depthP, depthQ) < leastDepth) {
            parent[shallow] = shallow == p ? q : p;
        }
    }

    int count() {
        return count;
    }
}
