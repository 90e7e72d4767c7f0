// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.Random;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;

/** Label volumes to measure. */
final class RandomObjects {
    /** Far apart: small, past 65,535, past what is looked up in an array. */
    static final int[] LABELS = {1, 3, 70_001, 2_000_000_000};

    private RandomObjects() {}

    /** Objects of random voxels, some in runs; a third of the voxels is empty. */
    static LabelVoxels of(Lattice lattice, long seed) {
        Random random = new Random(seed);
        LabelVoxels v = LabelVoxels.zero(lattice);
        for (int[] plane : v.planes()) {
            int last = 0;
            for (int i = 0; i < plane.length; i++) {
                if (random.nextInt(3) > 0) {
                    last = random.nextInt(3) == 0 ? 0 : LABELS[random.nextInt(LABELS.length)];
                }
                plane[i] = last;
            }
        }
        return v;
    }

    static Mask mask(Lattice lattice, double share, long seed) {
        Random random = new Random(seed);
        Mask m = Mask.zero(lattice);
        for (byte[] plane : m.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (byte) (random.nextDouble() < share ? 1 : 0);
            }
        }
        return m;
    }

    /** Whether a point in um is inside. */
    interface Body {
        boolean holds(double x, double y, double z);
    }

    /** Label 1 where the body is; the point 0 lies at the middle of the lattice, shifted by a part of a voxel. */
    static LabelVoxels body(Lattice l, Body body) {
        LabelVoxels v = LabelVoxels.zero(l);
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    double px = (x - l.nx() / 2.0 + 0.21) * l.dxUm();
                    double py = (y - l.ny() / 2.0 + 0.37) * l.dyUm();
                    double pz = (z - l.nz() / 2.0 + 0.11) * l.dzUm();
                    v.set(x, y, z, body.holds(px, py, pz) ? 1 : 0);
                }
            }
        }
        return v;
    }
}
