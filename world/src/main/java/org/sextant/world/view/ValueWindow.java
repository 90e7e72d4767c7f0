// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import org.sextant.world.error.SextantException;

/** Window and level: a range of physical values shown by a scale of colours. */
public record ValueWindow(double low, double high, ColourMap map) {
    public ValueWindow {
        if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new SextantException("a window of values needs low below high, not " + low + " … " + high);
        }
    }

    public Rgba at(double value) {
        return map.at((value - low) / (high - low));
    }
}
