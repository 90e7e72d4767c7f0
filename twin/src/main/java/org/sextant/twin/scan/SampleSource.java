// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.util.Arrays;
import java.util.List;
import org.joml.Vector3d;
import org.sextant.twin.projection.FieldSource;
import org.sextant.twin.random.SeededNoise;
import org.sextant.twin.sample.Sample;
import org.sextant.twin.sample.VoxelProbe;
import org.sextant.twin.sample.VoxelShape;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.VoxelGrid;

/**
 * A sample on a stage, seen through channels.
 *
 * @param cutRadiusUm what is farther than this from the axis has been cut away; infinite if the sample is whole
 * @param seed of the places that outlines look at
 */
record SampleSource(Sample sample, Affine3 stageToSample, List<Channel> shown, double cutRadiusUm, long seed)
        implements FieldSource {
    private static final double SMALLEST_LOOK_UM = 0.1;
    private static final double LARGEST_LOOK_UM = 0.25;

    @Override
    public int channels() {
        return shown.size();
    }

    @Override
    public void rasterise(VoxelGrid grid, WorkContext work, RowSink sink) {
        int n = Math.toIntExact(grid.size().x());
        sample.fractions(inSample(grid), work, (y, z, fractions) -> {
            float left = left(grid, y, z);
            float[] row = new float[n];
            for (int c = 0; c < shown.size(); c++) {
                double[] value = shown.get(c).perMaterial();
                for (int x = 0; x < n; x++) {
                    double sum = 0;
                    for (int m = 0; m < value.length; m++) {
                        sum += value[m] * fractions[m][x];
                    }
                    row[x] = (float) (left * sum);
                }
                sink.row(c, y, z, row);
            }
        });
    }

    private VoxelGrid inSample(VoxelGrid grid) {
        return new VoxelGrid(
                grid.size(), grid.indexToFrame().then(stageToSample).between(Sample.FRAME.index(), Sample.FRAME));
    }

    /** Looks at small cubes at random places in each voxel. */
    @Override
    public void outline(VoxelGrid grid, int points, WorkContext work, RowSink sink) {
        int n = Math.toIntExact(grid.size().x());
        double edgeUm = Math.max(SMALLEST_LOOK_UM, Math.min(LARGEST_LOOK_UM, grid.spacingUm().x));
        Affine3 indexToSample = inSample(grid).indexToFrame();
        SeededNoise random = SeededNoise.of(seed, "outline");
        work.forEach("outlining the surroundings", grid.size().z(), z -> {
            VoxelProbe probe = sample.probe(VoxelShape.cube(edgeUm));
            double[] fractions = new double[sample.materials().size()];
            float[][] rows = new float[shown.size()][n];
            Vector3d p = new Vector3d();
            for (long y = 0; y < grid.size().y(); y++) {
                work.checkCancelled("outlining the surroundings");
                float share = left(grid, y, z) / points;
                for (float[] row : rows) {
                    Arrays.fill(row, 0);
                }
                for (int i = 0; i < n * points; i++) {
                    long look = (z * grid.size().y() + y) * n * points + i;
                    p.set(i / points, y, z)
                            .add(
                                    0.5 * random.signed(3 * look),
                                    0.5 * random.signed(3 * look + 1),
                                    0.5 * random.signed(3 * look + 2));
                    indexToSample.matrix().transformPosition(p);
                    probe.fractions(p.x, p.y, p.z, fractions);
                    for (int c = 0; c < rows.length; c++) {
                        rows[c][i / points] += (float) (share * dot(shown.get(c).perMaterial(), fractions));
                    }
                }
                for (int c = 0; c < rows.length; c++) {
                    sink.row(c, y, z, rows[c]);
                }
            }
        });
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Share of a row that the cut leaves: rows run along the axis. */
    private float left(VoxelGrid grid, long y, long z) {
        if (Double.isInfinite(cutRadiusUm)) {
            return 1;
        }
        Vector3d p = grid.indexToFrame().apply(new Vector3d(0, y, z));
        double depth = cutRadiusUm - Math.hypot(p.x, p.y);
        return (float) Math.max(0, Math.min(1, depth / grid.spacingUm().x + 0.5));
    }

    /** How far what is left of the sample reaches from the axis, µm. */
    double radiusUm() {
        Affine3 toStage = stageToSample.inverse();
        double farthest = 0;
        for (Vector3d corner : sample.boundsUm().corners()) {
            Vector3d p = toStage.apply(corner);
            farthest = Math.max(farthest, Math.hypot(p.x, p.y));
        }
        return Math.min(farthest, cutRadiusUm);
    }
}
