// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How to write a file.
 *
 * @param overwrite replace what is there
 * @param settings by name, as the exporter documents them, for example {@code compression}, {@code zarr}, {@code chunk}
 */
public record ExportOptions(boolean overwrite, Map<String, String> settings) {
    public static final ExportOptions DEFAULT = new ExportOptions(false, Map.of());

    public ExportOptions {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
