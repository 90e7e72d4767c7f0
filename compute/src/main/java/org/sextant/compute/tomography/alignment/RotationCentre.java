// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.volume.work.WorkContext;

/**
 * The column over which the axis stands, found several ways that fail differently.
 *
 * @param column of the projections; pixel centres are whole numbers
 * @param found what each method says; the first is believed most
 * @param disagreement between the methods, columns; NaN if there is but one
 */
public record RotationCentre(double column, List<CostCurve> found, double disagreement) {
    public RotationCentre {
        found = List.copyOf(found);
    }

    /** Tried about the opposite views' answer, as a share of the columns. */
    private static final double SEARCH = 0.06;

    /** Columns within which two methods say the same; the mean of both is better than either. */
    private static final double AGREED = 2;

    /**
     * Opposite views, or where there are none the sharpness of a slice; the mean of both where they agree.
     *
     * @param lineIntegrals of a scan about one axis
     * @param sourcePixels from the source to the axis, in pixels at the axis; infinite for a parallel beam
     */
    public static RotationCentre find(
            Projections lineIntegrals, double[] anglesRad, double sourcePixels, WorkContext work) {
        Optional<CostCurve> opposite = new OppositeViews(lineIntegrals, anglesRad).curve(work);
        double middle = (lineIntegrals.columns() - 1) / 2.0;
        double about = opposite.map(CostCurve::best).orElse(middle);
        double reach = (opposite.isPresent() ? SEARCH : 0.2) * lineIntegrals.columns();
        SliceSharpness sharpness = new SliceSharpness(lineIntegrals, anglesRad, sourcePixels, work);
        double step = Math.max(1, lineIntegrals.columns() / 320.0);
        CostCurve coarse = sharpness.curve(around(about, reach, step), work);
        CostCurve fine = sharpness.curve(around(coarse.best(), 1.5 * step, step / 4), work);
        CostCurve slice = joined(coarse, fine);
        List<CostCurve> found = new ArrayList<>();
        opposite.ifPresent(found::add);
        // Forks about features are no measure where the sample around the field of view draws its own.
        boolean judges = opposite.isEmpty()
                || sharpness.isFullTurn()
                || CentreOfMass.isInside(lineIntegrals, CentreOfMass.LITTLE);
        if (judges) {
            found.add(slice);
        }
        CentreOfMass.column(lineIntegrals, anglesRad)
                .ifPresent(c -> found.add(new CostCurve("centre of mass", new double[] {c}, new double[] {0}, c)));
        double column = found.get(0).best();
        if (opposite.isPresent() && judges && Math.abs(slice.best() - column) < AGREED) {
            column = (column + slice.best()) / 2;
        }
        double least = bests(found).min().orElseThrow();
        double most = bests(found).max().orElseThrow();
        return new RotationCentre(column, found, found.size() > 1 ? most - least : Double.NaN);
    }

    private static DoubleStream bests(List<CostCurve> found) {
        return found.stream().mapToDouble(CostCurve::best);
    }

    private static double[] around(double middle, double reach, double step) {
        int n = (int) Math.ceil(reach / step);
        double[] all = new double[2 * n + 1];
        for (int i = -n; i <= n; i++) {
            all[i + n] = middle + i * step;
        }
        return all;
    }

    /** The fine curve within the coarse one. */
    private static CostCurve joined(CostCurve coarse, CostCurve fine) {
        List<double[]> points = new ArrayList<>();
        double low = fine.columns()[0];
        double high = fine.columns()[fine.columns().length - 1];
        for (int i = 0; i < coarse.columns().length; i++) {
            if (coarse.columns()[i] < low || coarse.columns()[i] > high) {
                points.add(new double[] {coarse.columns()[i], coarse.costs()[i]});
            }
        }
        for (int i = 0; i < fine.columns().length; i++) {
            points.add(new double[] {fine.columns()[i], fine.costs()[i]});
        }
        points.sort((a, b) -> Double.compare(a[0], b[0]));
        return new CostCurve(
                fine.method(),
                points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray(),
                fine.best());
    }
}
