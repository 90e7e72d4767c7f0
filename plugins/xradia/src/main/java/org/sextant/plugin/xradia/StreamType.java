// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a stream holds and in which unit. Xradia files do not say: the table {@code streams.csv} lists what is known from
 * public readers and from the values of real files.
 *
 * @param unit empty if it has none or it is not known
 */
record StreamType(Kind kind, String unit) {
    enum Kind {
        F32,
        I32,
        TEXT,
        /** A text of fixed length for each image. */
        TEXT_PER_IMAGE,
        /** A text of fixed length for each axis of the stage. */
        TEXT_PER_AXIS,
        UNKNOWN
    }

    private static final StreamType UNKNOWN = new StreamType(Kind.UNKNOWN, "");
    private static final Map<String, StreamType> KNOWN = read();

    private static Map<String, StreamType> read() {
        try (InputStream in = Objects.requireNonNull(StreamType.class.getResourceAsStream("streams.csv"))) {
            Map<String, StreamType> known = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .forEach(f -> known.put(
                            f[0].toLowerCase(Locale.ROOT),
                            new StreamType(Kind.valueOf(f[1].toUpperCase(Locale.ROOT)), f[2])));
            return Map.copyOf(known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the whole path, else by its last name, else by how the name ends. */
    static StreamType of(String path) {
        String key = path.toLowerCase(Locale.ROOT);
        String name = key.substring(key.lastIndexOf('/') + 1);
        StreamType byPath = KNOWN.get(key);
        StreamType known = byPath != null ? byPath : KNOWN.get(name);
        return known != null ? known : byEnding(name);
    }

    private static StreamType byEnding(String name) {
        if (name.endsWith("shifts") || name.endsWith("shiftsx") || name.endsWith("shiftsy")) {
            return new StreamType(Kind.F32, "px");
        }
        if (name.endsWith("applied") || name.endsWith("count")) {
            return new StreamType(Kind.I32, "");
        }
        return name.endsWith("name") || name.endsWith("filename") ? new StreamType(Kind.TEXT, "") : UNKNOWN;
    }
}
