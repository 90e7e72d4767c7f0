// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.detector;

/**
 * Edge enhancement by free propagation over an effective distance R: the transport-of-intensity equation (Teague 1983,
 * 10.1364/JOSA.73.001434), without the small product of gradients, for the phase −(2π/λ) ∫δ dy:
 *
 * <pre>
 *   I(R) / I(0) = 1 + R ∇² ∫ δ dy          R = R₂ / M in a cone beam (Wilkins et al. 1996, 10.1038/384335a0)
 * </pre>
 *
 * It holds while the change is small; where it would make light negative, 0 remains. At the border of an image the second
 * derivative across it counts as 0.
 */
public final class Propagation {
    private Propagation() {}

    /**
     * Multiplies the transmission.
     *
     * @param delta ∫δ dy, µm
     * @param distanceUm R
     */
    public static void enhance(
            float[] transmission, float[] delta, int columns, int rows, double pixelUm, double distanceUm) {
        if (distanceUm == 0) {
            return;
        }
        double factor = distanceUm / (pixelUm * pixelUm);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int i = r * columns + c;
                double across = c > 0 && c < columns - 1 ? delta[i - 1] + delta[i + 1] - 2.0 * delta[i] : 0;
                double down = r > 0 && r < rows - 1 ? delta[i - columns] + delta[i + columns] - 2.0 * delta[i] : 0;
                transmission[i] *= (float) Math.max(0, 1 + factor * (across + down));
            }
        }
    }
}
