// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import java.util.ArrayList;
import java.util.List;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.VoxelGrid;

/**
 * A sample around the axis of a stage: the field of view in voxels of one pixel, what surrounds it in rings of ever coarser
 * voxels, so that interior tomography sees the whole sample at little cost.
 *
 * <pre>
 *   from above     +---------------+     level 1: voxels of 2 pixels, without the square of level 0
 *                  |   +-------+   |     level 0: voxels of 1 pixel, holds the circle of the field of view
 *                  |   |   0   |   |     level k reaches 2^k times as far as level 0; the last holds the sample
 *                  |   +-------+ 1 |
 *                  +---------------+
 *
 *   across a seam  1 ------.                 weight of level k; that of level k + 1 is the rest. It falls over
 *                           `.               8 voxels between two centres of coarse voxels, so that linear
 *                  0          `------        interpolation in both adds up to 1
 * </pre>
 *
 * Each level is as high as the rays of the detector band need there. Of structure finer than a ring's voxels the ring holds
 * samples.
 */
public final class NestedField {
    private static final int MOST_LEVELS = 16;
    /** Voxels over which a level fades. */
    private static final int FADE = 8;
    /** Voxels of level 0 beyond the field of view, on both sides together. */
    private static final int BEYOND = 2 * FADE + 4;

    private static final int MOST_POINTS = 4;

    private final List<ColumnField> levels;
    private final List<AxisPlane> planes;

    private NestedField(List<ColumnField> levels, List<AxisPlane> planes) {
        this.levels = List.copyOf(levels);
        this.planes = List.copyOf(planes);
    }

    /**
     * What the field must hold.
     *
     * @param detector the band of rows
     * @param marginPixels pixels beyond the band that drift, roll, offset and later filters reach
     * @param sampleRadiusUm how far the sample reaches from the axis
     */
    public record Extent(Detector detector, Orbit orbit, int marginPixels, double sampleRadiusUm) {}

    /** Rasterises the sample. */
    public static NestedField of(FieldSource source, FrameId stage, Extent extent, WorkContext work) {
        List<ColumnField> levels = new ArrayList<>();
        List<AxisPlane> planes = new ArrayList<>();
        int count = count(extent);
        for (int k = 0; k < count; k++) {
            AxisPlane plane = plane(extent, k);
            ColumnField field = new ColumnField(grid(extent, k, plane), source.channels());
            new Level(field, k, k + 1 == count).fill(source, stage, work);
            levels.add(field);
            planes.add(plane);
        }
        return new NestedField(levels, planes);
    }

    private static int count(Extent e) {
        double half = across(e) / 2.0 * e.detector.pixelUm();
        int count = 1;
        for (double reach = half; reach < e.sampleRadiusUm; reach *= 2) {
            count++;
        }
        if (count > MOST_LEVELS) {
            throw new SextantException("a sample of radius " + e.sampleRadiusUm + " um is too large for pixels of "
                    + e.detector.pixelUm() + " um");
        }
        return count;
    }

    /** Columns along x: a multiple of 4, so that the seams lie between voxels of both levels. */
    private static int across(Extent e) {
        return (e.detector.columns() + BEYOND + 3) / 4 * 4;
    }

    /** Samples of the axis plane for level k: two coarse samples wider on each side than the level below. */
    private static AxisPlane plane(Extent e, int k) {
        double pitch = Math.scalb(e.detector.pixelUm(), k);
        int border = e.marginPixels + 3;
        double half = (e.detector.columns() / 2.0 + border) * e.detector.pixelUm();
        double bottom = e.detector.bottomUm() - border * e.detector.pixelUm();
        double height = (e.detector.rows() - 1 + 2 * border) * e.detector.pixelUm();
        if (k == 0) {
            return new AxisPlane(pitch, e.detector.columns() + 2 * border, bottom, e.detector.rows() + 2 * border);
        }
        return new AxisPlane(
                pitch, 2 * (int) Math.ceil(half / pitch) + 6, bottom - 3 * pitch, (int) Math.ceil(height / pitch) + 7);
    }

    private static ColumnGrid grid(Extent e, int k, AxisPlane plane) {
        double voxel = plane.pitchUm();
        int across = across(e);
        double corner = across / 2.0 * voxel * Math.sqrt(2);
        double low = plane.z(-1);
        double high = plane.z(plane.rows());
        double reach = Math.min(corner, e.sampleRadiusUm);
        double rise = Math.abs(Math.tan(e.orbit.pitchRad())) * reach;
        if (!e.orbit.isParallel()) {
            if (e.sampleRadiusUm >= e.orbit.sourceUm()) {
                throw new SextantException("a sample of radius " + e.sampleRadiusUm
                        + " um reaches the source, which is " + e.orbit.sourceUm() + " um from the axis");
            }
            rise += Math.max(Math.abs(low), Math.abs(high)) * reach / e.orbit.sourceUm();
        }
        int below = (int) Math.ceil(rise / voxel) + 1;
        return new ColumnGrid(voxel, across, plane.z(0) - below * voxel, plane.rows() + 2 * below);
    }

    /** One level while it is filled. */
    private record Level(ColumnField field, int number, boolean last) {
        void fill(FieldSource source, FrameId stage, WorkContext work) {
            int n = field.grid().across();
            int a = n / 4 + FADE / 2;
            int b = n - a;
            List<ColumnGrid.Columns> parts = number > 0
                    ? List.of(
                            new ColumnGrid.Columns(0, n, 0, a),
                            new ColumnGrid.Columns(0, a, a, b),
                            new ColumnGrid.Columns(b, n, a, b),
                            new ColumnGrid.Columns(0, n, b, n))
                    : List.of(new ColumnGrid.Columns(0, n, 0, n));
            for (ColumnGrid.Columns c : parts) {
                VoxelGrid grid = field.grid().voxels(stage, c);
                FieldSource.RowSink sink =
                        (channel, x, y, values) -> set(c.x0() + (int) x, c.y0() + (int) y, channel, values);
                if (number > 0) {
                    source.outline(grid, Math.min(MOST_POINTS, 1 << (number - 1)), work, sink);
                } else {
                    source.rasterise(grid, work, sink);
                }
            }
        }

        private void set(int x, int y, int channel, float[] values) {
            double dx = Math.abs(x - (field.grid().across() - 1) / 2.0);
            double dy = Math.abs(y - (field.grid().across() - 1) / 2.0);
            double weight = last ? 1 : fading(dx) * fading(dy);
            if (number > 0) {
                weight -= fading(2 * dx) * fading(2 * dy);
            }
            for (int i = 0; i < values.length && weight != 1; i++) {
                values[i] *= (float) weight;
            }
            field.set(x, y, channel, values);
        }

        /** @param distance from the axis, voxels of the level that fades */
        private double fading(double distance) {
            return Math.max(0, Math.min(1, (field.grid().across() / 2.0 - 1 - distance) / FADE));
        }
    }

    /** The field of view, voxels of one pixel; beyond the field of view it fades. */
    public ColumnField finest() {
        return levels.get(0);
    }

    List<ColumnField> levels() {
        return levels;
    }

    List<AxisPlane> planes() {
        return planes;
    }

    public int channels() {
        return finest().channels();
    }
}
