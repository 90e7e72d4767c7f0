// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.pass;

/**
 * What a pass takes on this machine.
 *
 * @param setupMs until the first picture is there, over what it takes later: compiling, uploading
 * @param frameMs a picture of the trial's size
 */
record PassCost(double setupMs, double frameMs) {
    /** Milliseconds for so many rays, and setting up once. */
    double msFor(double rays) {
        return setupMs + frameMs * rays / PassTrial.RAYS;
    }
}
