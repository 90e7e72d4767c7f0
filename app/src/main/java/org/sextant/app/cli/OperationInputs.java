// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.project.Project;
import org.sextant.project.input.InputFiles;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.derived.Relocated;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.table.CsvTable;
import org.sextant.volume.table.Table;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;

/**
 * The inputs of an operation, from files and from a project. All volumes come in the frame of the first: those that lie
 * elsewhere in the project's world through their poses.
 */
final class OperationInputs implements AutoCloseable {
    private static final FrameId FILE = new FrameId("file");

    private final @Nullable Project project;
    private final InputFiles files;
    private final Map<String, String> settings;
    private final BlockCache cache = BlockCache.ofQuarterHeap();
    private final VolumeFormats formats = VolumeFormats.installed();
    private final Map<String, DataSource> sources = new LinkedHashMap<>();
    private final Map<String, Volume> volumes = new LinkedHashMap<>();
    private @Nullable LabelNode firstLabels;
    private @Nullable VolumeNode firstVolume;

    private OperationInputs(@Nullable Project project, InputFiles files, Map<String, String> settings) {
        this.project = project;
        this.files = files;
        this.settings = settings;
    }

    /** @param settings what the user says about the files */
    static OperationInputs ofFiles(Map<String, String> settings) {
        return new OperationInputs(null, new InputFiles(Path.of("")), settings);
    }

    static OperationInputs of(Project project, Map<String, String> settings) {
        return new OperationInputs(project, project.inputs(), settings);
    }

    /** @param given file or name in the project, by slot */
    Inputs open(OperationInfo info, Map<String, String> given) {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (InputSlot slot : info.inputs()) {
            String text = given.get(slot.name());
            if (text == null) {
                continue;
            }
            if (slot.kind() == Kind.TABLE) {
                Path file = Path.of(text);
                tables.put(slot.name(), CsvTable.read(file));
                sources.put(slot.name(), files.source(file, Map.of()));
            } else {
                volumes.put(slot.name(), inFirstFrame(volume(slot, text)));
            }
        }
        return new Inputs(volumes, tables);
    }

    private Volume volume(InputSlot slot, String text) {
        if (project != null) {
            Optional<LabelNode> labels = project.world().labels().stream()
                    .filter(l -> l.name().equals(text))
                    .findFirst();
            Optional<VolumeNode> volume = project.world().volumes().stream()
                    .filter(v -> v.name().equals(text))
                    .findFirst();
            // A volume and a label volume may share a name: the slot says which is meant.
            if (labels.isPresent() && (slot.kind() != Kind.GREY || volume.isEmpty())) {
                firstLabels = volumes.isEmpty() ? labels.get() : firstLabels;
                return open(slot, labels.get().source(), labels.get().grid().frame());
            } else if (volume.isPresent()) {
                firstVolume = volumes.isEmpty() ? volume.get() : firstVolume;
                return open(slot, volume.get().source(), volume.get().frame());
            }
        }
        Path file = Path.of(text);
        Volume v = InputOptions.open(formats, file, new OpenOptions(FILE, cache, settings));
        sources.put(slot.name(), files.source(file, settings));
        return v;
    }

    private Volume open(InputSlot slot, DataSource source, FrameId frame) {
        sources.put(slot.name(), source);
        return InputOptions.open(formats, files.require(source), new OpenOptions(frame, cache, source.options()));
    }

    private Volume inFirstFrame(Volume v) {
        VoxelGrid grid = v.knownGrid().orElse(null);
        VoxelGrid first =
                volumes.values().stream().findFirst().flatMap(Volume::knownGrid).orElse(null);
        if (grid == null || first == null || grid.frame().equals(first.frame()) || project == null) {
            return v;
        }
        if (grid.frame().equals(FILE) || first.frame().equals(FILE)) {
            // A file beside a volume of the project: taken to lie in that one's frame.
            return new Relocated(v, grid.in(first.frame()));
        }
        World world = project.world();
        return new Relocated(
                v,
                new VoxelGrid(
                        grid.size(), grid.indexToFrame().then(world.frames().transform(grid.frame(), first.frame()))));
    }

    /** Where each came from, by slot; after {@link #open}. */
    Map<String, DataSource> sources() {
        return sources;
    }

    /** Where the files of all inputs lie. */
    List<Path> paths() {
        return sources.values().stream().map(files::path).toList();
    }

    /** What results are called if nobody says: the first input's name without its ending. */
    String firstName() {
        if (firstLabels != null) {
            return firstLabels.name();
        } else if (firstVolume != null) {
            return firstVolume.name();
        }
        return sources.values().stream()
                .findFirst()
                .map(s -> s.uri().replaceAll("/$", "").replaceAll(".*/", "").replaceAll("(?<=.)\\..*", ""))
                .orElse("result");
    }

    /** The volume in the project that the first input is, or was made from. */
    Optional<String> firstVolumeName() {
        return firstLabels != null
                ? Optional.of(firstLabels.of().name())
                : Optional.ofNullable(firstVolume).map(VolumeNode::name);
    }

    @Override
    public void close() {
        volumes.values().forEach(Volume::close);
    }
}
