// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import java.nio.file.Path;
import java.util.List;
import org.sextant.project.input.InputFiles;
import org.sextant.world.error.DataException;
import org.sextant.world.scene.World;

/**
 * A project as it is at one moment, to look at: needs no lock, writes nothing, and may be taken while another process
 * changes the project; it holds every change that was acknowledged before.
 *
 * @param sequence number of the last change in it
 * @param notices what the user should know, in words
 */
public record ProjectSnapshot(Path folder, String name, World world, long sequence, List<String> notices) {
    /** @throws DataException if the folder is no project, or damaged */
    public static ProjectSnapshot read(Path folder) {
        ProjectState state = ProjectState.read(folder, change -> {});
        return new ProjectSnapshot(
                folder, state.file().name(), state.model().world(), state.sequence(), state.notices());
    }

    public InputFiles inputs() {
        return new InputFiles(folder);
    }
}
