// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.scene;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sextant.world.frame.Provenance;

/**
 * A computation that was done in a world, with all that is needed to do it again.
 *
 * @param name unique in its world, such as {@code thickness-1}; its tables lie in the project's {@code tables/NAME-….csv}
 * @param operation id, such as {@code filter.gaussian}
 * @param version of the operation
 * @param parametersJson all its parameters as one JSON object, presets written out
 * @param inputs by the operation's slots, with their checksums
 * @param outputs files it wrote, by the operation's slots and the tables' names, with their checksums
 * @param numbers that it found
 * @param how program, time, device, seed
 */
public record Computation(
        String name,
        String operation,
        int version,
        String parametersJson,
        Map<String, DataSource> inputs,
        Map<String, DataSource> outputs,
        List<Number> numbers,
        Provenance how) {
    /** A number that was found, by a name such as {@code thickness.mean}, with its unit. */
    public record Number(String name, double value, String unit) {}

    public Computation {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
        numbers = List.copyOf(numbers);
    }
}
