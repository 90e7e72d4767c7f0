// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Table;
import org.sextant.world.error.SextantException;

/**
 * What an operation found: volumes by the names that {@link OperationInfo#outputs} lists, tables, numbers, and what the
 * user should know in words. Closing it closes the volumes.
 */
public record Outcome(Map<String, Volume> volumes, List<Table> tables, List<Quantity> quantities, List<String> notices)
        implements AutoCloseable {
    public Outcome {
        volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
        tables = List.copyOf(tables);
        quantities = List.copyOf(quantities);
        notices = List.copyOf(notices);
    }

    public static Outcome of(String output, Volume volume) {
        return new Outcome(Map.of(output, volume), List.of(), List.of(), List.of());
    }

    public Outcome with(Table table) {
        List<Table> more = new ArrayList<>(tables);
        more.add(table);
        return new Outcome(volumes, more, quantities, notices);
    }

    public Outcome with(List<Quantity> found) {
        List<Quantity> more = new ArrayList<>(quantities);
        more.addAll(found);
        return new Outcome(volumes, tables, more, notices);
    }

    public Outcome withNotice(String notice) {
        List<String> more = new ArrayList<>(notices);
        more.add(notice);
        return new Outcome(volumes, tables, quantities, more);
    }

    /** @throws SextantException if no number of that name was found */
    public double quantity(String name) {
        return quantities.stream()
                .filter(q -> q.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SextantException("nothing called '" + name + "' was found"))
                .value();
    }

    @Override
    public void close() {
        volumes.values().forEach(Volume::close);
    }
}
