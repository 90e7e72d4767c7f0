// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import org.joml.Matrix4x3dc;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;

/** Runs over the voxels of a grid, row by row on all threads. */
record SampleRaster(Sample sample, VoxelGrid grid) {
    SampleRaster {
        if (!grid.frame().equals(Sample.FRAME)) {
            throw new SextantException("a sample is rasterised in the frame '" + Sample.FRAME
                    + "', but the grid lies in '" + grid.frame() + "'; join the grid's map with the scan's pose first");
        }
        if (grid.size().x() > Integer.MAX_VALUE - 8) {
            throw new SextantException("rows of " + grid.size().x() + " voxels are too long to rasterise");
        }
    }

    void fractions(WorkContext work, FractionSink out) {
        int nx = (int) grid.size().x();
        int materials = sample.materials().size();
        rows(work, () -> {
            float[][] row = new float[materials][nx];
            return new Row(
                    (x, f) -> {
                        for (int m = 0; m < materials; m++) {
                            row[m][x] = (float) f[m];
                        }
                    },
                    (y, z) -> out.row(y, z, row));
        });
    }

    void values(double[] valuePerMaterial, WorkContext work, RowSink out) {
        int materials = sample.materials().size();
        if (valuePerMaterial.length != materials) {
            throw new SextantException("the sample has " + materials + " materials, but " + valuePerMaterial.length
                    + " values were given for them");
        }
        double[] values = valuePerMaterial.clone();
        int nx = (int) grid.size().x();
        rows(work, () -> {
            float[] row = new float[nx];
            return new Row(
                    (x, f) -> {
                        double sum = 0;
                        for (int m = 0; m < materials; m++) {
                            sum += f[m] * values[m];
                        }
                        row[x] = (float) sum;
                    },
                    (y, z) -> out.row(y, z, row));
        });
    }

    @FunctionalInterface
    private interface RowMaker {
        Row make();
    }

    @FunctionalInterface
    private interface VoxelSink {
        void voxel(int x, double[] fractions);
    }

    @FunctionalInterface
    private interface RowEnd {
        void end(long y, long z);
    }

    private record Row(VoxelSink voxels, RowEnd end) {}

    /** A plane is one unit of work: few enough tasks, and each has its own probe and row. */
    private void rows(WorkContext work, RowMaker maker) {
        VoxelShape shape = VoxelShape.of(grid);
        Matrix4x3dc m = grid.indexToFrame().matrix();
        int nx = (int) grid.size().x();
        long ny = grid.size().y();
        work.forEach("rasterising the sample", grid.size().z(), z -> {
            VoxelProbe probe = sample.probe(shape);
            double[] fractions = new double[sample.materials().size()];
            Row row = maker.make();
            for (long y = 0; y < ny; y++) {
                work.checkCancelled("rasterising the sample");
                double ox = m.m10() * y + m.m20() * z + m.m30();
                double oy = m.m11() * y + m.m21() * z + m.m31();
                double oz = m.m12() * y + m.m22() * z + m.m32();
                for (int x = 0; x < nx; x++) {
                    probe.fractions(ox + m.m00() * x, oy + m.m01() * x, oz + m.m02() * x, fractions);
                    row.voxels().voxel(x, fractions);
                }
                row.end().end(y, z);
            }
        });
    }
}
