// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sextant.project.input.InputFiles;
import org.sextant.project.input.InputState;
import org.sextant.project.input.Relocation;
import org.sextant.project.journal.Journal;
import org.sextant.project.journal.JournalReader;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.edit.Change;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.edit.WorldModel;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Placement;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Layer;

/**
 * A project folder open for changes by this process alone.
 *
 * <pre>
 *   NAME.sextant/ project.json     the world as last saved
 *                 journal.jsonl    the world it starts from, and every change since; older ones in journal-A-B.jsonl
 *                 project.lock     says who has it open
 *                 volumes/ labels/ tables/ views/ shots/ exports/   made when needed
 * </pre>
 *
 * A change is on disk before {@link WorldModel#apply} returns; {@link #save} is not needed to keep it, but lets programs
 * that only read {@code project.json} see it. The journal is the history: undo and redo reach back to its start, also
 * after a restart. If it is longer than {@value #ROTATE_BYTES} bytes when the project is opened, it is put aside and the next begins.
 *
 * <p>Threads: any.
 */
public final class Project implements AutoCloseable {
    static final long ROTATE_BYTES = 16L << 20;

    private final Path folder;
    private final ProjectLock lock;
    private final Clock clock;
    private final long rotateBytes;
    private final WorldModel model;
    private final List<String> notices;
    private final Journal journal;
    private ProjectFile file;

    private Project(Path folder, ProjectLock lock, Clock clock, long rotateBytes) {
        this.folder = folder;
        this.lock = lock;
        this.clock = clock;
        this.rotateBytes = rotateBytes;
        List<String> said = new ArrayList<>();
        ProjectState state = ProjectState.read(folder, this::record);
        said.addAll(state.notices());
        if (prepareJournal(state, said)) {
            state = ProjectState.read(folder, this::record);
        }
        this.model = state.model();
        this.file = state.file();
        this.journal = Journal.open(
                journalFile(), JournalReader.read(journalFile(), line -> {}), ToolVersion.current(), clock);
        this.notices = List.copyOf(said);
    }

    /**
     * Makes a new project with an empty world and opens it.
     *
     * @param folder its name, best ending in {@code .sextant}; must not exist, or be an empty folder
     */
    public static Project create(Path folder) {
        return create(folder, Clock.systemUTC());
    }

    static Project create(Path folder, Clock clock) {
        deleteEmpty(folder);
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        ProjectFile file = ProjectFile.of(
                name.endsWith(".sextant") ? name.substring(0, name.length() - ".sextant".length()) : name,
                clock.instant(),
                ToolVersion.current());
        AtomicOutput.write(folder, false, 0, part -> {
            Files.createDirectory(part);
            Journal.start(part.resolve(ProjectState.JOURNAL), World.EMPTY, 0, ToolVersion.current(), clock);
            file.write(part);
        });
        return open(folder, clock, ROTATE_BYTES);
    }

