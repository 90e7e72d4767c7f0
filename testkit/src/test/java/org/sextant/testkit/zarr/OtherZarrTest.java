// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.volume.zarr.OmeZarrExporter;
import org.sextant.volume.zarr.OmeZarrFormat;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** What zarr-python and zarrita write is read here, and the other way round. */
class OtherZarrTest {
    private static final Size3 SIZE = new Size3(73, 41, 5);

    @TempDir
    Path folder;

    private final BlockCache cache = new BlockCache(32 << 20);

    /** The rule that both scripts know. */
    private static Voxels rule(ValueType type) {
        return (x, y, z) -> {
            long raw = 7 * x + 131 * y + 1009 * z;
            return switch (type) {
                case U8 -> raw & 0xff;
                case I8 -> (byte) raw;
                case U16, I16, U32, I32 -> raw;
                case F16 -> half(raw / 4.0);
                case F32, F64 -> raw / 4.0;
            };
        };
    }

    /** Rounded to the 11 bits of a half-precision number, half to even. */
    private static double half(double v) {
        double unit = Math.max(0x1p-24, Math.scalb(1.0, Math.getExponent(v) - 10));
        return Math.rint(v / unit) * unit;
    }

    @Test
    void whatZarrPythonWritesIsRead() throws Exception {
        run(python("write", folder.toString()));
        assertThat(readAll()).isEqualTo(328);
    }

    @Test
    void zarrPythonReadsWhatIsWrittenHere() throws Exception {
        List<String> command = python("read");
        command.addAll(written(
                Map.of("zarr", "2"),
                List.of("none", "gzip", "gzip:9", "zstd", "zstd:9", "blosc", "blosc:lz4", "blosc:zstd:5")));
        assertThat(run(command)).contains("Blosc").contains("GZip").contains("Zstd");
    }

    @Test
    void whatZarritaWritesIsRead() throws Exception {
        run(zarrita("write", folder.toString()));
        assertThat(readAll()).isEqualTo(48);
    }

    @Test
    void zarritaReadsWhatIsWrittenHere() throws Exception {
        List<String> command = zarrita("read");
        for (String shard : List.of("none", "1", "2", "4")) {
            command.addAll(written(
                    Map.of("zarr", "3", "shard", shard), List.of("none", "gzip", "zstd", "blosc", "blosc:lz4")));
        }
        assertThat(run(command)).contains("float64").contains("uint8");
    }

    /** Opens each array in the folder and compares all its values; how many there were. */
    private int readAll() throws IOException {
        List<Path> arrays;
        try (Stream<Path> list = Files.list(folder)) {
            arrays = list.sorted().toList();
        }
        for (Path path : arrays) {
            try (Volume v = new OmeZarrFormat().open(path, OpenOptions.of(new FrameId("scan"), cache))) {
                assertThat(v.size()).as(path.toString()).isEqualTo(SIZE);
                Object got = v.finest().read(new Region(0, 0, 0, (int) SIZE.x(), (int) SIZE.y(), (int) SIZE.z()));
                assertThat(got).as(path.toString()).isEqualTo(rule(v.type()).array(SIZE, v.type()));
            }
        }
        return arrays.size();
    }

    /** Finest levels of stores of every type and compression, one above 64 voxels long so that there are two chunks. */
    private List<String> written(Map<String, String> settings, List<String> compressions) {
        List<String> arrays = new ArrayList<>();
        try (WorkContext work = WorkContext.quiet()) {
            for (ValueType type : ValueType.values()) {
                for (String compression : type == ValueType.F16 ? List.<String>of() : compressions) {
                    Map<String, String> all = new java.util.TreeMap<>(settings);
                    all.put("compression", compression);
                    all.put("chunk", "40,24,4");
                    Path path = folder.resolve(
                            (type.label() + settings + compression).replaceAll("[^a-z0-9]", "") + ".ome.zarr");
                    Volume v = rule(type).volume(SIZE, type, null, cache);
                    new OmeZarrExporter().write(v, path, new ExportOptions(false, all), work);
                    arrays.add(path.resolve("0").toString());
                }
            }
        }
        return arrays;
    }

    // ---- the other programs

    private static final boolean REQUIRED = Arrays.asList(
                    String.valueOf(System.getenv("SEXTANT_REQUIRE")).split(",", -1))
            .contains("zarr");

    /** Skips the test in words, or fails it where SEXTANT_REQUIRE names zarr. */
    private static void need(boolean there, String what) {
        if (REQUIRED) {
            assertThat(there)
                    .as(what + " is required by SEXTANT_REQUIRE and not here")
                    .isTrue();
        }
        Assumptions.assumeTrue(there, "skipped: " + what + " is not here");
    }

    private static List<String> python(String... arguments) throws Exception {
        Path python = Path.of("/usr/bin/python3");
        need(
                Files.isExecutable(python) && status(List.of(python.toString(), "-c", "import zarr, numcodecs")) == 0,
                "python3-zarr (apt-get install python3-zarr)");
        List<String> command = new ArrayList<>(
                List.of(python.toString(), script("python/zarr_check.py").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> zarrita(String... arguments) throws Exception {
        Path script = script("zarrita/check.mjs");
        need(
                Files.isDirectory(script.resolveSibling("node_modules")) && status(List.of("node", "--version")) == 0,
                "zarrita (npm ci in " + script.getParent() + ")");
        List<String> command = new ArrayList<>(List.of("node", script.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path script(String name) {
        Path here = Path.of("src/test", name).toAbsolutePath();
        assertThat(here).exists();
        return here;
    }

    private static int status(List<String> command) throws InterruptedException {
        try {
            Process p = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return p.waitFor(60, TimeUnit.SECONDS) ? p.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static String run(List<String> command) throws Exception {
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(p.waitFor()).as(output).isZero();
        return output;
    }
}
