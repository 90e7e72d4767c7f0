// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/**
 * For each label the number of voxels, the first and second moments of their indices and their bounding box, all as whole
 * numbers: exact, and independent of threads. A run of equal labels along x is added at once, since the sums of 1, x and x²
 * over it are polynomials.
 */
final class ObjectMoments {
    static final int COUNT = 0;
    static final int X = 1;
    static final int Y = 2;
    static final int Z = 3;
    static final int XX = 4;
    static final int YY = 5;
    static final int ZZ = 6;
    static final int XY = 7;
    static final int XZ = 8;
    static final int YZ = 9;
    static final int MIN_X = 10;
    static final int MIN_Y = 11;
    static final int MIN_Z = 12;
    static final int MAX_X = 13;
    static final int MAX_Y = 14;
    static final int MAX_Z = 15;
    private static final long FAR = Integer.MAX_VALUE;

    private final RowSums sums = new RowSums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, FAR, FAR, FAR, -1, -1, -1);

    private ObjectMoments() {}

    static ObjectMoments of(LabelPlanes planes, WorkContext work) {
        return new SlabWalk(planes, work)
                .run(
                        "measuring objects",
                        ObjectMoments::new,
                        (into, z0, z1) -> {
                            for (int z = z0; z < z1; z++) {
                                into.plane(planes.plane(z), planes.lattice(), z);
                            }
                        },
                        ObjectMoments::join);
    }

    LabelRows rows() {
        return sums.rows();
    }

    long get(int label, int k) {
        return sums.get(label, k);
    }

    private void plane(int[] labels, Lattice lattice, int z) {
        int nx = lattice.nx();
        for (int y = 0, from = 0; y < lattice.ny(); y++, from += nx) {
            int end = from + nx;
            for (int i = from; i < end; ) {
                int label = labels[i];
                int start = i++;
                while (i < end && labels[i] == label) {
                    i++;
                }
                if (label != 0) {
                    run(label, start - from, i - from, y, z);
                }
            }
        }
    }

    /** Voxels x0 … x1 − 1 of one row. */
    private void run(int label, long x0, long x1, long y, long z) {
        int at = sums.offset(label);
        long[] v = sums.values();
        long n = x1 - x0;
        long last = x1 - 1;
        long sumX = (x0 + last) * n / 2;
        v[at + COUNT] += n;
        v[at + X] += sumX;
        v[at + Y] += n * y;
        v[at + Z] += n * z;
        v[at + XX] += squares(last) - squares(x0 - 1);
        v[at + YY] += n * y * y;
        v[at + ZZ] += n * z * z;
        v[at + XY] += sumX * y;
        v[at + XZ] += sumX * z;
        v[at + YZ] += n * y * z;
        v[at + MIN_X] = Math.min(v[at + MIN_X], x0);
        v[at + MIN_Y] = Math.min(v[at + MIN_Y], y);
        v[at + MIN_Z] = Math.min(v[at + MIN_Z], z);
        v[at + MAX_X] = Math.max(v[at + MAX_X], last);
        v[at + MAX_Y] = Math.max(v[at + MAX_Y], y);
        v[at + MAX_Z] = Math.max(v[at + MAX_Z], z);
    }

    /** 0² + 1² + … + n². */
    private static long squares(long n) {
        return n * (n + 1) * (2 * n + 1) / 6;
    }

    private void join(ObjectMoments part) {
        LabelRows rows = part.rows();
        for (int r = 0; r < rows.count(); r++) {
            int label = rows.label(r);
            int at = sums.offset(label);
            long[] v = sums.values();
            for (int k = COUNT; k < MIN_X; k++) {
                v[at + k] += part.get(label, k);
            }
            for (int k = MIN_X; k < MAX_X; k++) {
                v[at + k] = Math.min(v[at + k], part.get(label, k));
            }
            for (int k = MAX_X; k <= MAX_Z; k++) {
                v[at + k] = Math.max(v[at + k], part.get(label, k));
            }
        }
    }
}
