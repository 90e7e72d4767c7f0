// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.world.scene.World;

/**
 * Projects of every version stay readable. The files under {@code golden/version-1} were written by version 1 and are
 * never written again: saved after six changes, then one change, undo, redo, one change.
 */
class GoldenProjectTest {
    @TempDir
    Path temp;

    @BeforeEach
    void copy() throws IOException {
        for (String name : new String[] {"project.json", "journal.jsonl"}) {
            try (InputStream in = GoldenProjectTest.class.getResourceAsStream("/golden/version-1/" + name)) {
                Files.copy(in, temp.resolve(name));
            }
        }
    }

    @Test
    void version1OpensWithItsHistory() {
        assertThat(ProjectSnapshot.read(temp).world()).isEqualTo(SampleWorld.full());
        try (Project p = Project.open(temp)) {
            assertThat(p.name()).isEqualTo("golden");
            assertThat(p.notices()).isEmpty();
            assertThat(p.world()).isEqualTo(SampleWorld.full());
            while (p.model().canUndo()) {
                p.model().undo();
            }
            assertThat(p.world()).isEqualTo(World.EMPTY);
        }
    }

    @Test
    void version1IsStillReadableAfterThisVersionChangedIt() {
        try (Project p = Project.open(temp)) {
            p.model().undo();
            p.save();
        }
        assertThat(ProjectSnapshot.read(temp).world().views()).hasSize(1);
    }
}
