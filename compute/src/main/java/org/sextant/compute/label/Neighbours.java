// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import org.sextant.compute.voxel.Lattice;

/**
 * Steps to the neighbours of a voxel whose number is x + nx·(y + ny·z).
 *
 * <p>Threads: one; {@link #of} fills {@link #found}.
 */
final class Neighbours {
    private final Lattice lattice;
    private final int[] steps;
    private final int[] found = new int[26];

    Neighbours(Lattice lattice, Connectivity connectivity) {
        this.lattice = lattice;
        int[] all = new int[26 * 3];
        int n = 0;
        // Faces first, then edges and corners: of equals the nearest is met first.
        for (int far = 1; far <= connectivity.ordinal() + 1; far++) {
            for (int k = 0; k < 27; k++) {
                int dx = k % 3 - 1;
                int dy = k / 3 % 3 - 1;
                int dz = k / 9 - 1;
                if (Math.abs(dx) + Math.abs(dy) + Math.abs(dz) == far) {
                    all[n++] = dx;
                    all[n++] = dy;
                    all[n++] = dz;
                }
            }
        }
        this.steps = java.util.Arrays.copyOf(all, n);
    }

    /** Finds the neighbours of a voxel that lie in the image. @return how many */
    int of(int voxel) {
        int nx = lattice.nx();
        int ny = lattice.ny();
        int x = voxel % nx;
        int rest = voxel / nx;
        int y = rest % ny;
        int z = rest / ny;
        boolean inner = x > 0 && y > 0 && z > 0 && x < nx - 1 && y < ny - 1 && z < lattice.nz() - 1;
        int n = 0;
        for (int s = 0; s < steps.length; s += 3) {
            int dx = steps[s];
            int dy = steps[s + 1];
            int dz = steps[s + 2];
            if (inner || isInside(x + dx, y + dy, z + dz)) {
                found[n++] = voxel + dx + nx * (dy + ny * dz);
            }
        }
        return n;
    }

    private boolean isInside(int x, int y, int z) {
        return x >= 0 && y >= 0 && z >= 0 && x < lattice.nx() && y < lattice.ny() && z < lattice.nz();
    }

    int get(int k) {
        return found[k];
    }
}
