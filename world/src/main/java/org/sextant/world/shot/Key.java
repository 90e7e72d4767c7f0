// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import org.sextant.world.error.SextantException;

/**
 * A value that is reached at a time.
 *
 * @param timeS seconds from the film's beginning
 * @param easing of the way to this key from the one before; of no effect for the first
 */
public record Key<T>(double timeS, T value, Easing easing) {
    public Key {
        if (!(timeS >= 0 && Double.isFinite(timeS))) {
            throw new SextantException("the time of a key must be 0 or above, not " + timeS + " s");
        }
    }
}
