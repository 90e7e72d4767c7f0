// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The colours of objects. */
public sealed interface LabelPalette {
    /** Colours that neighbours in number can be told apart by; another seed gives others. */
    record Distinct(long seed) implements LabelPalette {}

    /** A colour for each listed object, such as one by its porosity, and one for all others. */
    record Listed(Map<Long, Rgba> colours, Rgba others) implements LabelPalette {
        public Listed {
            colours = Collections.unmodifiableMap(new TreeMap<>(colours));
        }
    }
}
