// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.Arrays;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Connected components of runs: voxels of one row that belong together are held as one run with a key (runs of different keys
 * are never joined) and flags (a component has those of all its runs). Runs are joined by union and find; memory grows with
 * the number of runs, not of voxels. Rosenfeld, Pfaltz 1966 (10.1145/321356.321357) on runs.
 */
public final class RunComponents {
    private static final int WIDTH = 4;

    /** The runs of one plane, added row by row with rising x. */
    public static final class PlaneRuns {
        private final int[] rows;
        private int[] data = new int[32 * WIDTH];
        private int count;
        private int row;

        public PlaneRuns(int ny) {
            rows = new int[ny + 1];
        }

        /** Adds the voxels x0 … x1 − 1 of row y. */
        public void add(int y, int x0, int x1, int key, int flags) {
            while (row < y) {
                rows[++row] = count;
            }
            if (WIDTH * count == data.length) {
                data = Arrays.copyOf(data, 2 * data.length);
            }
            int at = WIDTH * count++;
            data[at] = x0;
            data[at + 1] = x1;
            data[at + 2] = key;
            data[at + 3] = flags;
        }

        private PlaneRuns ended() {
            while (row + 1 < rows.length) {
                rows[++row] = count;
            }
            return this;
        }

        private int x0(int run) {
            return data[WIDTH * run];
        }

        private int x1(int run) {
            return data[WIDTH * run + 1];
        }

        private int key(int run) {
            return data[WIDTH * run + 2];
        }

        private int flags(int run) {
            return data[WIDTH * run + 3];
        }
    }

    /** Finds the runs of a plane. */
    @FunctionalInterface
    public interface Finder {
        PlaneRuns runs(int z);
    }

    private final PlaneRuns[] runs;
    private final int[] first;
    private final int[] number;
    private final int[] key;
    private final int[] flags;
    private final long[] voxels;

    private RunComponents(PlaneRuns[] runs, int[] first, int[] number, int count) {
        this.runs = runs;
        this.first = first;
        this.number = number;
        key = new int[count];
        flags = new int[count];
        voxels = new long[count];
    }

    /** Joins runs that are neighbours through faces (6), edges too (18) or corners too (26). */
    public static RunComponents of(Lattice l, Finder finder, int neighbours, WorkContext work) {
        if (neighbours != 6 && neighbours != 18 && neighbours != 26) {
            throw new SextantException(
                    "neighbours must be 6 (faces), 18 (edges too) or 26 (corners too), not " + neighbours);
        }
        int reach = reach(neighbours);
        PlaneRuns[] runs = new PlaneRuns[l.nz()];
        work.forEach(
                "finding runs",
                l.nz(),
                z -> runs[(int) z] = finder.runs((int) z).ended());
        int[] first = new int[runs.length + 1];
        for (int z = 0; z < runs.length; z++) {
            first[z + 1] = Math.addExact(first[z], runs[z].count);
        }
        int[] parent = new int[first[runs.length]];
        Arrays.setAll(parent, i -> i);
        for (int z = 0; z < runs.length; z++) {
            work.checkCancelled("joining runs");
            for (int y = 0; y < l.ny(); y++) {
                if (y > 0) {
                    touch(parent, runs[z], first[z], y, runs[z], first[z], y - 1, reach > 1 ? 1 : 0);
                }
                for (int dy = -1; z > 0 && dy <= 1; dy++) {
                    int steps = 1 + Math.abs(dy);
                    if (steps <= reach && y + dy >= 0 && y + dy < l.ny()) {
                        touch(parent, runs[z], first[z], y, runs[z - 1], first[z - 1], y + dy, steps < reach ? 1 : 0);
                    }
                }
            }
        }
        return counted(runs, first, parent);
    }

    /** How many axes two neighbours may differ along: 1, 2 or 3. */
    static int reach(int neighbours) {
        return neighbours == 6 ? 1 : neighbours == 18 ? 2 : 3;
    }

    /** Unites runs of two rows that overlap, or come within {@code wider} voxels of it, and have one key. */
    private static void touch(
            int[] parent, PlaneRuns a, int firstA, int ya, PlaneRuns b, int firstB, int yb, int wider) {
        int j = b.rows[yb];
        for (int i = a.rows[ya]; i < a.rows[ya + 1]; i++) {
            while (j < b.rows[yb + 1] && b.x1(j) + wider <= a.x0(i)) {
                j++;
            }
            for (int k = j; k < b.rows[yb + 1] && b.x0(k) < a.x1(i) + wider; k++) {
                if (b.key(k) == a.key(i)) {
                    unite(parent, firstA + i, firstB + k);
                }
            }
        }
    }

    private static void unite(int[] parent, int a, int b) {
        int ra = root(parent, a);
        int rb = root(parent, b);
        parent[Math.max(ra, rb)] = Math.min(ra, rb);
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private static RunComponents counted(PlaneRuns[] runs, int[] first, int[] parent) {
        int[] number = new int[parent.length];
        int count = 0;
        for (int i = 0; i < parent.length; i++) {
            // The root of a set is its first run, which has its number before the others ask for it.
            number[i] = parent[i] == i ? count++ : number[root(parent, i)];
        }
        RunComponents c = new RunComponents(runs, first, number, count);
        for (int z = 0; z < runs.length; z++) {
            for (int r = 0; r < runs[z].count; r++) {
                int at = number[first[z] + r];
                c.key[at] = runs[z].key(r);
                c.flags[at] |= runs[z].flags(r);
                c.voxels[at] += runs[z].x1(r) - runs[z].x0(r);
            }
        }
        return c;
    }

    public int count() {
        return key.length;
    }

    public int key(int component) {
        return key[component];
    }

    public int flags(int component) {
        return flags[component];
    }

    public long voxels(int component) {
        return voxels[component];
    }

    /** Which components are wanted. */
    @FunctionalInterface
    public interface Choice {
        boolean takes(int component);
    }

    /** Writes 1 to the voxels of the chosen components in plane z, {@code [x + nx·y]}. */
    public void paint(int z, Choice choice, byte[] plane, int nx) {
        PlaneRuns r = runs[z];
        for (int y = 0; y + 1 < r.rows.length; y++) {
            for (int i = r.rows[y]; i < r.rows[y + 1]; i++) {
                if (choice.takes(number[first[z] + i])) {
                    Arrays.fill(plane, y * nx + r.x0(i), y * nx + r.x1(i), (byte) 1);
                }
            }
        }
    }
}
