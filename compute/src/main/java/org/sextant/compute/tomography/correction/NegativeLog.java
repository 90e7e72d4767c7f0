// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.correction;

/**
 * From transmission to line integrals of the attenuation, p = −ln t. Transmissions below a least one, which have no
 * logarithm or a meaningless one, become the least and are counted.
 *
 * @param least transmission, above 0
 */
public record NegativeLog(float least) {
    /** In place. Returns how many were below. */
    public int apply(float[] transmission) {
        int below = 0;
        for (int i = 0; i < transmission.length; i++) {
            float t = transmission[i];
            if (!(t >= least)) {
                t = least;
                below++;
            }
            transmission[i] = (float) -Math.log(t);
        }
        return below;
    }
}
