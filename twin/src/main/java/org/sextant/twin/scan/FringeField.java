// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import org.sextant.twin.detector.GaussianBlur;
import org.sextant.twin.detector.PhaseStepping;
import org.sextant.twin.projection.Detector;

/**
 * Light behind a grating interferometer as mean and first harmonic: step k of N sees a + b cos(2πk/N) − c sin(2πk/N), which is
 * a0 (1 + v cos(2πk/N + φ)). Blur acts on the three alone. One field serves one thread.
 */
final class FringeField {
    private final PhaseStepping stepping;
    private final Detector seen;
    private final GaussianBlur blur;
    private final float[] mean;
    private final float[] cosine;
    private final float[] sine;

    FringeField(PhaseStepping stepping, Detector seen, double blurPixels) {
        this.stepping = stepping;
        this.seen = seen;
        this.blur = new GaussianBlur(blurPixels);
        this.mean = new float[seen.pixels()];
        this.cosine = new float[seen.pixels()];
        this.sine = new float[seen.pixels()];
    }

    /** Sets a0, the same for all correlation lengths. */
    void transmission(float[] transmission) {
        System.arraycopy(transmission, 0, mean, 0, mean.length);
        blur.blur(mean, seen.columns(), seen.rows());
    }

    /**
     * Sets the fringes.
     *
     * @param transmission without blur
     * @param loss −ln(v'/v)
     * @param delta ∫δ dy, µm
     * @param distanceUm L_s from the sample to the analyser
     */
    void fringes(float[] transmission, float[] loss, float[] delta, double distanceUm) {
        int n = seen.columns();
        double turn = 2 * Math.PI * distanceUm / (stepping.periodUm() * 2 * seen.pixelUm());
        for (int i = 0; i < seen.pixels(); i++) {
            int c = i % n;
            double x = 2.0 * c / n - 1;
            float slope = delta[c < n - 1 ? i + 1 : i] - delta[c > 0 ? i - 1 : i];
            double phase = stepping.openPhase(x) + turn * slope;
            double light = transmission[i] * stepping.openVisibility(x) * Math.exp(-loss[i]);
            cosine[i] = (float) (light * Math.cos(phase));
            sine[i] = (float) (light * Math.sin(phase));
        }
        blur.blur(cosine, n, seen.rows());
        blur.blur(sine, n, seen.rows());
    }

    /** Light of a step in the rows of a band. */
    void step(int k, Detector band, float[] light) {
        float cos = (float) Math.cos(2 * Math.PI * k / stepping.steps());
        float sin = (float) Math.sin(2 * Math.PI * k / stepping.steps());
        int skip = (band.firstRow() - seen.firstRow()) * band.columns();
        for (int i = 0; i < band.pixels(); i++) {
            light[i] = Math.max(0, mean[skip + i] + cos * cosine[skip + i] - sin * sine[skip + i]);
        }
    }
}
