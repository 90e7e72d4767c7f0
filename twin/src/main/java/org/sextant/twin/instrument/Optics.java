// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.instrument;

/**
 * Beam and distances.
 *
 * @param energyKev photon energy; of a polychromatic beam one that stands for it. 0 for electrons
 * @param sourceUm from the source to the axis; infinite for a parallel beam
 * @param detectorUm from the axis to the detector, or what defocus of the lens has the same effect
 * @param blurPixels standard deviation of the blur by source, optics and detector, in pixels at the axis
 */
public record Optics(double energyKev, double sourceUm, double detectorUm, double blurPixels) {
    /** Distance of free propagation that acts on the phase, scaled to the axis: R₁R₂ / (R₁ + R₂). */
    public double propagationUm() {
        return Double.isInfinite(sourceUm) ? detectorUm : sourceUm * detectorUm / (sourceUm + detectorUm);
    }

    public double magnification() {
        return Double.isInfinite(sourceUm) ? 1 : (sourceUm + detectorUm) / sourceUm;
    }
}
