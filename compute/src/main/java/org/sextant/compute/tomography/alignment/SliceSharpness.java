// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sextant.compute.tomography.method.RampFilter;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.volume.work.WorkContext;

/**
 * Reconstructs one slice with the axis over many columns. Over half a turn, a wrong axis draws forks about every feature,
 * above and below the truth, so that the mean of |f| is least at the right one: Q_IA of Donath et al. 2006,
 * 10.1364/JOSAA.23.001048, eq. 10. That holds for samples that lie within the views. Over a full turn a wrong axis blurs
 * every feature into a ring, so that the variance is greatest at the right one. Of a cone beam the middle row is taken, as a
 * fan.
 *
 * <pre>
 *   s = x cos θ − y sin θ,  t = x sin θ + y cos θ        column = axis + s / (1 + t / D)       weight 1 / (1 + t / D)²
 * </pre>
 */
final class SliceSharpness {
    private static final int WIDEST = 320;

    private final double[] anglesRad;
    private final double sourcePixels;
    private final boolean fullTurn;
    private final int bin;
    private final float[][] filtered;
    private final List<Integer> views = new ArrayList<>();
    private final int columns;

    /** @param sourcePixels from the source to the axis; infinite for a parallel beam */
    SliceSharpness(Projections p, double[] anglesRad, double sourcePixels, WorkContext work) {
        this.anglesRad = anglesRad;
        this.bin = (p.columns() - 1) / WIDEST + 1;
        this.sourcePixels = sourcePixels / bin;
        this.columns = p.columns() / bin;
        double first = anglesRad[0];
        double turned = Arrays.stream(anglesRad).max().orElse(0)
                - Arrays.stream(anglesRad).min().orElse(0);
        this.fullTurn = turned * anglesRad.length / Math.max(1, anglesRad.length - 1) > 1.99 * Math.PI;
        for (int v = 0; v < p.count(); v++) {
            if (fullTurn || Math.abs(anglesRad[v] - first) < Math.PI - 1e-9) {
                views.add(v);
            }
        }
        Projections row = Projections.zero(columns, 1, views.size());
        for (int i = 0; i < views.size(); i++) {
            middle(p, p.views()[views.get(i)], row.views()[i]);
        }
        new RampFilter(columns, 1, RampFilter.Window.SHEPP_LOGAN, 1).apply(row, work);
        this.filtered = row.views();
    }

    boolean isFullTurn() {
        return fullTurn;
    }

    /** Mean of the rows about the middle, binned along the columns. */
    private void middle(Projections p, float[] view, float[] out) {
        int rows = Math.min(p.rows(), bin);
        int from = (p.rows() - rows) / 2;
        for (int r = from; r < from + rows; r++) {
            for (int c = 0; c < columns * bin; c++) {
                out[c / bin] += view[c + p.columns() * r] / (bin * rows);
            }
        }
    }

    /** Costs of columns of the projections that were given. */
    CostCurve curve(double[] candidates, WorkContext work) {
        double[] costs = new double[candidates.length];
        work.forEach("trying rotation centres", costs.length, i -> {
            costs[(int) i] = cost((candidates[(int) i] - (bin - 1) / 2.0) / bin);
        });
        return CostCurve.of("sharpness of a slice", candidates, costs);
    }

    /** Of the circle that all views see. */
    private double cost(double axis) {
        double radius = Math.min(axis, columns - 1 - axis) - 1;
        if (!(radius >= 2)) {
            return Double.MAX_VALUE;
        }
        int reach = (int) Math.floor(radius);
        double sum = 0;
        double whole = 0;
        double squares = 0;
        int number = 0;
        float[] line = new float[2 * reach + 1];
        for (int y = -reach; y <= reach; y++) {
            Arrays.fill(line, 0);
            int half = (int) Math.sqrt(radius * radius - (double) y * y);
            for (int i = 0; i < filtered.length; i++) {
                add(filtered[i], anglesRad[views.get(i)], axis, y, half, reach, line);
            }
            for (int x = -half; x <= half; x++) {
                sum += Math.abs(line[x + reach]);
                whole += line[x + reach];
                squares += line[x + reach] * line[x + reach];
                number++;
            }
        }
        if (fullTurn) {
            return -(squares / number - whole / number * (whole / number));
        }
        return whole > 0 ? sum / whole : Double.MAX_VALUE;
    }

    private void add(float[] view, double angle, double axis, int y, int half, int reach, float[] line) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        boolean cone = !Double.isInfinite(sourcePixels);
        for (int x = -half; x <= half; x++) {
            double near = cone ? 1 / (1 + (x * sin + y * cos) / sourcePixels) : 1;
            double at = axis + (x * cos - y * sin) * near;
            int c = (int) at;
            if (c >= 0 && c + 1 < columns) {
                float low = view[c];
                line[x + reach] += (float) (near * near * (low + (at - c) * (view[c + 1] - low)));
            }
        }
    }
}
