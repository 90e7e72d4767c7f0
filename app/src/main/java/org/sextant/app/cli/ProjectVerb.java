// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.sextant.project.Project;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.edit.WorldModel;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sextant project …}. */
@Command(
        name = "project",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "create|add|show|locate|mark|view|relocate|undo|redo",
        description = "Make and change a project: the scans of one sample, each placed in one world.",
        footer = {
            "",
            "Example:",
            "  sextant project create sample.sextant",
            "  sextant project add sample.sextant uct.tif --name uct --voxel 1um",
            "  sextant project add sample.sextant nano.txm --name nano --parent uct --pose nano-in-uct.json",
            "  sextant project locate sample.sextant --in nano --at 12,8.5,3"
        },
        subcommands = {
            ProjectVerb.Create.class,
            ProjectAddVerb.class,
            ProjectShowVerb.class,
            ProjectLocateVerb.class,
            ProjectMarkVerb.class,
            ProjectViewVerb.class,
            ProjectVerb.Relocate.class,
            ProjectVerb.Undo.class,
            ProjectVerb.Redo.class
        })
final class ProjectVerb implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static ObjectNode json(Path folder, World world) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("project", folder.toString());
        ArrayNode names = json.putArray("volumes");
        world.volumes().forEach(v -> names.add(v.id().name()));
        return json;
    }

    static void tellNotices(Console console, List<String> notices) {
        notices.forEach(n -> console.err().println("sextant: " + n));
        console.err().flush();
    }

    /** Makes an empty project. */
    @Command(
            name = "create",
            description = "Make an empty project folder.",
            footer = {"", "Example:", "  sextant project create sample.sextant"})
    static final class Create extends Verb {
        @Parameters(paramLabel = "DIR", description = "The folder to make, best NAME.sextant.")
        @SuppressWarnings("NullAway.Init")
        private Path folder;

        Create(Console console) {
            super(console);
        }

        @Override
        Result perform() {
            try (Project project = Project.create(folder)) {
                return new Result(json(folder, project.world()), "made the empty project " + folder);
            }
        }
    }

    /** Finds moved inputs again. */
    @Command(
            name = "relocate",
            description =
                    "Look below a folder for inputs that were moved, by name, size and checksum, and note where they are now.",
            footer = {"", "Example:", "  sextant project relocate sample.sextant /data/archive"})
    static final class Relocate extends Verb {
        @Parameters(index = "0", paramLabel = "DIR", description = "The project folder.")
        @SuppressWarnings("NullAway.Init")
        private Path folder;

        @Parameters(index = "1", paramLabel = "SEARCH", description = "The folder to look below.")
        @SuppressWarnings("NullAway.Init")
        private Path search;

        Relocate(Console console) {
            super(console);
        }

        @Override
        Result perform() throws Exception {
            try (Project project = Project.open(folder)) {
                tellNotices(console(), project.notices());
                ObjectNode json = json(folder, project.world());
                ArrayNode moved = json.putArray("found");
                StringBuilder text = new StringBuilder();
                try (WorkContext work = WorkContext.quiet()) {
                    for (var found : project.relocate(search, work).entrySet()) {
                        DataSource source = found.getKey();
                        moved.addObject()
                                .put("was", source.uri())
                                .put("is", found.getValue().toString());
                        VolumeReport.line(text, "found", source.uri() + " at " + found.getValue());
                    }
                }
                project.save();
                ArrayNode still = json.putArray("problems");
                project.inputProblems().forEach(p -> {
                    still.add(String.valueOf(p.getMessage()));
                    VolumeReport.line(text, "problem", String.valueOf(p.getMessage()));
                });
                return new Result(json, text.isEmpty() ? "no input was missing" : text.toString());
            }
        }
    }

    /** One step along the history of a project. */
    abstract static class HistoryVerb extends Verb {
        @Parameters(paramLabel = "DIR", description = "The project folder.")
        @SuppressWarnings("NullAway.Init")
        private Path folder;

        HistoryVerb(Console console) {
            super(console);
        }

        abstract World step(WorldModel model);

        @Override
        Result perform() {
            try (Project project = Project.open(folder)) {
                tellNotices(console(), project.notices());
                World world = step(project.model());
                project.save();
                List<String> names =
                        world.volumes().stream().map(v -> v.id().name()).toList();
                return new Result(json(folder, world), "done; volumes now: " + names);
            }
        }
    }

    /** Takes the last change back. */
    @Command(
            name = "undo",
            description = "Take back the last change, also one made in an earlier run.",
            footer = {"", "Example:", "  sextant project undo sample.sextant"})
    static final class Undo extends HistoryVerb {
        Undo(Console console) {
            super(console);
        }

        @Override
        World step(WorldModel model) {
            return model.undo();
        }
    }

    /** Makes an undone change again. */
    @Command(
            name = "redo",
            description = "Make the last undone change again.",
            footer = {"", "Example:", "  sextant project redo sample.sextant"})
    static final class Redo extends HistoryVerb {
        Redo(Console console) {
            super(console);
        }

        @Override
        World step(WorldModel model) {
            return model.redo();
        }
    }
}
