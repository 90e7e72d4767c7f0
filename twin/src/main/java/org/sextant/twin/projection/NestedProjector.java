// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * Projections of a {@link NestedField}: each level onto samples of the axis plane as coarse as its voxels, the coarse ones
 * interpolated into the finer, and the sum read where the rays of the detector's pixels pass.
 *
 * <p>One projector serves one thread.
 */
public final class NestedProjector {
    private final NestedField field;
    private final Orbit orbit;
    private final Detector detector;
    private final List<ColumnProjector> projectors = new ArrayList<>();
    private final List<float[][]> sums = new ArrayList<>();

    public NestedProjector(NestedField field, Orbit orbit, Detector detector) {
        this.field = field;
        this.orbit = orbit;
        this.detector = detector;
        for (int k = 0; k < field.levels().size(); k++) {
            AxisPlane plane = field.planes().get(k);
            projectors.add(new ColumnProjector(field.levels().get(k), plane));
            sums.add(new float[field.channels()][plane.samples()]);
        }
    }

    /**
     * Line integrals, value · µm.
     *
     * @param images per channel, columns fastest, at least {@code detector.pixels()} long
     */
    public void project(Orbit.View view, float[][] images) {
        Orbit.Rays rays = orbit.rays(view);
        for (int k = projectors.size() - 1; k >= 0; k--) {
            projectors.get(k).project(view.angleRad(), rays, sums.get(k));
            if (k + 1 < projectors.size()) {
                for (int c = 0; c < field.channels(); c++) {
                    Cubic.add(
                            field.planes().get(k + 1),
                            sums.get(k + 1)[c],
                            field.planes().get(k),
                            sums.get(k)[c]);
                }
            }
        }
        readPixels(orbit.toAxisPlane(view), images);
    }

    private void readPixels(Orbit.Homography toPlane, float[][] images) {
        AxisPlane plane = field.planes().get(0);
        float[] wc = new float[4];
        float[] wr = new float[4];
        for (int r = 0; r < detector.rows(); r++) {
            double v = detector.v(detector.firstRow() + r);
            for (int c = 0; c < detector.columns(); c++) {
                double u = detector.u(c);
                double column = plane.column(toPlane.x(u, v));
                double row = plane.row(toPlane.z(u, v));
                for (int ch = 0; ch < field.channels(); ch++) {
                    images[ch][r * detector.columns() + c] =
                            (float) Cubic.value(plane, sums.get(0)[ch], column, row, wc, wr);
                }
            }
        }
    }
}
