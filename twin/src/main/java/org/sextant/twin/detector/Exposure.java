// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.detector;

import org.sextant.world.error.SextantException;

/**
 * How long a frame is exposed and what the camera makes of it: counts = offset + Poisson(quanta · transmission · gain) +
 * read noise; one count a quantum.
 *
 * @param quanta photons or electrons expected in a pixel of an open beam of mean gain
 * @param offset counts of an unexposed frame
 * @param readNoise standard deviation, counts
 */
public record Exposure(double quanta, double offset, double readNoise) {
    public Exposure {
        if (!(quanta > 0 && offset >= 0 && readNoise >= 0)) {
            throw new SextantException("an exposure needs quanta above 0 and no negative offset or noise, not " + quanta
                    + ", " + offset + ", " + readNoise);
        }
    }
}
