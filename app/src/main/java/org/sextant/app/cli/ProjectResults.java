// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.OutputSlot;
import org.sextant.project.Project;
import org.sextant.project.ProjectFolder;
import org.sextant.render.preset.DefaultLayer;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.data.VolumeStatistics;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.table.CsvTable;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Provenance;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.Computation;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.ValueWindow;

/**
 * Results of an operation in the folders of a project, and in its world with a record of how they were made.
 *
 * @param base what all of them are called, before what each is
 */
record ProjectResults(OperationInfo info, OperationInputs inputs, Project project, String base) {
    private static final double LABEL_OPACITY = 0.9;
    private static final double OVERLAY_OPACITY = 0.9;
    private static final Rgba COLOUR = Rgba.parse("#e69f00");

    /** Before anything is computed: whether the names are free. */
    void check() {
        for (OutputSlot slot : info.outputs()) {
            VolumeId id = id(slot);
            boolean known = project.world().volumes().stream().anyMatch(v -> v.id().equals(id))
                    || project.world().labels().stream().anyMatch(l -> l.id().equals(id));
            if (known || Files.exists(place(slot))) {
                throw new SextantException("the project has a '" + id + "' already; give another --name");
            }
        }
    }

    private VolumeId id(OutputSlot slot) {
        return new VolumeId(base + "-" + slot.name());
    }

    private Path place(OutputSlot slot) {
        ProjectFolder kind = slot.kind() == Kind.GREY ? ProjectFolder.VOLUMES : ProjectFolder.LABELS;
        return project.folder().resolve(kind.folderName()).resolve(id(slot) + ".ome.zarr");
    }

    /**
     * Writes volumes and tables, then adds them with their record in one step.
     *
     * @return files by what they hold
     */
    Map<String, Path> write(Outcome outcome, ObjectNode parameters, ExecutionContext context, long startNanos) {
        Map<String, Path> written = new LinkedHashMap<>();
        List<WorldEdit> edits = new ArrayList<>();
        project.folder(ProjectFolder.VOLUMES);
        project.folder(ProjectFolder.LABELS);
        for (OutputSlot slot : info.outputs()) {
            Volume v = outcome.volumes().get(slot.name());
            if (v != null) {
                OperationFiles.write(v, place(slot), false, context.work());
                written.put(slot.name(), place(slot));
                edits.add(shown(slot, v.grid(), context.work()));
            }
        }
        for (Table t : outcome.tables()) {
            Path file = freeTable(t.name());
            CsvTable.write(t, file, false);
            written.put(t.name(), file);
        }
        Map<String, DataSource> files = new TreeMap<>();
        written.forEach((what, file) -> files.put(what, source(file)));
        Map<String, String> details = Map.of(
                "device",
                context.device().name(),
                "seed",
                Long.toString(context.seed()),
                "threads",
                Integer.toString(context.work().threads()),
                "seconds",
                String.format(Locale.ROOT, "%.3f", (System.nanoTime() - startNanos) / 1e9));
        List<Computation.Number> numbers = outcome.quantities().stream()
                .filter(q -> Double.isFinite(q.value()))
                .map(q -> new Computation.Number(q.name(), q.value(), q.unit()))
                .toList();
        Computation computation = new Computation(
                freeName(project.world(), info.id()),
                info.id(),
                info.version(),
                parameters.toString(),
                inputs.sources(),
                files,
                numbers,
                new Provenance(info.title(), Version.text(), Instant.now(), details));
        project.model().apply(new WorldEdit.AddComputation(computation, edits));
        project.save();
        return written;
    }

    /** A table of an earlier computation stays as its record knows it: the next one gets a number. */
    private Path freeTable(String table) {
        Path folder = project.folder(ProjectFolder.TABLES);
        Path file = folder.resolve(base + "-" + table + ".csv");
        for (int n = 2; Files.exists(file); n++) {
            file = folder.resolve(base + "-" + table + "-" + n + ".csv");
        }
        return file;
    }

    private DataSource source(Path file) {
        return project.inputs().source(file, Map.of());
    }

    private WorldEdit shown(OutputSlot slot, VoxelGrid grid, WorkContext work) {
        DataSource source = source(place(slot));
        if (slot.kind() != Kind.GREY) {
            VolumeId of = new VolumeId(inputs.firstVolumeName().orElse(base));
            return new WorldEdit.PutLabel(
                    new LabelNode(id(slot), of, grid, source, true, LabelStyle.of(LABEL_OPACITY)));
        }
        OpenOptions options = OpenOptions.of(grid.frame(), BlockCache.ofQuarterHeap());
        try (Volume stored = VolumeFormats.installed().open(place(slot), options)) {
            return new WorldEdit.PutVolume(new VolumeNode(id(slot), grid, source, layer(stored, work)));
        }
    }

    /** Lengths, such as local thickness, as an overlay of colours from 0 on; other numbers as any volume. */
    private static Layer layer(Volume v, WorkContext work) {
        if (!v.scale().unit().equals("um")) {
            return DefaultLayer.of(v, COLOUR);
        }
        double high = VolumeStatistics.of(v.finest(), work).max();
        return high > 0
                ? Layer.of(TransferFunction.of(new ValueWindow(0, high, ColourMap.VIRIDIS), OVERLAY_OPACITY))
                : DefaultLayer.of(v, COLOUR);
    }

    /** A name for a computation that the world has not yet, such as {@code thickness-2}. */
    static String freeName(World world, String operation) {
        List<String> taken =
                world.computations().stream().map(Computation::name).toList();
        String stem = operation.replace('.', '-') + "-";
        int n = 1;
        while (taken.contains(stem + n)) {
            n++;
        }
        return stem + n;
    }
}
