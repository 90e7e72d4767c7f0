// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.geometry;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;

/**
 * One view, in the frame of the stage, which turns with the sample. Lengths in µm.
 *
 * <pre>
 *                    origin = centre of pixel (0, 0)
 *                     o──► columnStep
 *                     │
 *       source ·──────┼──────► a ray goes to origin + column · columnStep + row · rowStep
 *                     ▼ rowStep
 * </pre>
 *
 * @param ray direction of the rays of a parallel beam, of any length; place of the source of a cone beam
 * @param origin centre of the pixel in column 0 and row 0
 * @param columnStep from a pixel to its neighbour in the next column
 * @param rowStep from a pixel to its neighbour in the next row
 */
public record ViewVectors(Vector3dc ray, Vector3dc origin, Vector3dc columnStep, Vector3dc rowStep) {
    public ViewVectors {
        ray = new Vector3d(ray);
        origin = new Vector3d(origin);
        columnStep = new Vector3d(columnStep);
        rowStep = new Vector3d(rowStep);
        double area = columnStep.cross(rowStep, new Vector3d()).length();
        if (!(area > 0) || !ray.isFinite() || !origin.isFinite()) {
            throw new SextantException("a view needs finite vectors and pixels with an area, not ray " + ray
                    + ", origin " + origin + ", steps " + columnStep + " and " + rowStep);
        }
    }

    /** A place on the detector; pixel centres are whole numbers. */
    public Vector3d pixel(double column, double row) {
        return new Vector3d(columnStep).mul(column).fma(row, rowStep).add(origin);
    }

    /** After averaging n×n pixels into one: a pixel of the new detector lies in the middle of those it averages. */
    public ViewVectors binned(int n) {
        double middle = (n - 1) / 2.0;
        return new ViewVectors(
                ray, pixel(middle, middle), new Vector3d(columnStep).mul(n), new Vector3d(rowStep).mul(n));
    }

    /** With other pixel coordinates: (0, 0) is the former (column, row). */
    public ViewVectors from(double column, double row) {
        return new ViewVectors(ray, pixel(column, row), columnStep, rowStep);
    }
}
