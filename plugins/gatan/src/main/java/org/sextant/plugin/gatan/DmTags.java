// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.nio.ByteOrder;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * All tags of a file by path, for example {@code ImageList/1/ImageData/DataType}; unnamed tags are counted from 0.
 *
 * @param file for messages
 * @param version 3 or 4
 * @param order byte order of the values
 * @param values a Long, Double, double[] (structure) or {@link DmArray}, in the file's order
 */
record DmTags(String file, int version, ByteOrder order, Map<String, Object> values) {
    DmTags {
        values = Collections.unmodifiableMap(values);
    }

    Optional<Double> number(String path) {
        return values.get(path) instanceof Number n ? Optional.of(n.doubleValue()) : Optional.empty();
    }

    Optional<Long> whole(String path) {
        return values.get(path) instanceof Long n ? Optional.of(n) : Optional.empty();
    }

    /** Text of a short array, "" if the tag is missing. */
    String text(String path) {
        return values.get(path) instanceof DmArray a ? a.text().strip() : "";
    }

    Optional<DmArray> array(String path) {
        return values.get(path) instanceof DmArray a ? Optional.of(a) : Optional.empty();
    }
}
