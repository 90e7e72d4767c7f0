// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a value came about.
 *
 * @param method what was done, for example {@code "given by the user"} or {@code "landmarks, rigid"}
 * @param tool program and version
 * @param when time of the act
 * @param details parameters, inputs and checksums, by name; kept in alphabetical order
 */
public record Provenance(String method, String tool, Instant when, Map<String, String> details) {
    public Provenance {
        details = java.util.Collections.unmodifiableMap(new TreeMap<>(details));
    }

    public static Provenance of(String method, String tool, Instant when) {
        return new Provenance(method, tool, when, Map.of());
    }
}
