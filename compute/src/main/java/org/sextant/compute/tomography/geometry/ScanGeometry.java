// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.geometry;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;

/**
 * Where rays and detector stand in each view of a scan, as vectors in the frame of the stage, µm. Any scan can be said
 * so: circles, tilt series, laminography, drifting stages. {@link CircularScan} makes those with one axis.
 *
 * @param columns of the detector
 * @param rows of the detector
 */
public record ScanGeometry(Beam beam, int columns, int rows, List<ViewVectors> views) {
    public ScanGeometry {
        views = List.copyOf(views);
        if (columns < 1 || rows < 1 || views.isEmpty()) {
            throw new SextantException(
                    "a scan needs views, columns and rows, not " + views.size() + ", " + columns + " and " + rows);
        }
    }

    /** Where a view sees the voxels of a grid. */
    public ProjectionMatrix matrix(int view, VoxelGrid grid) {
        return ProjectionMatrix.of(beam, views.get(view), grid);
    }

    /** Direction of the ray through the middle of the detector, of length 1, in the frame of the stage. */
    public Vector3d direction(int view) {
        ViewVectors v = views.get(view);
        return beam == Beam.PARALLEL
                ? new Vector3d(v.ray()).normalize()
                : v.pixel((columns - 1) / 2.0, (rows - 1) / 2.0).sub(v.ray()).normalize();
    }

    /** Angle of the beam about z: the sample has turned by it, up to a constant. Radians from −π to π. */
    public double azimuthRad(int view) {
        Vector3dc d = direction(view);
        return -Math.atan2(d.y(), d.x());
    }

    /** After averaging n×n pixels into one; columns and rows that fill no pixel are left out. */
    public ScanGeometry binned(int n) {
        if (n < 1 || columns / n < 1 || rows / n < 1) {
            throw new SextantException("a detector of " + columns + "×" + rows + " pixels cannot be binned by " + n);
        }
        return n == 1
                ? this
                : new ScanGeometry(
                        beam,
                        columns / n,
                        rows / n,
                        views.stream().map(v -> v.binned(n)).toList());
    }

    /** Views 0, n, 2n, … */
    public ScanGeometry everyView(int n) {
        List<ViewVectors> kept = new ArrayList<>();
        for (int i = 0; i < views.size(); i += n) {
            kept.add(views.get(i));
        }
        return new ScanGeometry(beam, columns, rows, kept);
    }

    /** With columns more on both sides; column 0 becomes column {@code left}. */
    public ScanGeometry widened(int left, int right) {
        return new ScanGeometry(
                beam,
                columns + left + right,
                rows,
                views.stream().map(v -> v.from(-left, 0)).toList());
    }

    /** Only the rows first … first + count − 1. */
    public ScanGeometry band(int first, int count) {
        if (first < 0 || count < 1 || first + count > rows) {
            throw new SextantException(
                    "rows " + first + " to " + (first + count) + " do not lie in a detector of " + rows + " rows");
        }
        return new ScanGeometry(
                beam, columns, count, views.stream().map(v -> v.from(0, first)).toList());
    }
}
