// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.method;

import java.util.Arrays;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.compute.tomography.geometry.Beam;
import org.sextant.compute.tomography.geometry.ProjectionMatrix;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.geometry.ViewVectors;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * How rays that were measured twice share their weight, so that both together count as one.
 *
 * <pre>
 *   full circle                 each ray and its opposite: ½ and ½
 *   short scan of π + 2δ        Parker (1982, 10.1118/1.595078, eq. 12), β the angle from the first view, γ that of the ray
 *                               from the one through the axis; opposite is (β + π + 2γ, −γ)
 *                                 0 ≤ β ≤ 2δ − 2γ           sin²(π/4 · β / (δ − γ))
 *                                 π − 2γ ≤ β ≤ π + 2δ       sin²(π/4 · (π + 2δ − β) / (δ + γ))
 *   detector to one side        full circle; u from the axis, a its distance to the nearer border:
 *   of the axis                 |u| &lt; a: (1 + sin(π u / 2a)) / 2 towards the far border, 1 beyond (Wang 2002,
 *                               10.1118/1.1489043)
 * </pre>
 */
final class Redundancy {
    /** Full circle, to the share of a view. */
    private static final double FULL = 0.995;

    private final ScanGeometry geometry;
    private final ViewAngles angles;
    private final boolean full;
    private final double[] unwrapped;

    Redundancy(ScanGeometry geometry) {
        this.geometry = geometry;
        this.angles = new ViewAngles(geometry);
        this.full = angles.rangeRad() >= FULL * 2 * Math.PI;
        this.unwrapped = angles.unwrappedRad();
    }

    /** Whether the detector stands so far to one side that half of the sample is seen from each side only. */
    boolean isOneSided() {
        double centre = axisColumn(0);
        double middle = (geometry.columns() - 1) / 2.0;
        return full && Math.abs(centre - middle) > 0.1 * geometry.columns();
    }

    /**
     * Columns to add on the left and the right so that the axis stands in the middle: what was filtered does not end at the
     * near border, though nothing was measured there.
     */
    int[] widening() {
        int more = isOneSided() ? (int) Math.ceil(Math.abs(2 * axisColumn(0) - (geometry.columns() - 1))) : 0;
        return axisColumn(0) < (geometry.columns() - 1) / 2.0 ? new int[] {more, 0} : new int[] {0, more};
    }

    boolean isShort() {
        return geometry.beam() == Beam.CONE && !full;
    }

    /** Weight of each view, angles included: radians. */
    double[] viewWeights() {
        boolean sides = geometry.beam() == Beam.CONE || isOneSided();
        double[] shares = angles.sharesRad(sides ? 2 * Math.PI : Math.PI);
        if (geometry.beam() == Beam.CONE && full && !isOneSided()) {
            for (int i = 0; i < shares.length; i++) {
                shares[i] /= 2;
            }
        }
        return shares;
    }

    /** Weight of each column of a view. */
    double[] columnWeights(int view) {
        double[] w = new double[geometry.columns()];
        Arrays.fill(w, 1);
        if (isOneSided()) {
            oneSided(view, w);
        } else if (isShort()) {
            parker(view, w);
        }
        return w;
    }

    private void oneSided(int view, double[] w) {
        double centre = axisColumn(view);
        double last = geometry.columns() - 1;
        boolean right = centre < last / 2;
        double near = Math.max(1, right ? centre : last - centre);
        for (int c = 0; c < w.length; c++) {
            double u = right ? c - centre : centre - c;
            w[c] = u >= near ? 1 : u <= -near ? 0 : (1 + Math.sin(Math.PI / 2 * u / near)) / 2;
        }
    }

    private void parker(int view, double[] w) {
        double least = Arrays.stream(unwrapped).min().orElse(0);
        double most = Arrays.stream(unwrapped).max().orElse(0);
        boolean rising = unwrapped[unwrapped.length - 1] >= unwrapped[0];
        double beta = rising ? unwrapped[view] - least : most - unwrapped[view];
        double delta = (most - least - Math.PI) / 2;
        for (int c = 0; c < w.length; c++) {
            double gamma = rising ? fanAngle(view, c) : -fanAngle(view, c);
            // Rays beyond δ have no opposite: nothing is known of how to share them.
            double g = Math.max(-delta + 1e-6, Math.min(delta - 1e-6, gamma));
            if (delta <= 0) {
                w[c] = 1;
            } else if (beta < 2 * (delta - g)) {
                w[c] = square(Math.sin(Math.PI / 4 * beta / (delta - g)));
            } else if (beta > Math.PI - 2 * g) {
                w[c] = square(Math.sin(Math.PI / 4 * (Math.PI + 2 * delta - beta) / (delta + g)));
            }
        }
    }

    private static double square(double v) {
        return v * v;
    }

    /** Angle of the ray to a column from the one through the axis, in the plane of rotation, towards higher columns. */
    private double fanAngle(int view, int column) {
        ViewVectors v = geometry.views().get(view);
        Vector3dc s = v.ray();
        Vector3d to = v.pixel(column, (geometry.rows() - 1) / 2.0).sub(s);
        Vector3d axis = new Vector3d(-s.x(), -s.y(), 0);
        double turn = axis.x * to.y - axis.y * to.x;
        double sense = axis.x * v.columnStep().y() - axis.y * v.columnStep().x();
        return Math.atan2(turn, axis.x * to.x + axis.y * to.y) * Math.signum(sense);
    }

    /** Column over which the axis stands. */
    private double axisColumn(int view) {
        VoxelGrid um = VoxelGrid.of(
                new FrameId("stage"),
                new Size3(1, 1, 1),
                new Vector3d(geometry.views().get(view).columnStep().length()),
                new Vector3d());
        ProjectionMatrix m = geometry.matrix(view, um);
        return m.column(new Vector3d());
    }
}
