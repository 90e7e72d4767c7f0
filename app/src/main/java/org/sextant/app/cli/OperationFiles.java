// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.OutputSlot;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.table.CsvTable;
import org.sextant.volume.table.JsonTable;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Results of an operation in files that the user names.
 *
 * @param volumes and {@code tables}: files by what they shall hold; under the empty name the main volume, the first table
 */
record OperationFiles(OperationInfo info, Map<String, Path> volumes, Map<String, Path> tables, boolean overwrite) {
    /** Before anything is computed: whether the results can be put where they shall go. */
    void check(List<Path> inputs) throws IOException {
        VolumeFormats formats = VolumeFormats.installed();
        for (Map.Entry<String, Path> e : volumes.entrySet()) {
            slot(e.getKey());
            for (Path input : inputs) {
                new OutputPlace(input, e.getValue()).check(formats, formats.exporterFor(e.getValue()));
            }
            checkFree(e.getValue());
        }
        tables.values().forEach(this::checkFree);
    }

    private void checkFree(Path file) {
        if (!overwrite && Files.exists(file)) {
            throw new SextantException(file + " exists already; choose another name or add --overwrite");
        }
    }

    private OutputSlot slot(String name) {
        List<String> names = info.outputs().stream().map(OutputSlot::name).toList();
        if (names.isEmpty()) {
            throw new SextantException(info.id() + " makes no volume; leave -o out");
        }
        int index = name.isEmpty() ? 0 : names.indexOf(name);
        if (index < 0) {
            throw new SextantException(info.id() + " makes no '" + name + "', only " + names);
        }
        return info.outputs().get(index);
    }

    /**
     * Writes what was asked for.
     *
     * @return files by what they hold
     */
    Map<String, Path> write(Outcome outcome, WorkContext work) {
        Map<String, Path> written = new LinkedHashMap<>();
        volumes.forEach((name, file) -> {
            OutputSlot slot = slot(name);
            Volume v = outcome.volumes().get(slot.name());
            if (v == null) {
                throw new SextantException(
                        info.id() + " made no '" + slot.name() + "' with these parameters: " + slot.help());
            }
            write(v, file, overwrite, work);
            written.put(slot.name(), file);
        });
        tables.forEach((name, file) -> {
            Table table = table(outcome, name);
            if (file.toString().endsWith(".json")) {
                JsonTable.write(table, file, overwrite);
            } else {
                CsvTable.write(table, file, overwrite);
            }
            written.put(table.name(), file);
        });
        return written;
    }

    static void write(Volume v, Path file, boolean overwrite, WorkContext work) {
        VolumeFormats.write(
                VolumeFormats.installed().exporterFor(file), v, file, new ExportOptions(overwrite, Map.of()), work);
    }

    private Table table(Outcome outcome, String name) {
        List<String> names = outcome.tables().stream().map(Table::name).toList();
        return outcome.tables().stream()
                .filter(t -> name.isEmpty() || t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SextantException(
                        info.id() + " made no table" + (name.isEmpty() ? "" : " '" + name + "'; it made " + names)));
    }
}
