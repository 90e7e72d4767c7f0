// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Names of chunk files.
 *
 * @param prefixed whether they start with {@code c} (Zarr v3 "default" encoding)
 * @param separator {@code "/"} or {@code "."}
 */
record ChunkKeys(boolean prefixed, String separator) {
    ChunkKeys {
        if (!separator.equals("/") && !separator.equals(".")) {
            throw new IllegalArgumentException("chunk keys are separated by / or ., not '" + separator + "'");
        }
    }

    String key(long[] position) {
        String numbers = Arrays.stream(position).mapToObj(Long::toString).collect(Collectors.joining(separator));
        if (!prefixed) {
            return numbers.isEmpty() ? "0" : numbers;
        }
        return numbers.isEmpty() ? "c" : "c" + separator + numbers;
    }
}
