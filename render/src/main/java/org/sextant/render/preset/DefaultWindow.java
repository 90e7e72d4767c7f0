// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

import org.sextant.volume.data.Volume;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.ValueWindow;

/**
 * The range of values in which a slice is shown that nobody has adjusted yet: all but the lowest and the highest two
 * thousandths, in grey. The same volume always gets the same range.
 */
public final class DefaultWindow {
    private static final double OUTLIERS = 0.002;

    private DefaultWindow() {}

    public static ValueWindow of(Volume volume) {
        ValueSample sample = ValueSample.of(volume);
        if (sample.isEmpty()) {
            return new ValueWindow(0, 1, ColourMap.GREY);
        }
        double low = sample.quantile(OUTLIERS);
        double high = sample.quantile(1 - OUTLIERS);
        if (!(high > low)) {
            low = sample.quantile(0);
            high = sample.quantile(1);
        }
        double least = Math.max(1e-6 * Math.abs(low), Double.MIN_NORMAL);
        return high > low
                ? new ValueWindow(low, high, ColourMap.GREY)
                : new ValueWindow(low - least, low + least, ColourMap.GREY);
    }
}
