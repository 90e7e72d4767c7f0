// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distance;

import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/**
 * For each voxel of a phase the squared distance from its centre to the nearest centre of a voxel outside of the phase; 0
 * outside; {@link SquaredMetric#FAR} if nothing lies outside.
 *
 * <p>Threads: any, where each writes to voxels of its own.
 *
 * @param planes {@code planes[z][x + nx·y]}
 */
public record SquaredDistance(Lattice lattice, SquaredMetric metric, int[][] planes) {
    public int at(int x, int y, int z) {
        return planes[z][x + lattice.nx() * y];
    }

    /** The distances, µm; infinite where nothing lies outside. Rounded to the nearest float. */
    public FloatVoxels um(WorkContext work) {
        FloatVoxels out = FloatVoxels.zero(lattice);
        work.forEach("distances in um", lattice.nz(), z -> {
            int[] from = planes[(int) z];
            float[] to = out.planes()[(int) z];
            for (int i = 0; i < from.length; i++) {
                to[i] = from[i] == 0 ? 0 : (float) metric.um(from[i]);
            }
        });
        return out;
    }

    /** The largest of all; 0 if there is no voxel of the phase. */
    public int max() {
        int most = 0;
        for (int[] plane : planes) {
            for (int v : plane) {
                most = Math.max(most, v);
            }
        }
        return most;
    }
}
