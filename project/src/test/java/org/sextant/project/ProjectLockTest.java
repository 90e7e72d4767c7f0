// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.world.error.DataException;

class ProjectLockTest {
    @TempDir
    Path temp;

    @Test
    void aSecondWriterInThisProgramIsRefusedAndTheFirstKeepsItsLock() throws Exception {
        Path folder = temp.resolve("p.sextant");
        try (Project p = Project.create(folder)) {
            assertThatThrownBy(() -> Project.open(folder))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("already open for changes in this program");
            p.model().apply(SampleWorld.edits().get(0));
            // Another process must still be refused: the refusal above may not have dropped the lock.
            try (Child other = Child.start(CrashingWriter.class, folder, "0")) {
                assertThat(other.awaitExit()).isEqualTo(3);
                assertThat(other.lines())
                        .singleElement()
                        .asString()
                        .startsWith("refused ")
                        .contains("is being changed by process "
                                + ProcessHandle.current().pid());
            }
            assertThat(ProjectSnapshot.read(folder).world().volumes()).hasSize(1);
        }
        Project.open(folder).close();
    }

    @Test
    void readersSeeTheChangesOfAnotherProcessAndAWriterIsRefusedUntilItIsKilled() throws Exception {
        Path folder = temp.resolve("p.sextant");
        Project.create(folder).close();
        try (Child writer = Child.start(CrashingWriter.class, folder, "1")) {
            writer.awaitLines(20);
            for (int i = 0; i < 50; i++) {
                long before = Acknowledged.of(writer.lines()).sequence();
                ProjectSnapshot seen = ProjectSnapshot.read(folder);
                assertThat(seen.sequence()).isGreaterThanOrEqualTo(before);
                Acknowledged.assertNoneHalf(seen.world());
            }
            assertThatThrownBy(() -> Project.open(folder))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("is being changed by process " + writer.pid());
            writer.kill();
            assertThat(Files.exists(folder.resolve(ProjectLock.FILE_NAME))).isTrue();
            Project.open(folder).close();
        }
    }
}
