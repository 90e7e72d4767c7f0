// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import java.util.List;
import org.joml.Vector3d;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.VoxelGrid;

/** Balls that do not overlap, rasterised with partial volumes by sub-voxels at their surface; one channel. */
public record BallSource(List<Ball> balls) implements FieldSource {
    private static final int SUB = 6;

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public void rasterise(VoxelGrid grid, WorkContext work, RowSink sink) {
        double voxel = grid.spacingUm().x;
        work.forEach("rasterising balls", grid.size().z(), z -> {
            float[] row = new float[(int) grid.size().x()];
            for (long y = 0; y < grid.size().y(); y++) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = (float) mean(grid, x, y, z, voxel);
                }
                sink.row(0, y, z, row);
            }
        });
    }

    private double mean(VoxelGrid grid, long x, long y, long z, double voxel) {
        Vector3d centre = grid.indexToFrame().apply(new Vector3d(x, y, z));
        double sum = 0;
        for (Ball b : balls) {
            double depth = b.radiusUm() - b.centreUm().distance(centre);
            sum += b.value() * (depth > voxel ? 1 : depth < -voxel ? 0 : part(grid, x, y, z, b));
        }
        return sum;
    }

    private static double part(VoxelGrid grid, long x, long y, long z, Ball b) {
        int inside = 0;
        for (int i = 0; i < SUB * SUB * SUB; i++) {
            Vector3d p = new Vector3d(i % SUB, i / SUB % SUB, i / SUB / SUB)
                    .add(0.5, 0.5, 0.5)
                    .div(SUB)
                    .add(x - 0.5, y - 0.5, z - 0.5);
            inside += grid.indexToFrame().apply(p).distance(b.centreUm()) < b.radiusUm() ? 1 : 0;
        }
        return inside / (double) (SUB * SUB * SUB);
    }
}
