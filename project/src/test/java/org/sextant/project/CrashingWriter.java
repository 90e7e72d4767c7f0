// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;

/**
 * Changes a project for ever and prints each change once it is acknowledged: {@code added NAME SEQUENCE},
 * {@code boxed NAME SEQUENCE}, {@code undone SEQUENCE}.
 */
final class CrashingWriter {
    /** Small, so that journals are put aside every time. */
    static final long ROTATE_BYTES = 20_000;

    private CrashingWriter() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        Random random = new Random(Long.parseLong(args[1]));
        try (Project p = Project.open(Path.of(args[0]), Clock.systemUTC(), ROTATE_BYTES)) {
            long sequence = ProjectSnapshot.read(p.folder()).sequence();
            int mine = 0;
            for (int i = 0; ; i++) {
                String name = args[1] + "-" + i;
                int choice = random.nextInt(10);
                String done;
                if (choice < 4) {
                    FrameId frame = new FrameId(name);
                    var v = SampleWorld.volume(name, frame);
                    p.addVolume(
                            name,
                            v.source(),
                            v.grid(),
                            SampleWorld.placement(frame, FrameId.WORLD, i, SampleWorld.covariance()),
                            v.layer());
                    done = "added " + name;
                } else if (choice < 8 || mine == 0) {
                    p.model().apply(new WorldEdit.PutBox(SampleWorld.box(name, FrameId.WORLD)));
                    done = "boxed " + name;
                } else {
                    p.model().undo();
                    mine -= 2;
                    done = "undone";
                }
                mine++;
                System.out.println(done + " " + ++sequence);
                if (random.nextInt(12) == 0) {
                    p.save();
                }
            }
        } catch (SextantException e) {
            System.out.println("refused " + e.getMessage());
            System.exit(3);
        }
    }
}
