// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter;

import java.util.Random;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.row.Kernel;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/** Voxels and what lies outside, one at a time: filters by their definition. */
public record Surroundings(FloatVoxels voxels, Border border) {
    /** Numbers from −1 to 1. */
    public static FloatVoxels random(Lattice lattice, long seed) {
        Random random = new Random(seed);
        FloatVoxels v = FloatVoxels.zero(lattice);
        for (float[] plane : v.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = 2 * random.nextFloat() - 1;
            }
        }
        return v;
    }

    /** A number for each place. */
    @FunctionalInterface
    public interface Field {
        double at(int x, int y, int z);
    }

    public static FloatVoxels of(Lattice lattice, Field field) {
        FloatVoxels v = FloatVoxels.zero(lattice);
        for (int z = 0; z < lattice.nz(); z++) {
            for (int y = 0; y < lattice.ny(); y++) {
                for (int x = 0; x < lattice.nx(); x++) {
                    v.set(x, y, z, (float) field.at(x, y, z));
                }
            }
        }
        return v;
    }

    public double at(int x, int y, int z) {
        Lattice l = voxels.lattice();
        int i = border.index(x, l.nx());
        int j = border.index(y, l.ny());
        int k = border.index(z, l.nz());
        boolean outside = i == Border.OUTSIDE || j == Border.OUTSIDE || k == Border.OUTSIDE;
        return outside ? border.value() : voxels.at(i, j, k);
    }

    /** Σ w(i) w(j) w(k) in(x + i, y + j, z + k). */
    public double sum(Kernel kx, Kernel ky, Kernel kz, int x, int y, int z) {
        double sum = 0;
        for (int k = -kz.reach(); k <= kz.reach(); k++) {
            for (int j = -ky.reach(); j <= ky.reach(); j++) {
                for (int i = -kx.reach(); i <= kx.reach(); i++) {
                    sum += kx.at(i) * ky.at(j) * kz.at(k) * at(x + i, y + j, z + k);
                }
            }
        }
        return sum;
    }

    /** Numbers of the box, ascending. */
    public double[] sorted(int rx, int ry, int rz, int x, int y, int z) {
        double[] all = new double[(2 * rx + 1) * (2 * ry + 1) * (2 * rz + 1)];
        int n = 0;
        for (int k = -rz; k <= rz; k++) {
            for (int j = -ry; j <= ry; j++) {
                for (int i = -rx; i <= rx; i++) {
                    all[n++] = at(x + i, y + j, z + k);
                }
            }
        }
        java.util.Arrays.sort(all);
        return all;
    }

    /** Largest difference of voxels to a field. */
    public static double worst(FloatVoxels got, Field want) {
        double worst = 0;
        Lattice l = got.lattice();
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    double d = Math.abs(got.at(x, y, z) - want.at(x, y, z));
                    worst = d <= worst ? worst : d;
                }
            }
        }
        return worst;
    }
}
