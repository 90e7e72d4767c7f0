// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Line integrals through a {@link ColumnField} by Joseph's method (1982, 10.1109/TMI.1982.4307572): a ray is sampled where it
 * crosses the rows (or the columns) of voxel centres, with linear interpolation between neighbours; outside is 0.
 *
 * <pre>
 *   seen from above: all rays through one column of the axis plane lie over one line
 *
 *     . . . | . .        at each row y of voxel centres: two columns of voxels are blended (a),
 *     . . . |. . .       the blended column is read at the heights of all rays at once (b)
 *     . . . / . .
 *     . . ./. . .
 * </pre>
 *
 * <p>One projector serves one thread.
 */
final class ColumnProjector {
    private final ColumnField field;
    private final ColumnGrid grid;
    private final AxisPlane plane;
    /** Blended column with a voxel of nothing below and two above. */
    private final float[] blend;

    ColumnProjector(ColumnField field, AxisPlane plane) {
        this.field = field;
        this.grid = field.grid();
        this.plane = plane;
        this.blend = new float[grid.height() + 3];
    }

    /** One line over the ground, in voxels of the stage: x = x0 + dx·t, y = y0 + dy·t, t = 0 in the axis plane, µm. */
    private record Line(double x0, double y0, double dx, double dy, double sourceDistanceUm) {}

    /** Heights of all rays over one point: z index = first + step · row. */
    private record Heights(double first, double step) {}

    /**
     * Replaces {@code out} by the integrals, value · µm.
     *
     * @param out per channel, rows fastest, then columns of the plane
     */
    void project(double angleRad, Orbit.Rays rays, float[][] out) {
        for (float[] o : out) {
            Arrays.fill(o, 0);
        }
        for (int c = 0; c < plane.columns(); c++) {
            Line line = line(angleRad, rays, plane.x(c));
            boolean alongY = Math.abs(line.dy) >= Math.abs(line.dx);
            for (int n = 0; n < grid.across(); n++) {
                double t = (n - (alongY ? line.y0 : line.x0)) * grid.voxelUm() / (alongY ? line.dy : line.dx);
                double side = alongY ? line.x0 + line.dx * t / grid.voxelUm() : line.y0 + line.dy * t / grid.voxelUm();
                if (side > -1 && side < grid.across()) {
                    sample(n, side, alongY, heights(rays, line, t), c, out);
                }
            }
            stretch(rays, line, grid.voxelUm() / Math.abs(alongY ? line.dy : line.dx), c, out);
        }
    }

    private Line line(double angleRad, Orbit.Rays rays, double x) {
        double cos = Math.cos(angleRad);
        double sin = Math.sin(angleRad);
        double wx = rays.parallel() ? 0 : x - rays.sourceUm().x();
        double wy = rays.parallel() ? 1 : -rays.sourceUm().y();
        double length = Math.hypot(wx, wy);
        // stage = Rz(−θ) · turntable
        double first = grid.firstUm();
        return new Line(
                (cos * x - first) / grid.voxelUm(),
                (-sin * x - first) / grid.voxelUm(),
                (cos * wx + sin * wy) / length,
                (-sin * wx + cos * wy) / length,
                rays.parallel() ? Double.POSITIVE_INFINITY : length);
    }

    private Heights heights(Orbit.Rays rays, Line line, double t) {
        if (rays.parallel()) {
            return new Heights(
                    (plane.z(0) + rays.slope() * t - grid.bottomUm()) / grid.voxelUm(),
                    plane.pitchUm() / grid.voxelUm());
        }
        double m = (line.sourceDistanceUm + t) / line.sourceDistanceUm;
        double z0 = rays.sourceUm().z() + (plane.z(0) - rays.sourceUm().z()) * m;
        return new Heights((z0 - grid.bottomUm()) / grid.voxelUm(), m * plane.pitchUm() / grid.voxelUm());
    }

    /** Blends the two columns beside the line (a) and adds what each ray meets (b). */
    private void sample(int n, double side, boolean alongY, Heights h, int column, float[][] out) {
        int low = (int) Math.floor(side);
        float high = (float) (side - low);
        boolean hasLow = low >= 0 && (alongY ? field.isFilled(low, n) : field.isFilled(n, low));
        boolean hasHigh = low + 1 < grid.across() && (alongY ? field.isFilled(low + 1, n) : field.isFilled(n, low + 1));
        if (!hasLow && !hasHigh) {
            return;
        }
        int from = (int) Math.max(0, Math.ceil((-1 - h.first) / h.step));
        int to = (int) Math.min(plane.rows() - 1, Math.floor((grid.height() - h.first) / h.step - 1e-9));
        for (int ch = 0; ch < out.length; ch++) {
            float[] a = hasLow ? field.row(alongY ? n : low) : null;
            float[] b = hasHigh ? field.row(alongY ? n : low + 1) : null;
            int startA = alongY ? field.start(low, ch) : field.start(n, ch);
            int startB = alongY ? field.start(low + 1, ch) : field.start(n, ch);
            blend(a, startA, 1 - high, b, startB, high);
            read(h, from, to, out[ch], column * plane.rows());
        }
    }

    private void blend(
            float @Nullable [] a, int startA, float weightA, float @Nullable [] b, int startB, float weightB) {
        int height = grid.height();
        float[] to = blend; // a local array lets the compiler use vector instructions
        if (a != null && b != null) {
            for (int i = 0; i < height; i++) {
                to[i + 1] = weightA * a[startA + i] + weightB * b[startB + i];
            }
        } else {
            float[] one = a != null ? a : Objects.requireNonNull(b);
            int start = a != null ? startA : startB;
            float weight = a != null ? weightA : weightB;
            for (int i = 0; i < height; i++) {
                to[i + 1] = weight * one[start + i];
            }
        }
    }

    private void read(Heights h, int from, int to, float[] out, int at) {
        float[] column = blend;
        if (h.step == 1) {
            int shift = (int) Math.floor(h.first);
            float upper = (float) (h.first - shift);
            float lower = 1 - upper;
            for (int r = from; r <= to; r++) {
                out[at + r] += lower * column[r + shift + 1] + upper * column[r + shift + 2];
            }
            return;
        }
        for (int r = from; r <= to; r++) {
            double z = h.first + h.step * r + 1;
            int k = (int) z;
            float upper = (float) (z - k);
            out[at + r] += column[k] + upper * (column[k + 1] - column[k]);
        }
    }

    /** From sums over crossings to lengths: the step over the ground, and the rise of each ray. */
    private void stretch(Orbit.Rays rays, Line line, double groundUm, int column, float[][] out) {
        for (int r = 0; r < plane.rows(); r++) {
            double rise = rays.parallel()
                    ? rays.slope()
                    : (plane.z(r) - rays.sourceUm().z()) / line.sourceDistanceUm;
            float factor = (float) (groundUm * Math.sqrt(1 + rise * rise));
            for (float[] o : out) {
                o[column * plane.rows() + r] *= factor;
            }
        }
    }
}
