// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import java.util.Map;
import java.util.Optional;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Table;
import org.sextant.world.error.SextantException;

/** What an operation is given, by the names of its slots. */
public record Inputs(Map<String, Volume> volumes, Map<String, Table> tables) {
    public Inputs {
        volumes = Map.copyOf(volumes);
        tables = Map.copyOf(tables);
    }

    public static Inputs of(String slot, Volume volume) {
        return new Inputs(Map.of(slot, volume), Map.of());
    }

    /** @throws SextantException if it is not given */
    public Volume volume(String slot) {
        return find(slot).orElseThrow(() -> new SextantException("the input '" + slot + "' is not given"));
    }

    public Optional<Volume> find(String slot) {
        return Optional.ofNullable(volumes.get(slot));
    }

    /** @throws SextantException if it is not given */
    public Table table(String slot) {
        return findTable(slot).orElseThrow(() -> new SextantException("the table '" + slot + "' is not given"));
    }

    public Optional<Table> findTable(String slot) {
        return Optional.ofNullable(tables.get(slot));
    }
}
