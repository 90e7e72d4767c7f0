// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import java.util.List;
import org.sextant.world.error.SextantException;

/** What a ray makes of the values of one volume. */
public sealed interface RayMode {
    /** One rule for all values on the ray. */
    enum Whole implements RayMode {
        /** Colours and opacities gathered front to back. */
        COMPOSITE,
        /** The colour of the largest value. */
        MAXIMUM,
        /** The colour of the mean over the stretch that is seen. */
        MEAN,
        /** The colour of the smallest value. */
        MINIMUM
    }

    /**
     * Surfaces of equal value, with the transfer function's colour and opacity there.
     *
     * @param values physical, strictly rising
     */
    record Surfaces(List<Double> values) implements RayMode {
        public Surfaces {
            values = List.copyOf(values);
            for (int i = 0; i < values.size(); i++) {
                if (!Double.isFinite(values.get(i)) || i > 0 && !(values.get(i) > values.get(i - 1))) {
                    throw new SextantException("the values of surfaces must be finite and rise, not " + values);
                }
            }
            if (values.isEmpty()) {
                throw new SextantException("a volume shown by surfaces needs at least one value");
            }
        }
    }
}
