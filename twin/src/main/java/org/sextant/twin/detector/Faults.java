// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.detector;

/**
 * What is wrong with a detector.
 *
 * @param gainSd relative standard deviation of the pixels' gains, the same in flats and projections
 * @param ringSd relative standard deviation by which the gain of some pixels differs between flats and projections: rings
 * @param ringShare share of pixels of which this is so
 * @param spikesPerPixel expected number of cosmic-ray spikes in a pixel of one frame; darks are too short for any
 * @param vignetting share by which the beam is weaker in the corners
 */
public record Faults(double gainSd, double ringSd, double ringShare, double spikesPerPixel, double vignetting) {
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0);
}
