// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.volume.zarr.OmeZarrExporter;
import org.sextant.volume.zarr.OmeZarrFormat;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** A writer killed at any moment leaves either nothing under the name or the whole store. */
class InterruptedWriteTest {
    private static final Size3 SIZE = new Size3(160, 150, 140);
    private static final Voxels VOXELS = Voxels.distinct(ValueType.U16);

    @TempDir
    Path folder;

    /** The child: writes stores, one after the other, until it is killed. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws IOException {
            BlockCache cache = new BlockCache(32 << 20);
            Volume volume = VOXELS.volume(SIZE, ValueType.U16, null, cache);
            try (WorkContext work = new WorkContext(2, (what, done, total) -> {})) {
                while (true) {
                    new OmeZarrExporter()
                            .write(volume, Path.of(args[0]), new ExportOptions(true, Map.of("shard", args[1])), work);
                    Files.writeString(Path.of(args[0] + ".written"), "once");
                }
            }
        }
    }

    @Test
    void killedAtRandomMoments() throws Exception {
        Random random = new Random(20);
        int whole = 0;
        for (int i = 0; i < 20; i++) {
            Path target = folder.resolve("killed.ome.zarr");
            Path written = Path.of(target + ".written");
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Child.class.getName(),
                            target.toString(),
                            i % 2 == 0 ? "2" : "none")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("child.log").toFile())
                    .start();
            boolean first = i % 4 < 2;
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!(first ? partIsThere() : Files.exists(written)) && System.nanoTime() < deadline) {
                assertThat(child.waitFor(2, TimeUnit.MILLISECONDS))
                        .as(Files.readString(folder.resolve("child.log")))
                        .isFalse();
            }
            assertThat(child.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS))
                    .isFalse();
            child.destroyForcibly().waitFor();
            boolean there = Files.exists(target);
            if (there) {
                check(target);
                whole++;
            } else {
                // Between the two moves of a replacement nothing is there; else only if it was never written.
                assertThat(first || oldIsThere()).isTrue();
            }
            clean();
        }
        assertThat(whole).isGreaterThan(0);
    }

    private boolean partIsThere() throws IOException {
        return startsWith(".killed.ome.zarr.part-");
    }

    private boolean oldIsThere() throws IOException {
        return startsWith(".killed.ome.zarr.old-");
    }

    private boolean startsWith(String name) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.anyMatch(p -> String.valueOf(p.getFileName()).startsWith(name));
        }
    }

    private void clean() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            list.forEach(AtomicOutput::delete);
        }
    }

    private static void check(Path target) {
        BlockCache cache = new BlockCache(32 << 20);
        try (Volume v = new OmeZarrFormat().open(target, OpenOptions.of(new FrameId("scan"), cache))) {
            assertThat(v.levels()).hasSize(3);
            assertThat(v.finest().read(new Region(0, 0, 0, (int) SIZE.x(), (int) SIZE.y(), (int) SIZE.z())))
                    .isEqualTo(VOXELS.array(SIZE, ValueType.U16));
            for (Level level : v.levels()) {
                for (long b = 0; b < level.layout().count(); b++) {
                    assertThat(level.block(b)).isNotNull();
                }
            }
        }
    }
}
