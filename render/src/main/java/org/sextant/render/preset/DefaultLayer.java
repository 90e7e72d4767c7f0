// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

import java.util.List;
import org.sextant.volume.data.Volume;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.TransferFunction.Point;

/**
 * How a volume is shown that nobody has adjusted yet: what is brighter than Otsu's threshold appears, the brightest
 * thousandth in full colour. Reads a bounded sample of the coarsest level; the same volume always gets the same layer.
 */
public final class DefaultLayer {
    private static final int BINS = 512;
    private static final double OUTLIERS = 0.001;

    private DefaultLayer() {}

    /**
     * @param colour of the densest parts; its alpha is their opacity over the view's unit length
     */
    public static Layer of(Volume volume, Rgba colour) {
        ValueSample sample = ValueSample.of(volume);
        if (sample.isEmpty()) {
            return Layer.of(new TransferFunction(List.of(new Point(0, Rgba.TRANSPARENT))));
        }
        double low = sample.quantile(OUTLIERS);
        double high = sample.quantile(1 - OUTLIERS);
        if (!(high > low)) {
            low = sample.quantile(0);
            high = sample.quantile(1);
        }
        if (!(high > low)) {
            return Layer.of(solid(low, colour));
        }
        double threshold = low + (high - low) * OtsuThreshold.of(sample.histogram(low, high, BINS)) / BINS;
        return Layer.of(rising(threshold, high, colour));
    }

    /** A volume of one value is a block of that colour. */
    private static TransferFunction solid(double value, Rgba colour) {
        double below = value - Math.max(1, Math.abs(value)) * 0.5;
        return TransferFunction.ramp(below, value, colour);
    }

    /** Clear up to a little below the threshold, most of the opacity shortly above it, brighter towards the top. */
    private static TransferFunction rising(double threshold, double high, Rgba colour) {
        double span = high - threshold;
        return new TransferFunction(List.of(
                new Point(threshold - 0.12 * span, shade(colour, 0.35, 0)),
                new Point(threshold + 0.25 * span, shade(colour, 0.75, 0.6 * colour.a())),
                new Point(high, colour)));
    }

    private static Rgba shade(Rgba c, double light, double alpha) {
        return new Rgba(c.r() * light, c.g() * light, c.b() * light, alpha);
    }
}
