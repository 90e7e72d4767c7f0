// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.detector;

import org.sextant.world.error.SextantException;

/**
 * A grating interferometer whose analyser grating is stepped over one period: step k of N sees
 *
 * <pre>
 *   I_k = a0 (1 + v cos(2π k / N + φ))          (Weitkamp et al. 2005, 10.1364/OPEX.13.006296)
 * </pre>
 *
 * With a sample a0 is multiplied by the transmission, v by the visibility that its fine structure leaves, and φ grows by
 * 2π (L_s / p) ∂/∂u ∫δ dy, where L_s is the distance from the sample to the analyser and p the analyser's period.
 *
 * @param steps N
 * @param periodUm p
 * @param visibility v of the open beam in the middle
 * @param fringesAcross periods of φ (moiré) over the width of the detector
 */
public record PhaseStepping(int steps, double periodUm, double visibility, double fringesAcross) {
    public PhaseStepping {
        if (steps < 3 || !(periodUm > 0) || !(visibility > 0 && visibility < 1)) {
            throw new SextantException(
                    "phase stepping needs 3 steps or more, a period above 0 and a visibility below 1," + " not " + steps
                            + ", " + periodUm + " um, " + visibility);
        }
    }

    /** v of the open beam at a column, from −1 (left) to 1 (right): gratings are never perfect to their edges. */
    public double openVisibility(double x) {
        return visibility * (1 - 0.1 * x * x);
    }

    /** φ of the open beam. */
    public double openPhase(double x) {
        return Math.PI * fringesAcross * x;
    }

    /** Distance from sample to analyser for a correlation length: L_s = ξ p / λ, all in µm. */
    public double distanceUm(double correlationUm, double wavelengthUm) {
        return correlationUm * periodUm / wavelengthUm;
    }
}
