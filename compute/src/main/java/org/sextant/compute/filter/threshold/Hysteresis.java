// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.threshold;

import java.util.Arrays;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * Keeps of the voxels above a low threshold those that are connected to one above a high threshold (Canny 1986,
 * 10.1109/TPAMI.1986.4767851).
 */
public final class Hysteresis {
    private static final byte WEAK = 1;
    private static final byte STRONG = 2;

    private final Mask mask;
    private final int corners;
    /** Voxels whose neighbours are still to be looked at, as z · plane + index. */
    private long[] open = new long[1 << 12];

    private int count;

    private Hysteresis(Mask mask, int corners) {
        this.mask = mask;
        this.corners = corners;
    }

    /**
     * Changes a mask in place to 1 for what is kept, 0 else.
     *
     * @param mask 1 above the low threshold, 2 above the high one, else 0
     * @param connectivity 6, 18 or 26: neighbours that share a face, an edge too, a corner too
     */
    public static void keepConnected(Mask mask, int connectivity, WorkContext work) {
        new Hysteresis(mask, connectivity == 6 ? 1 : connectivity == 18 ? 2 : 3).run(work);
    }

    private void run(WorkContext work) {
        Lattice l = mask.lattice();
        byte[][] planes = mask.planes();
        for (int z = 0; z < l.nz(); z++) {
            work.checkCancelled("hysteresis");
            for (int i = 0; i < l.plane(); i++) {
                if (planes[z][i] == STRONG) {
                    push((long) z * l.plane() + i);
                    grow(l, planes);
                }
            }
        }
        // Visited voxels are negative.
        for (byte[] plane : planes) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (byte) (plane[i] < 0 ? 1 : 0);
            }
        }
    }

    private void push(long voxel) {
        if (count == open.length) {
            open = Arrays.copyOf(open, 2 * count);
        }
        int plane = mask.lattice().plane();
        mask.planes()[(int) (voxel / plane)][(int) (voxel % plane)] = -1;
        open[count++] = voxel;
    }

    private void grow(Lattice l, byte[][] planes) {
        while (count > 0) {
            long voxel = open[--count];
            int z = (int) (voxel / l.plane());
            int y = (int) (voxel % l.plane()) / l.nx();
            int x = (int) (voxel % l.plane()) % l.nx();
            for (int k = Math.max(0, z - 1); k <= Math.min(l.nz() - 1, z + 1); k++) {
                for (int j = Math.max(0, y - 1); j <= Math.min(l.ny() - 1, y + 1); j++) {
                    for (int i = Math.max(0, x - 1); i <= Math.min(l.nx() - 1, x + 1); i++) {
                        boolean near = Math.abs(i - x) + Math.abs(j - y) + Math.abs(k - z) <= corners;
                        if (near && planes[k][i + l.nx() * j] >= WEAK) {
                            push((long) k * l.plane() + i + (long) l.nx() * j);
                        }
                    }
                }
            }
        }
    }
}