    private static void deleteEmpty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new DataException(
                        folder.toString(),
                        "project",
                        Files.exists(folder.resolve(ProjectFile.FILE_NAME))
                                ? "is a project already"
                                : "exists and is not empty",
                        "Choose another name");
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new DataException(folder.toString(), "project", "cannot be made: " + e, "Choose another name", e);
        }
    }

    /**
     * Opens a project for changes, after a crash as well.
     *
     * @throws DataException if it is no project, damaged, or open for changes elsewhere
     */
    public static Project open(Path folder) {
        return open(folder, Clock.systemUTC(), ROTATE_BYTES);
    }

    static Project open(Path folder, Clock clock, long rotateBytes) {
        if (!Files.exists(folder.resolve(ProjectFile.FILE_NAME))) {
            ProjectFile.read(folder);
        }
        ProjectLock lock = ProjectLock.take(folder);
        boolean opened = false;
        try {
            Project project = new Project(folder, lock, clock, rotateBytes);
            opened = true;
            return project;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    private Path journalFile() {
        return folder.resolve(ProjectState.JOURNAL);
    }

    /**
     * Makes the journal fit to append to: there, without a torn end, and not too long.
     *
     * @return whether it starts anew, so that it has to be read again
     */
    private boolean prepareJournal(ProjectState state, List<String> said) {
        JournalReader.End end = state.end();
        if (end == null) {
            startJournal(state.file());
            return true;
        }
        if (end.tornBytes() > 0) {
            Path aside = Journal.cutTornEnd(journalFile(), end, clock);
            said.add("the journal ended in an unfinished line of " + end.tornBytes() + " bytes after change "
                    + end.lastSequence() + ", left by a crash before the change was acknowledged; it was moved to "
                    + aside.getFileName());
        }
        if (end.wholeBytes() > rotateBytes) {
            rotate(state, end);
            return true;
        }
        return false;
    }

    /**
     * Saves the world, copies the journal aside, then replaces it in one step by one that starts here: whole at every
     * moment. Only before the model is in use: its undo must not reach back further than the journal.
     */
    private void rotate(ProjectState state, JournalReader.End end) {
        long last = end.lastSequence();
        ProjectFile saved = state.file().at(state.model().world(), last, clock.instant(), ToolVersion.current());
        saved.write(folder);
        Path history = folder.resolve("journal-" + end.firstSequence() + "-" + last + ".jsonl");
        AtomicOutput.write(history, true, end.wholeBytes(), part -> Files.copy(journalFile(), part));
        startJournal(saved);
    }

    private void startJournal(ProjectFile from) {
        Journal.start(journalFile(), from.world(), from.journalPosition(), ToolVersion.current(), clock);
    }

    private void record(Change change) {
        journal.append(change);
    }

    public Path folder() {
        return folder;
    }

    public String name() {
        return file.name();
    }

    /** What opening found that the user should know, in words. */
    public List<String> notices() {
        return notices;
    }

    /** The world and its changes; each is in the journal before it is seen. */
    public WorldModel model() {
        return model;
    }

    public World world() {
        return model.world();
    }

    public InputFiles inputs() {
        return new InputFiles(folder);
    }

    /**
     * Adds a volume and the frame it lies in, as one change that one undo takes back.
     *
     * @param grid where its voxels lie in the frame that {@code placement} places
     * @throws SextantException if a volume or frame of that name is there already
     */
    public World addVolume(String name, DataSource source, VoxelGrid grid, Placement placement, Layer layer) {
        VolumeId id = new VolumeId(name);
        synchronized (model) {
            if (world().volumes().stream().anyMatch(v -> v.id().equals(id))) {
                throw new SextantException("there is a volume '" + name + "' already; choose another name");
            }
            if (world().frames().contains(placement.frame())) {
                throw new SextantException("there is a frame '" + placement.frame() + "' already; choose another name");
            }
            if (!grid.frame().equals(placement.frame())) {
                throw new SextantException("the voxels of '" + name + "' lie in the frame '" + grid.frame()
                        + "', the placement is that of '" + placement.frame() + "'");
            }
            return model.apply(new WorldEdit.AddVolume(placement, new VolumeNode(id, grid, source, layer)));
        }
    }

    /** A folder of the project, made if it is not there. */
    public Path folder(ProjectFolder kind) {
        Path path = folder.resolve(kind.folderName());
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new DataException(path.toString(), "folder", "cannot be made: " + e, "Check the permissions", e);
        }
    }

    /** Inputs that are missing or whose size changed, with what to do; checksums are not computed. */
    public List<DataException> inputProblems() {
        return sources(world()).stream()
                .flatMap(s -> inputs().look(s).problem().stream())
                .toList();
    }

    /**
     * Looks below a folder for the inputs that are not where they were, and points the project to those found.
     *
     * @return old source to new place
     */
    public Map<DataSource, Path> relocate(Path searchFolder, WorkContext work) {
        List<DataSource> missing = sources(world()).stream()
                .filter(s -> inputs().look(s) instanceof InputState.Missing)
                .toList();
        Map<DataSource, Path> found = missing.isEmpty() ? Map.of() : Relocation.search(missing, searchFolder, work);
        Map<DataSource, DataSource> moved = new LinkedHashMap<>();
        found.forEach(
                (s, path) -> moved.put(s, new DataSource(inputs().uri(path), s.options(), s.bytes(), s.checksum())));
        synchronized (model) {
            for (VolumeNode v : world().volumes()) {
                if (moved.containsKey(v.source())) {
                    model.apply(new WorldEdit.PutVolume(v.withSource(moved.get(v.source()))));
                }
            }
            for (LabelNode l : world().labels()) {
                if (moved.containsKey(l.source())) {
                    model.apply(new WorldEdit.PutLabel(l.withSource(moved.get(l.source()))));
                }
            }
        }
        return found;
    }

    private static Set<DataSource> sources(World world) {
        Set<DataSource> all = new LinkedHashSet<>();
        world.volumes().forEach(v -> all.add(v.source()));
        world.labels().forEach(l -> all.add(l.source()));
        return all;
    }

    /** Writes {@code project.json} anew, in one step. */
    public void save() {
        // Between a change's journal line and its publishing the model holds its own monitor.
        synchronized (model) {
            long position = journal.sequence();
            ProjectFile next = file.at(world(), position, clock.instant(), ToolVersion.current());
            next.write(folder);
            file = next;
        }
    }

    /** Gives the project back. All changes are in the journal; call {@link #save} first to have them in project.json. */
    @Override
    public void close() {
        synchronized (model) {
            try {
                journal.close();
            } finally {
                lock.close();
            }
        }
    }
}
