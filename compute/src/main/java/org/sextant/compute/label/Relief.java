// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sextant.compute.distance.SquaredDistance;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * A landscape to be flooded: each voxel lies on a level, level 0 is flooded first.
 *
 * @param levels {@code levels[z][x + nx·y]}; {@link #DRY} where nothing is flooded
 * @param heights by level the value it stands for, in the order of flooding
 */
record Relief(Lattice lattice, char[][] levels, double[] heights) {
    static final char DRY = 0xffff;
    private static final int MOST = 0xffff;

    /** Distances in µm, the largest first: objects are flooded from their middles. */
    static Relief of(SquaredDistance distance, WorkContext work) {
        int max = distance.max();
        int[] count = new int[0];
        boolean each = max < MOST;
        if (each) {
            count = new int[max + 1];
            for (int[] plane : distance.planes()) {
                for (int v : plane) {
                    count[v] = 1;
                }
            }
        }
        // Level of a squared distance: its rank if there are few, else equal steps of distance.
        int[] rank = count;
        int levels = each ? ranks(rank) : MOST;
        double[] heights = new double[levels];
        for (int v = 1; each && v <= max; v++) {
            if (rank[v] >= 0) {
                heights[rank[v]] = distance.metric().um(v);
            }
        }
        double most = Math.sqrt(max);
        for (int k = 0; !each && k < levels; k++) {
            heights[k] = distance.metric().um(max) * (MOST - 1 - k) / (MOST - 1);
        }
        char[][] planes = new char[distance.planes().length][];
        work.forEach("levels", planes.length, z -> {
            int[] from = distance.planes()[(int) z];
            char[] to = new char[from.length];
            for (int i = 0; i < to.length; i++) {
                to[i] = from[i] == 0
                        ? DRY
                        : (char) (each ? rank[from[i]] : MOST - 1 - (int) (Math.sqrt(from[i]) / most * (MOST - 1)));
            }
            planes[(int) z] = to;
        });
        return new Relief(distance.lattice(), planes, heights);
    }

    /** Ranks of the values that occur, the largest first; −1 for others. @return how many */
    private static int ranks(int[] occurs) {
        int next = 0;
        for (int v = occurs.length - 1; v >= 0; v--) {
            occurs[v] = v > 0 && occurs[v] != 0 ? next++ : -1;
        }
        return next;
    }

    /**
     * Values in 65,535 equal steps from the smallest to the largest. NaN is not flooded.
     *
     * @param mask where to flood; everywhere if null
     * @param highFirst whether large values are flooded first
     */
    static Relief of(FloatVoxels grey, @Nullable Mask mask, boolean highFirst, WorkContext work) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int z = 0; z < grey.planes().length; z++) {
            for (int i = 0; i < grey.planes()[z].length; i++) {
                float v = grey.planes()[z][i];
                if ((mask == null || mask.planes()[z][i] != 0) && !Float.isNaN(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        if (Double.isInfinite(high - low) && low <= high) {
            throw new SextantException("the values run from " + low + " to " + high + "; replace the infinite ones");
        }
        double bottom = highFirst ? high : low;
        double step = high > low ? (highFirst ? -1 : 1) * (high - low) / (MOST - 1) : 1;
        double[] heights = new double[MOST];
        Arrays.setAll(heights, k -> bottom + k * step);
        char[][] planes = new char[grey.planes().length][];
        work.forEach("levels", planes.length, z -> {
            float[] from = grey.planes()[(int) z];
            char[] to = new char[from.length];
            for (int i = 0; i < to.length; i++) {
                boolean dry = Float.isNaN(from[i]) || mask != null && mask.planes()[(int) z][i] == 0;
                to[i] = dry ? DRY : (char) Math.rint((from[i] - bottom) / step);
            }
            planes[(int) z] = to;
        });
        return new Relief(grey.lattice(), planes, heights);
    }
}
