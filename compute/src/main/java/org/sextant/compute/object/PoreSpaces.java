// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/**
 * The connected pores of each object, and which of them are closed. Two pore voxels of one object are connected if they are
 * neighbours; a pore is open if one of its voxels is a neighbour of anything that is not of its object, or lies at the border
 * of the volume, behind which nobody knows. Pores are held as runs along x, joined by union and find.
 *
 * <p>Neighbours share a face (6), or also an edge (18), or also a corner (26).
 */
public final class PoreSpaces {
    /** Pore or not for each voxel of a plane. */
    @FunctionalInterface
    public interface PorePlanes {
        /** 1 for pores, {@code [x + nx·y]}. */
        byte[] plane(int z);
    }

    /** The runs of one plane: row y has those from {@code rows[y]} to {@code rows[y + 1]}. */
    private static final class PlaneRuns {
        private final int[] rows;
        private int[] data = new int[96];
        private int count;

        PlaneRuns(int ny) {
            rows = new int[ny + 1];
        }

        void add(int x0, int x1, int label, boolean open) {
            if (3 * count == data.length) {
                data = Arrays.copyOf(data, 2 * data.length);
            }
            data[3 * count] = x0;
            // The sign says whether the run reaches what is not its object.
            data[3 * count + 1] = open ? -x1 : x1;
            data[3 * count++ + 2] = label;
        }

        int x0(int run) {
            return data[3 * run];
        }

        int x1(int run) {
            return Math.abs(data[3 * run + 1]);
        }

        boolean isOpen(int run) {
            return data[3 * run + 1] < 0;
        }

        int label(int run) {
            return data[3 * run + 2];
        }
    }

    private final int[] label;
    private final long[] voxels;
    private final boolean[] open;

    private PoreSpaces(int[] label, long[] voxels, boolean[] open) {
        this.label = label;
        this.voxels = voxels;
        this.open = open;
    }

    /** @param neighbours 6, 18 or 26 */
    public static PoreSpaces of(LabelPlanes planes, PorePlanes pores, int neighbours, WorkContext work) {
        Lattice l = planes.lattice();
        int reach = neighbours == 6 ? 1 : neighbours == 18 ? 2 : 3;
        PlaneRuns[] runs = new PlaneRuns[l.nz()];
        int depth = planes.depth();
        work.forEach("finding pores", (l.nz() - 1) / depth + 1L, slab -> {
            int z0 = (int) slab * depth;
            int z1 = Math.min(l.nz(), z0 + depth);
            int[][] near = {z0 == 0 ? null : planes.plane(z0 - 1), planes.plane(z0), null};
            for (int z = z0; z < z1; z++) {
                near[2] = z + 1 == l.nz() ? null : planes.plane(z + 1);
                runs[z] = runs(near, pores.plane(z), l, reach);
                near[0] = near[1];
                near[1] = near[2];
            }
        });
        return joined(runs, l, reach, work);
    }

    public int count() {
        return label.length;
    }

    /** Object that a pore lies in. */
    public int label(int pore) {
        return label[pore];
    }

    public long voxels(int pore) {
        return voxels[pore];
    }

    public boolean isClosed(int pore) {
        return !open[pore];
    }

    private static PlaneRuns runs(int[][] near, byte[] pores, Lattice l, int reach) {
        PlaneRuns out = new PlaneRuns(l.ny());
        int nx = l.nx();
        int[] labels = near[1];
        for (int y = 0; y < l.ny(); y++) {
            out.rows[y] = out.count;
            int from = y * nx;
            for (int x = 0; x < nx; ) {
                int of = pores[from + x] == 0 ? 0 : labels[from + x];
                int start = x++;
                if (of == 0) {
                    continue;
                }
                while (x < nx && pores[from + x] != 0 && labels[from + x] == of) {
                    x++;
                }
                out.add(start, x, of, leaves(near, l, start, x, y, reach));
            }
        }
        out.rows[l.ny()] = out.count;
        return out;
    }

    /** Whether a voxel of the run has a neighbour of another label, or none at all. */
    private static boolean leaves(int[][] near, Lattice l, int x0, int x1, int y, int reach) {
        int nx = l.nx();
        int of = near[1][y * nx + x0];
        for (int dz = -1; dz <= 1; dz++) {
            int[] plane = near[dz + 1];
            for (int dy = -1; dy <= 1; dy++) {
                int steps = Math.abs(dz) + Math.abs(dy);
                if (steps > reach) {
                    continue;
                }
                int wider = steps < reach ? 1 : 0;
                if (plane == null || y + dy < 0 || y + dy >= l.ny() || x0 - wider < 0 || x1 + wider > nx) {
                    return true;
                }
                int row = (y + dy) * nx;
                for (int x = x0 - wider; x < x1 + wider; x++) {
                    if (plane[row + x] != of) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static PoreSpaces joined(PlaneRuns[] runs, Lattice l, int reach, WorkContext work) {
        int[] first = new int[runs.length + 1];
        for (int z = 0; z < runs.length; z++) {
            first[z + 1] = Math.addExact(first[z], runs[z].count);
        }
        int[] parent = new int[first[runs.length]];
        Arrays.setAll(parent, i -> i);
        for (int z = 0; z < runs.length; z++) {
            work.checkCancelled("joining pores");
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

    /** Unites runs of two rows that overlap, or come within {@code wider} voxels of it, and are of one object. */
    private static void touch(
            int[] parent, PlaneRuns a, int firstA, int ya, PlaneRuns b, int firstB, int yb, int wider) {
        int j = b.rows[yb];
        for (int i = a.rows[ya]; i < a.rows[ya + 1]; i++) {
            while (j < b.rows[yb + 1] && b.x1(j) + wider <= a.x0(i)) {
                j++;
            }
            for (int k = j; k < b.rows[yb + 1] && b.x0(k) < a.x1(i) + wider; k++) {
                if (b.label(k) == a.label(i)) {
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

    private static PoreSpaces counted(PlaneRuns[] runs, int[] first, int[] parent) {
        int[] number = new int[parent.length];
        int count = 0;
        for (int i = 0; i < parent.length; i++) {
            // The root of a set is its first run, which has its number before the others ask for it.
            number[i] = parent[i] == i ? count++ : number[root(parent, i)];
        }
        PoreSpaces spaces = new PoreSpaces(new int[count], new long[count], new boolean[count]);
        for (int z = 0; z < runs.length; z++) {
            for (int r = 0; r < runs[z].count; r++) {
                int pore = number[first[z] + r];
                spaces.label[pore] = runs[z].label(r);
                spaces.voxels[pore] += runs[z].x1(r) - runs[z].x0(r);
                spaces.open[pore] |= runs[z].isOpen(r);
            }
        }
        return spaces;
    }

    /** Voxels of the closed pores, one number each. */
    public List<Long> closedSizes() {
        List<Long> sizes = new ArrayList<>();
        for (int p = 0; p < label.length; p++) {
            if (!open[p]) {
                sizes.add(voxels[p]);
            }
        }
        return sizes;
    }
}
