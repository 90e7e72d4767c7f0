// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.sextant.project.json.Fields;
import org.sextant.project.json.FrameJson;
import org.sextant.project.json.Json;
import org.sextant.project.json.SceneJson;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.world.error.DataException;
import org.sextant.world.scene.World;

/**
 * The file {@code project.json}: the world as it was last saved. Its JSON schema is the resource
 * {@code org/sextant/project/project-schema-1.json}.
 *
 * <p>Within version 1 members may be added: those unknown here are passed over, at the top level also kept.
 *
 * @param journalPosition number of the last change that the world holds
 * @param others members of the top level that this version does not know
 */
record ProjectFile(
        String name,
        Instant created,
        Instant saved,
        String tool,
        long journalPosition,
        World world,
        ObjectNode others) {
    static final String FILE_NAME = "project.json";
    static final String SCHEMA = "sextant-project";
    static final long VERSION = 1;

    private static final Set<String> KNOWN =
            Set.of("schema", "version", "name", "created", "saved", "tool", "journalPosition", "world");

    static ProjectFile of(String name, Instant created, String tool) {
        return new ProjectFile(name, created, created, tool, 0, World.EMPTY, Json.object());
    }

    ProjectFile at(World newWorld, long position, Instant when, String newTool) {
        return new ProjectFile(name, created, when, newTool, position, newWorld, others);
    }

    /** @throws DataException if it is missing, damaged, or of a version that is not known here */
    static ProjectFile read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new DataException(
                    folder.toString(),
                    FILE_NAME,
                    Files.isDirectory(folder) ? "is not there, so this is no project" : "there is no such folder",
                    "Check the path, or make a project with: sextant project create " + folder);
        }
        try {
            Fields f = Fields.of(
                    file.toString(), "project", Json.parse(file.toString(), "project", Files.readAllBytes(file)));
            checkVersion(f);
            return f.as(ProjectFile::of);
        } catch (IOException e) {
            throw new DataException(file.toString(), "project", "cannot be read: " + e, "Check the disk", e);
        }
    }

    private static void checkVersion(Fields f) {
        String schema = f.has("schema") ? f.text("schema") : "(none)";
        if (!schema.equals(SCHEMA)) {
            throw f.error("schema", "is '" + schema + "', not '" + SCHEMA + "'", "Name a Sextant project");
        }
        long version = f.whole("version");
        if (version != VERSION) {
            throw f.error(
                    "version",
                    "is " + version + "; this Sextant (" + ToolVersion.current() + ") reads version " + VERSION,
                    version > VERSION ? "Open it with a newer Sextant" : "Restore the file from a copy");
        }
    }

    private static ProjectFile of(Fields f) {
        ObjectNode others = Json.object();
        f.names().stream().filter(n -> !KNOWN.contains(n) && f.has(n)).forEach(n -> others.set(n, f.any(n)));
        return new ProjectFile(
                f.text("name"),
                FrameJson.instant(f, "created"),
                FrameJson.instant(f, "saved"),
                f.text("tool"),
                f.whole("journalPosition"),
                f.object("world", SceneJson::world),
                others);
    }

    ObjectNode toJson() {
        ObjectNode node = Json.object()
                .put("schema", SCHEMA)
                .put("version", VERSION)
                .put("name", name)
                .put("created", created.toString())
                .put("saved", saved.toString())
                .put("tool", tool)
                .put("journalPosition", journalPosition);
        node.set("world", SceneJson.of(world));
        node.setAll(others);
        return node;
    }

    /** Replaces the file of the folder in one step; after a crash the old or the new one is there, whole. */
    void write(Path folder) {
        byte[] bytes = Json.pretty(toJson());
        AtomicOutput.write(folder.resolve(FILE_NAME), true, bytes.length, part -> Files.write(part, bytes));
    }
}
