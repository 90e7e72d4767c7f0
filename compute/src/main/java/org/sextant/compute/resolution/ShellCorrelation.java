// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jtransforms.fft.DoubleFFT_1D;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Correlation of two volumes in shells of equal spatial frequency (Harauz, van Heel 1986, Optik 73, 146–156):
 *
 * <pre>
 *   FSC(s) = Re Σ F₁ F₂* / √(Σ |F₁|² Σ |F₂|²)       over the shell (s − ½) Δf ≤ |f| &lt; (s + ½) Δf
 * </pre>
 *
 * f is the physical frequency, so that voxels need not be cubes; Δf is 1 over the longest side, the last shell lies within the
 * lowest of the axes' Nyquist frequencies.
 *
 * @param frequencyPerUm mean of each shell
 * @param correlation NaN where one of the halves has nothing in the shell
 * @param counts frequencies in the shell, both of each mirrored pair
 * @param independent numbers in the shell that vary on their own: half of the counts, as the volumes are real, times the share
 *     (Σ w²)² / (N Σ w⁴) that the window w leaves
 */
public record ShellCorrelation(double[] frequencyPerUm, double[] correlation, double[] counts, double[] independent) {
    /** A volume plane by plane, physical values. */
    @FunctionalInterface
    public interface GreyPlanes {
        float[] plane(int z);
    }

    private static final int CROSS = 0;
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int COUNT = 3;
    private static final int FREQUENCY = 4;
    private static final int WIDTH = 5;

    /** Correlates two volumes on the same lattice. */
    static ShellCorrelation of(GreyPlanes first, GreyPlanes second, Lattice l, FourierWindow window, WorkContext work) {
        double[] windowSums = windowSums(l, window, work);
        float[][] a = spectrum("transforming the first half", first, l, window, windowSums[0], work);
        float[][] b = spectrum("transforming the second half", second, l, window, windowSums[0], work);
        double step = 1 / Math.max(l.nx() * l.dxUm(), Math.max(l.ny() * l.dyUm(), l.nz() * l.dzUm()));
        double nyquist = 0.5 / Math.max(l.dxUm(), Math.max(l.dyUm(), l.dzUm()));
        int shells = (int) Math.floor(nyquist / step + 1e-9) + 1;
        double[] sums = new double[shells * WIDTH];
        try {
            work.forEachInOrder(
                    "correlating shells", l.ny(), ky -> row(a, b, l, (int) ky, step, shells), (ky, part) -> {
                        for (int i = 0; i < sums.length; i++) {
                            sums[i] += part[i];
                        }
                    });
        } catch (IOException e) {
            throw new SextantException("correlating shells failed: " + e.getMessage(), e);
        }
        double share = windowSums[1] * windowSums[1] / (l.voxels() * windowSums[2]);
        return of(sums, shells, share);
    }

    private static ShellCorrelation of(double[] sums, int shells, double share) {
        ShellCorrelation out =
                new ShellCorrelation(new double[shells], new double[shells], new double[shells], new double[shells]);
        for (int s = 0; s < shells; s++) {
            int at = s * WIDTH;
            out.counts[s] = sums[at + COUNT];
            out.independent[s] = sums[at + COUNT] / 2 * share;
            out.frequencyPerUm[s] = sums[at + FREQUENCY] / sums[at + COUNT];
            out.correlation[s] = sums[at + CROSS] / Math.sqrt(sums[at + FIRST] * sums[at + SECOND]);
        }
        return out;
    }

