// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.Arrays;
import java.util.BitSet;
import org.sextant.compute.distance.SquaredDistance;
import org.sextant.compute.distance.SquaredMetric;
import org.sextant.compute.voxel.HeapRoom;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * The largest ball whose centre can move from a face of the image to a voxel through centres of balls as large, in steps
 * across voxel faces: the widest path,
 *
 * <pre>
 *   a(v) = max over paths from the face to v of min over the path of D
 * </pre>
 *
 * <p>The voxel that is reached with the largest ball comes next, so that each is visited once. One thread.
 */
final class Access {
    private static final String WHAT = "intrusion";

    private final SquaredDistance distance;
    private final Lattice lattice;
    private final int plane;
    /** Squared radii that occur, ascending. */
    private final int[] squares;
    /** For each of them the last voxel that waits, −1 for none; and for each voxel the one that came before. */
    private final int[] last;

    private final int[][] before;
    private final int[][] access;

    private Access(SquaredDistance distance) {
        this.distance = distance;
        this.lattice = distance.lattice();
        if (lattice.voxels() > Integer.MAX_VALUE - 8) {
            throw new SextantException("an intrusion into " + lattice + " has more than 2^31 voxels; crop or bin it");
        }
        HeapRoom.check("an intrusion into " + lattice, 8 * lattice.voxels());
        this.plane = lattice.plane();
        BitSet occurs = new BitSet();
        for (int[] values : distance.planes()) {
            for (int v : values) {
                occurs.set(v);
            }
        }
        this.squares = occurs.stream().toArray();
        this.last = new int[squares.length];
        Arrays.fill(last, -1);
        this.before = new int[lattice.nz()][plane];
        this.access = new int[lattice.nz()][plane];
    }

    /** Squared radii a(v); 0 where nothing arrives. */
    static SquaredDistance from(Face face, SquaredDistance distance, WorkContext work) {
        Access a = new Access(distance);
        a.enter(face);
        a.spread(work);
        return new SquaredDistance(distance.lattice(), distance.metric(), a.access);
    }

    /** The widest that reaches a face; 0 if nothing does. */
    static int widest(SquaredDistance access, Face face) {
        Lattice l = access.lattice();
        int widest = 0;
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0, i = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++, i++) {
                    if (face.holds(l, x, y, z)) {
                        widest = Math.max(widest, access.planes()[z][i]);
                    }
                }
            }
        }
        return widest;
    }

    private void enter(Face face) {
        for (int z = 0; z < lattice.nz(); z++) {
            for (int y = 0, i = 0; y < lattice.ny(); y++) {
                for (int x = 0; x < lattice.nx(); x++, i++) {
                    if (face.holds(lattice, x, y, z)) {
                        reach(z, i, SquaredMetric.FAR);
                    }
                }
            }
        }
    }

    private void reach(int z, int i, int widest) {
        int squared = distance.planes()[z][i];
        if (squared > 0 && access[z][i] == 0) {
            int a = Math.min(squared, widest);
            int rank = Arrays.binarySearch(squares, a);
            access[z][i] = a;
            before[z][i] = last[rank];
            last[rank] = z * plane + i;
        }
    }

    private void spread(WorkContext work) {
        int nx = lattice.nx();
        // Nothing that waits is wider than what is at hand, so that levels only fall.
        for (int level = squares.length - 1; level >= 0; level--) {
            work.checkCancelled(WHAT);
            while (last[level] >= 0) {
                int voxel = last[level];
                int z = voxel / plane;
                int i = voxel % plane;
                int x = i % nx;
                last[level] = before[z][i];
                int a = access[z][i];
                if (x > 0) {
                    reach(z, i - 1, a);
                }
                if (x + 1 < nx) {
                    reach(z, i + 1, a);
                }
                if (i >= nx) {
                    reach(z, i - nx, a);
                }
                if (i + nx < plane) {
                    reach(z, i + nx, a);
                }
                if (z > 0) {
                    reach(z - 1, i, a);
                }
                if (z + 1 < lattice.nz()) {
                    reach(z + 1, i, a);
                }
            }
        }
    }
}
