// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.volume.zarr.OmeZarrExporter;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/** A disk that fills up while a store is written; a limit on the size of files stands for it, which needs no rights. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
class FullDiskTest {
    /** The child: writes one store and prints the error. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws IOException {
            Size3 size = new Size3(200, 190, 180);
            Volume volume = Voxels.distinct(ValueType.U16).volume(size, ValueType.U16, null, new BlockCache(32 << 20));
            String problem = "none";
            try (WorkContext work = new WorkContext(2, (what, done, total) -> {})) {
                new OmeZarrExporter()
                        .write(
                                volume,
                                Path.of(args[0]),
                                new ExportOptions(true, Map.of("levels", args[1], "compression", "none")),
                                work);
            } catch (DataException e) {
                problem = e.getMessage();
            }
            Files.writeString(Path.of(args[0] + ".problem"), problem);
        }
    }

    @TempDir
    Path folder;

    /** One level: a shard exceeds the limit. Two: the scratch of level 1 does, in a unit of 512 bytes. */
    @ParameterizedTest
    @CsvSource({"1, 3000, level 0", "2, 200, cannot be written"})
    void theErrorIsToldAndTheOldStoreStays(String levels, int limit, String place) throws Exception {
        Path target = folder.resolve("full.ome.zarr");
        Files.createDirectory(target);
        Files.writeString(target.resolve("old"), "precious");
        Process child = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "ulimit -f " + limit + "; exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        target.toString(),
                        levels)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
        assertThat(child.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue())
                .as(Files.readString(folder.resolve("child.log")))
                .isZero();
        assertThat(Files.readString(folder.resolve("full.ome.zarr.problem")))
                .contains(target.toString(), place, "File too large", "Check the disk's free space");
        assertThat(target.resolve("old")).hasContent("precious");
        try (Stream<Path> list = Files.list(folder)) {
            assertThat(list.map(p -> p.getFileName().toString()).sorted())
                    .containsExactly("child.log", "full.ome.zarr", "full.ome.zarr.problem");
        }
    }
}
