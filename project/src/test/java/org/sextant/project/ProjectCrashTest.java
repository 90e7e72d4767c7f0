// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCrashTest {
    private static final int KILLS = 20;
    private static final long SEED = 20260301;

    @TempDir
    Path temp;

    /**
     * Kills a process that changes a project at random moments. At most one change more than the acknowledged ones may
     * be there: the one that was on disk but not yet told.
     */
    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        Random random = new Random(SEED);
        Path folder = temp.resolve("p.sextant");
        Project.create(folder).close();
        long total = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Set<String> before = Acknowledged.in(ProjectSnapshot.read(folder).world());
            try (Child writer = Child.start(CrashingWriter.class, folder, "" + kill)) {
                writer.awaitLines(1);
                writer.runFor(random.nextInt(250));
                writer.kill();
                Acknowledged acknowledged = Acknowledged.of(writer.lines());
                try (Project p = Project.open(folder)) {
                    String what = "kill " + kill + " of seed " + SEED + " after " + writer.lines();
                    long sequence = ProjectSnapshot.read(folder).sequence();
                    assertThat(sequence).as(what).isBetween(acknowledged.sequence(), acknowledged.sequence() + 1);
                    Acknowledged.assertNoneHalf(p.world());
                    if (sequence > acknowledged.sequence()) {
                        // The change that was not told of: take it back to compare the rest.
                        undoOrRedo(p, acknowledged);
                    }
                    Set<String> now = Acknowledged.in(p.world());
                    assertThat(now).as(what).isEqualTo(union(before, acknowledged.names()));
                }
                total += writer.lines().size();
            }
        }
        assertThat(total).as("changes acknowledged in all").isGreaterThan(KILLS * 5L);
    }

    private static void undoOrRedo(Project p, Acknowledged acknowledged) {
        boolean undone = p.model().canRedo();
        if (undone) {
            p.model().redo();
        } else {
            p.model().undo();
        }
        assertThat(Acknowledged.in(p.world())).containsAll(acknowledged.names());
    }

    private static Set<String> union(Set<String> before, Set<String> now) {
        Set<String> all = new TreeSet<>(before);
        all.addAll(now);
        return all;
    }
}
