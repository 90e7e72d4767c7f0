// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

/**
 * Joins runs that touch: union-find with path halving, where the earliest run of a set is its root.
 *
 * <p>Threads: several at once where they join runs of separate ranges.
 */
final class RunUnion {
    private final int[] parent;
    private final Connectivity connectivity;

    RunUnion(int runs, Connectivity connectivity) {
        this.parent = new int[runs];
        this.connectivity = connectivity;
        for (int i = 0; i < runs; i++) {
            parent[i] = i;
        }
    }

    /** Joins the runs of neighbouring rows within one plane. @param first number of the plane's first run */
    void within(RunPlane plane, int first) {
        for (int row = 1; row + 1 < plane.rows().length; row++) {
            rows(plane, row - 1, first, plane, row, first, connectivity.slack(1));
        }
    }

    /** Joins the runs of neighbouring planes. */
    void between(RunPlane below, int firstBelow, RunPlane above, int firstAbove) {
        int rows = above.rows().length - 1;
        int diagonal = connectivity.slack(2);
        for (int row = 0; row < rows; row++) {
            rows(below, row, firstBelow, above, row, firstAbove, connectivity.slack(1));
            if (diagonal >= 0 && row > 0) {
                rows(below, row - 1, firstBelow, above, row, firstAbove, diagonal);
            }
            if (diagonal >= 0 && row + 1 < rows) {
                rows(below, row + 1, firstBelow, above, row, firstAbove, diagonal);
            }
        }
    }

    private void rows(RunPlane p, int rowP, int firstP, RunPlane q, int rowQ, int firstQ, int slack) {
        int[] a = p.bounds();
        int[] b = q.bounds();
        int i = 2 * p.rows()[rowP];
        int j = 2 * q.rows()[rowQ];
        int endI = 2 * p.rows()[rowP + 1];
        int endJ = 2 * q.rows()[rowQ + 1];
        while (i < endI && j < endJ) {
            if (a[i] < b[j + 1] + slack && b[j] < a[i + 1] + slack) {
                join(firstP + i / 2, firstQ + j / 2);
            }
            // The one that ends first touches nothing further, unless both end as near as the slack.
            if (a[i + 1] < b[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
    }

    private void join(int a, int b) {
        int i = root(a);
        int j = root(b);
        if (i < j) {
            parent[j] = i;
        } else {
            parent[i] = j;
        }
    }

    private int root(int run) {
        int r = run;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    /**
     * Numbers the sets 1, 2, … in the order of their first runs.
     *
     * @return for each run the number of its set; the union cannot be used any more
     */
    int[] numbers() {
        int last = 0;
        for (int run = 0; run < parent.length; run++) {
            // Roots come before their runs, so that theirs is a number already.
            parent[run] = parent[run] == run ? ++last : parent[parent[run]];
        }
        return parent;
    }
}
