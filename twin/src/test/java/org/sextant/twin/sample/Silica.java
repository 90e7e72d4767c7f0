// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** The silica sample of seed 1, made once, and cubes of it. */
final class Silica {
    static final SilicaPillar ONE = new SilicaPillar(1);

    private Silica() {}

    static Vector3dc place(String name) {
        return ONE.places().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow()
                .centreUm();
    }

    /** n³ voxels around a point. */
    static VoxelGrid cube(Vector3dc centre, int n, double voxelUm) {
        Vector3d origin = new Vector3d(centre).sub(new Vector3d((n - 1) / 2.0 * voxelUm));
        return VoxelGrid.of(Sample.FRAME, new Size3(n, n, n), new Vector3d(voxelUm), origin);
    }

    /** Mean fraction of each material. */
    static double[] means(Sample sample, VoxelGrid grid) {
        double[] sums = new double[sample.materials().size()];
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            sample.fractions(grid, work, (y, z, row) -> {
                synchronized (sums) {
                    for (int m = 0; m < sums.length; m++) {
                        for (float f : row[m]) {
                            sums[m] += f;
                        }
                    }
                }
            });
        }
        for (int m = 0; m < sums.length; m++) {
            sums[m] /= grid.size().voxels();
        }
        return sums;
    }
}
