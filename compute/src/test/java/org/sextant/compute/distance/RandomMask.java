// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distance;

import java.util.Random;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;

/** Masks and labels for tests, the same for a seed. */
public final class RandomMask {
    private RandomMask() {}

    /** Each voxel by itself is 1 with this probability. */
    public static Mask noise(Lattice l, double share, long seed) {
        Random random = new Random(seed);
        Mask m = Mask.zero(l);
        for (byte[] plane : m.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (byte) (random.nextDouble() < share ? 1 : 0);
            }
        }
        return m;
    }

    /** 1 but for a few balls of random place and radius: large and small distances. */
    public static Mask holes(Lattice l, int balls, double most, long seed) {
        Random random = new Random(seed);
        Mask m = Mask.zero(l);
        for (byte[] plane : m.planes()) {
            java.util.Arrays.fill(plane, (byte) 1);
        }
        for (int b = 0; b < balls; b++) {
            double cx = random.nextDouble() * l.nx();
            double cy = random.nextDouble() * l.ny();
            double cz = random.nextDouble() * l.nz();
            double r = random.nextDouble() * most;
            for (int z = 0; z < l.nz(); z++) {
                for (int y = 0; y < l.ny(); y++) {
                    for (int x = 0; x < l.nx(); x++) {
                        if (Math.hypot(Math.hypot(x - cx, y - cy), z - cz) < r) {
                            m.set(x, y, z, (byte) 0);
                        }
                    }
                }
            }
        }
        return m;
    }

    /** Blocks of random labels from 0 to most. */
    public static LabelVoxels labels(Lattice l, int most, int block, long seed) {
        Random random = new Random(seed);
        int[] table = new int[4096];
        for (int i = 0; i < table.length; i++) {
            table[i] = random.nextInt(most + 1);
        }
        LabelVoxels out = LabelVoxels.zero(l);
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    out.set(x, y, z, table[(x / block + 13 * (y / block) + 151 * (z / block)) & 4095]);
                }
            }
        }
        return out;
    }
}
