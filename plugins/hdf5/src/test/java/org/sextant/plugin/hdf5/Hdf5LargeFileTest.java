// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.frame.FrameId;

/** Files of gigabytes, most of them a hole on the disk, written by h5py where it is installed. */
class Hdf5LargeFileTest {
    private static final String SCRIPT = """
            import h5py, sys
            with h5py.File(sys.argv[1], "w", libver=sys.argv[2]) as f:
                p = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                p.set_fill_time(h5py.h5d.FILL_TIME_NEVER)
                if sys.argv[3] != "whole":
                    p.set_chunk((1, 1024, 1024))
                s = h5py.h5s.create_simple((1600, 1024, 1024), (1600 if sys.argv[3] != "growing" else h5py.h5s.UNLIMITED, 1024, 1024))
                p.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
                h5py.h5d.create(f.id, b"frames", h5py.h5t.STD_U16LE, s, p)
                f["frames"][1233, 700, 300] = 77
            """;

    @TempDir
    private Path folder;

    @Test
    void oneSliceOfThreeGigabytesReadsThatSlice() throws Exception {
        Assumptions.assumeTrue(Files.getFileStore(folder).getUsableSpace() > 500L << 20, "skipped: 500 MB are missing");
        for (List<String> kind : List.of(
                List.of("earliest", "whole"),
                List.of("earliest", "chunked"),
                List.of("latest", "chunked"),
                List.of("latest", "growing"))) {
            Path path = folder.resolve(kind.get(0) + kind.get(1) + ".h5");
            write(path, kind.get(0), kind.get(1));
            assertThat(Files.size(path)).isGreaterThan(3L << 30);
            com.sun.management.ThreadMXBean bean =
                    (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = bean.getCurrentThreadAllocatedBytes();
            OpenOptions options = OpenOptions.of(new FrameId("scan"), new BlockCache(64 << 20));
            try (Volume v = new Hdf5Format().open(path, options)) {
                assertThat(v.finest().value(300, 700, 1233)).as(kind.toString()).isEqualTo(77);
                assertThat(v.finest().value(300, 701, 1233)).as(kind.toString()).isZero();
            }
            long used = bean.getCurrentThreadAllocatedBytes() - before;
            assertThat(used).as(kind + ": bytes allocated").isLessThan(20 << 20);
            Files.delete(path);
        }
    }

    private void write(Path path, String version, String kind) throws IOException, InterruptedException {
        Process p;
        try {
            p = new ProcessBuilder("/usr/bin/python3", "-c", SCRIPT, path.toString(), version, kind)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("python.txt").toFile())
                    .start();
        } catch (IOException e) {
            Assumptions.abort("skipped: no /usr/bin/python3 (" + e.getMessage() + ")");
            return;
        }
        Assumptions.assumeTrue(p.waitFor(60, TimeUnit.SECONDS) && p.exitValue() == 0, () -> {
            try {
                return "skipped: python3 with h5py is not here: " + Files.readString(folder.resolve("python.txt"));
            } catch (IOException e) {
                return "skipped: " + e;
            }
        });
    }
}
