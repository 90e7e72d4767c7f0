// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import java.util.Map;
import java.util.Optional;
import org.sextant.volume.value.ValueType;

/** The numbers by which {@code DataType} streams name the type of pixels. */
final class PixelType {
    private static final Map<Long, ValueType> BY_CODE = Map.of(
            2L, ValueType.I8,
            3L, ValueType.U8,
            4L, ValueType.I16,
            5L, ValueType.U16,
            6L, ValueType.I32,
            7L, ValueType.U32,
            10L, ValueType.F32,
            11L, ValueType.F64);

    private PixelType() {}

    static Optional<ValueType> of(long code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
