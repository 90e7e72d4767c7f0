// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.method;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.sextant.compute.tomography.geometry.ScanGeometry;

/** How much of the circle each view of a scan stands for, evenly spread or not. */
final class ViewAngles {
    /** A gap this many times the usual one is a missing wedge, not a view that stands for much. */
    private static final double WEDGE = 3;

    private final double[] azimuthRad;

    ViewAngles(ScanGeometry geometry) {
        azimuthRad = new double[geometry.views().size()];
        for (int i = 0; i < azimuthRad.length; i++) {
            azimuthRad[i] = geometry.azimuthRad(i);
        }
    }

    /** Angles in the order of the views, without jumps, from 0 on; rising or falling. */
    double[] unwrappedRad() {
        double[] a = new double[azimuthRad.length];
        for (int i = 1; i < a.length; i++) {
            double step = azimuthRad[i] - azimuthRad[i - 1];
            a[i] = a[i - 1] + step - 2 * Math.PI * Math.rint(step / (2 * Math.PI));
        }
        return a;
    }

    /** From the first to the last view and one step more. */
    double rangeRad() {
        double[] a = unwrappedRad();
        double least = Arrays.stream(a).min().orElse(0);
        double most = Arrays.stream(a).max().orElse(0);
        return a.length < 2 ? 0 : (most - least) * a.length / (a.length - 1);
    }

    /**
     * Half the way to the neighbours on both sides, on a circle of that length.
     *
     * @param period π where opposite views see the same, 2π where they do not
     */
    double[] sharesRad(double period) {
        int n = azimuthRad.length;
        double[] on = new double[n];
        for (int i = 0; i < n; i++) {
            on[i] = azimuthRad[i] - period * Math.floor(azimuthRad[i] / period);
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> on[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] gaps = new double[n];
        for (int k = 0; k < n; k++) {
            gaps[k] = k + 1 < n ? on[order[k + 1]] - on[order[k]] : on[order[0]] + period - on[order[k]];
        }
        double usual = usual(gaps);
        double[] shares = new double[n];
        for (int k = 0; k < n; k++) {
            double gap = gaps[k] > WEDGE * usual ? usual : gaps[k];
            shares[order[k]] += gap / 2;
            shares[order[(k + 1) % n]] += gap / 2;
        }
        return shares;
    }

    /** Median of the gaps that are any. */
    private static double usual(double[] gaps) {
        double[] some = Arrays.stream(gaps).filter(g -> g > 1e-9).sorted().toArray();
        return some.length == 0 ? 0 : some[some.length / 2];
    }
}