    /** Sums of w, w² and w⁴ over all voxels. */
    private static double[] windowSums(Lattice l, FourierWindow window, WorkContext work) {
        double[][] byPlane = new double[l.nz()][];
        work.forEach("weighing", l.nz(), z -> {
            double[] s = new double[3];
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    double w = window.at(l, x, y, (int) z);
                    s[0] += w;
                    s[1] += w * w;
                    s[2] += w * w * w * w;
                }
            }
            byPlane[(int) z] = s;
        });
        double[] sums = new double[3];
        for (double[] s : byPlane) {
            for (int k = 0; k < 3; k++) {
                sums[k] += s[k];
            }
        }
        return sums;
    }

    private static float[][] spectrum(
            String what, GreyPlanes planes, Lattice l, FourierWindow window, double windowSum, WorkContext work) {
        double mean = mean(planes, l, window, work) / windowSum;
        float[][] out = new float[l.nz()][];
        work.forEach(what, l.nz(), z -> {
            float[] plane = planes.plane((int) z);
            double[] weighted = new double[l.plane()];
            for (int y = 0, i = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++, i++) {
                    weighted[i] = (plane[i] - mean) * window.at(l, x, y, (int) z);
                }
            }
            out[(int) z] = PlaneSpectrum.of(l).transform(weighted);
        });
        return out;
    }

    /** Σ w v; what is not a number would spread over all frequencies. */
    private static double mean(GreyPlanes planes, Lattice l, FourierWindow window, WorkContext work) {
        double[] byPlane = new double[l.nz()];
        float first = planes.plane(0)[0];
        AtomicBoolean varies = new AtomicBoolean();
        work.forEach("averaging", l.nz(), z -> {
            float[] plane = planes.plane((int) z);
            double sum = 0;
            boolean differs = false;
            for (int y = 0, i = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++, i++) {
                    if (!Float.isFinite(plane[i])) {
                        throw new SextantException(
                                "voxel " + x + "," + y + "," + z + " of a half is " + plane[i]
                                        + "; Fourier shell correlation needs a finite number everywhere, crop or fill it first");
                    }
                    sum += plane[i] * window.at(l, x, y, (int) z);
                    differs |= plane[i] != first;
                }
            }
            byPlane[(int) z] = sum;
            if (differs) {
                varies.set(true);
            }
        });
        if (!varies.get()) {
            throw new SextantException("all voxels of a half are " + first + "; there is nothing to correlate");
        }
        double sum = 0;
        for (double s : byPlane) {
            sum += s;
        }
        return sum;
    }

    /** Transforms all columns of one ky along z and sorts them into shells. */
    private static double[] row(float[][] a, float[][] b, Lattice l, int ky, double step, int shells) {
        int width = PlaneSpectrum.of(l).width();
        int nz = l.nz();
        DoubleFFT_1D alongZ = new DoubleFFT_1D(nz);
        double[] first = new double[2 * nz];
        double[] second = new double[2 * nz];
        double[] sums = new double[shells * WIDTH];
        double fy = signed(ky, l.ny()) / (l.ny() * l.dyUm());
        for (int kx = 0; kx < width; kx++) {
            int at = 2 * (kx + width * ky);
            for (int z = 0; z < nz; z++) {
                first[2 * z] = a[z][at];
                first[2 * z + 1] = a[z][at + 1];
                second[2 * z] = b[z][at];
                second[2 * z + 1] = b[z][at + 1];
            }
            alongZ.complexForward(first);
            alongZ.complexForward(second);
            double fx = kx / (l.nx() * l.dxUm());
            // Frequencies with a mirror image beyond the half that is held count twice.
            int times = kx == 0 || 2 * kx == l.nx() ? 1 : 2;
            for (int kz = 0; kz < nz; kz++) {
                double fz = signed(kz, nz) / (nz * l.dzUm());
                double f = Math.sqrt(fx * fx + fy * fy + fz * fz);
                int shell = (int) Math.floor(f / step + 0.5);
                if (shell < shells) {
                    add(sums, shell * WIDTH, times, f, first, second, 2 * kz);
                }
            }
        }
        return sums;
    }

    private static void add(double[] sums, int at, int times, double f, double[] a, double[] b, int i) {
        sums[at + CROSS] += times * (a[i] * b[i] + a[i + 1] * b[i + 1]);
        sums[at + FIRST] += times * (a[i] * a[i] + a[i + 1] * a[i + 1]);
        sums[at + SECOND] += times * (b[i] * b[i] + b[i + 1] * b[i + 1]);
        sums[at + COUNT] += times;
        sums[at + FREQUENCY] += times * f;
    }

    private static double signed(int k, int n) {
        return 2 * k <= n ? k : k - n;
    }
}
