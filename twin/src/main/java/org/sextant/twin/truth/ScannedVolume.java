// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import java.util.List;

/**
 * A volume of a scan.
 *
 * @param name in the project
 * @param quantity such as {@code attenuation}
 * @param unit of the quantity
 * @param noiseSd standard deviation of its white noise, in that unit
 * @param blurUm standard deviation of its Gaussian blur
 * @param perMaterial the quantity of each of the sample's materials
 */
public record ScannedVolume(
        String name, String quantity, String unit, double noiseSd, double blurUm, List<Double> perMaterial) {
    public ScannedVolume {
        perMaterial = List.copyOf(perMaterial);
    }
}
