// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import java.util.ArrayList;
import java.util.List;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;

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
 * </pre>
 *
 * Each level is as high as the rays of the detector band need there. Structure finer than a ring's voxels is its mean.
 */
public final class NestedField {
    private static final int MOST_LEVELS = 16;

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
        double reachUm = 0;
        for (int k = 0; k == 0 || reachUm < extent.sampleRadiusUm; k++) {
            if (k == MOST_LEVELS) {
                throw new SextantException("a sample of radius " + extent.sampleRadiusUm
                        + " um is too large for pixels of " + extent.detector.pixelUm() + " um");
            }
            AxisPlane plane = plane(extent, k);
            ColumnField field = new ColumnField(grid(extent, k, plane), source.channels());
            fill(field, source, stage, k > 0, work);
            levels.add(field);
            planes.add(plane);
            reachUm = field.grid().halfWidthUm();
        }
        return new NestedField(levels, planes);
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
        int across = (e.detector.columns() + 8 + 3) / 4 * 4;
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

    /** Fills all columns, or for a ring those around the square in its middle, half as wide as it. */
    private static void fill(ColumnField field, FieldSource source, FrameId stage, boolean ring, WorkContext work) {
        int n = field.grid().across();
        int a = n / 4;
        int b = n - a;
        List<ColumnGrid.Columns> parts = ring
                ? List.of(
                        new ColumnGrid.Columns(0, n, 0, a),
                        new ColumnGrid.Columns(0, a, a, b),
                        new ColumnGrid.Columns(b, n, a, b),
                        new ColumnGrid.Columns(0, n, b, n))
                : List.of(new ColumnGrid.Columns(0, n, 0, n));
        for (ColumnGrid.Columns c : parts) {
            source.rasterise(
                    field.grid().voxels(stage, c),
                    work,
                    (channel, x, y, values) -> field.set(c.x0() + (int) x, c.y0() + (int) y, channel, values));
        }
    }

    /** The field of view, voxels of one pixel. */
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
