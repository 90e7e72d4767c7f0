// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sextant.project.journal.JournalLine;
import org.sextant.project.journal.JournalReader;
import org.sextant.world.edit.Change;
import org.sextant.world.edit.WorldModel;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;

/**
 * What a project folder holds: the saved file and all changes of the journal on top, with undo and redo as they were.
 * Reading changes nothing on disk and needs no lock.
 *
 * @param end how the journal ends; null where there is none
 * @param notices what the user should know, in words
 */
record ProjectState(ProjectFile file, WorldModel model, JournalReader.@Nullable End end, List<String> notices) {
    static final String JOURNAL = "journal.jsonl";

    private static final int ATTEMPTS = 5;

    /** @param sink hears every change that is made to the model after this returns */
    static ProjectState read(Path folder, Consumer<Change> sink) {
        for (int attempt = 1; ; attempt++) {
            ProjectFile file = ProjectFile.read(folder);
            Optional<ProjectState> state = new Replay(folder, file, sink).state();
            if (state.isPresent()) {
                return state.get();
            }
            if (attempt == ATTEMPTS) {
                throw new DataException(
                        folder.resolve(JOURNAL).toString(),
                        "line 1",
                        "starts after the saved project (change " + file.journalPosition() + ")",
                        "Restore project.json and the journal from the same copy");
            }
        }
    }

    /** Number of the last change. */
    long sequence() {
        return end == null ? file.journalPosition() : end.lastSequence();
    }

    /** Takes the lines of a journal through a model. */
    private static final class Replay implements Consumer<JournalLine> {
        private final Path folder;
        private final Path journal;
        private final ProjectFile file;
        private final Consumer<Change> sink;
        private final List<String> notices = new ArrayList<>();
        private @Nullable WorldModel model;
        private boolean replaying = true;
        private boolean startsLater;

        Replay(Path folder, ProjectFile file, Consumer<Change> sink) {
            this.folder = folder;
            this.journal = folder.resolve(JOURNAL);
            this.file = file;
            this.sink = sink;
        }

        /** Empty if another process replaced the journal between the two readings. */
        Optional<ProjectState> state() {
            if (!Files.exists(journal)) {
                notices.add(journal + " is missing: the project opens as it was last saved (change "
                        + file.journalPosition() + "); later changes and undo are not known");
                replaying = false;
                return Optional.of(new ProjectState(file, modelFrom(file.world()), null, List.copyOf(notices)));
            }
            JournalReader.End end = JournalReader.read(journal, this);
            if (startsLater) {
                return Optional.empty();
            }
            if (end.lastSequence() < file.journalPosition()) {
                throw mismatch(
                        "after change " + end.lastSequence(),
                        "ends before the change at which the project was saved (" + file.journalPosition() + ")");
            }
            replaying = false;
            WorldModel whole = model == null ? modelFrom(file.world()) : model;
            return Optional.of(new ProjectState(file, whole, end, List.copyOf(notices)));
        }

        private WorldModel modelFrom(World world) {
            return new WorldModel(world, change -> {
                if (!replaying) {
                    sink.accept(change);
                }
            });
        }

        @Override
        public void accept(JournalLine line) {
            if (line.entry() instanceof JournalLine.Entry.Start s) {
                model = modelFrom(s.world());
                startsLater = line.sequence() > file.journalPosition();
            } else if (line.entry() instanceof JournalLine.Entry.Changed c && model != null) {
                apply(model, c.change(), line.sequence());
            }
            boolean saved = line.sequence() == file.journalPosition();
            if (saved && model != null && !model.world().equals(file.world())) {
                throw mismatch(
                        "change " + line.sequence(),
                        "gives another world than " + ProjectFile.FILE_NAME + ", which was edited outside of Sextant");
            }
        }

        private void apply(WorldModel target, Change change, long sequence) {
            try {
                if (change instanceof Change.Applied a) {
                    target.apply(a.edit());
                } else if (change instanceof Change.Undone) {
                    target.undo();
                } else {
                    target.redo();
                }
            } catch (SextantException e) {
                throw new DataException(
                        journal.toString(),
                        "change " + sequence,
                        "does not fit the changes before it: " + e.getMessage(),
                        "Restore the journal from a copy, or move it away to open the project as it was last saved",
                        e);
            }
        }

        private DataException mismatch(String place, String problem) {
            return new DataException(
                    journal.toString(),
                    place,
                    problem,
                    "Restore both from one copy of " + folder.getFileName() + ", or move the journal away to take "
                            + ProjectFile.FILE_NAME + " as it is");
        }
    }
}
