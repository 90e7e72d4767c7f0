// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.sextant.render.camera.Ray;

/** How far a ray has come in one thing, which it takes piece by piece from front to back. */
abstract class Cursor {
    /** Distance up to which the thing is done, µm; infinite at the end. */
    double t = Double.POSITIVE_INFINITY;

    /**
     * Finds where a ray meets the thing.
     *
     * @param jitter shift of the steps, 0 … 1
     */
    abstract void enter(Ray r, double jitter);

    /** Goes to the first piece, once all have entered and hidden what they hide. */
    abstract void start();

    /** Takes pieces that begin before {@code limit}, until the ray is opaque. */
    abstract void advance(double limit, RayLight light);

    /** What was met at a distance, which a piece that was taken lies at. */
    abstract Hit hit(double at);
}
