// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.joml.Vector3d;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;

/** What other programs make of the written files: Python's tifffile, where it is installed. */
class PythonTiffTest {
    private static final Size3 SIZE = new Size3(47, 31, 4);
    private static final String SCRIPT = """
            import sys, numpy, tifffile
            for line in open(sys.argv[1]):
                path, raw, dtype, imagej = line.split()
                expected = numpy.fromfile(raw, dtype=dtype).reshape(4, 31, 47)
                with tifffile.TiffFile(path) as f:
                    read = f.asarray()
                    assert read.dtype.name == dtype, (path, read.dtype)
                    assert numpy.array_equal(read, expected), (path, 'values differ')
                    assert f.is_imagej == (imagej == 'true'), (path, 'ImageJ')
                    if f.is_imagej:
                        m = f.imagej_metadata
                        assert m['unit'] == 'micron' and m['spacing'] == 0.07 and m['slices'] == 4, (path, m)
                    x = f.pages[0].tags['XResolution'].value
                    per = 1 if imagej == 'true' else 10000
                    assert abs(x[0] / x[1] * 0.065 / per - 1) < 1e-9, (path, x)
            print('fine')
            """;

    @TempDir
    Path folder;

    private static String python(List<String> command) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        p.waitFor(60, TimeUnit.SECONDS);
        return out.strip();
    }

    private static String interpreter() {
        return System.getenv().getOrDefault("SEXTANT_PYTHON", "python3");
    }

    @Test
    void tifffileReadsWhatIsWritten() throws Exception {
        String there = "missing";
        try {
            there = python(List.of(interpreter(), "-c", "import tifffile, imagecodecs; print('there')"));
        } catch (IOException e) {
            there = String.valueOf(e.getMessage());
        }
        Assumptions.assumeTrue(there.equals("there"), "skipped: no Python with tifffile and imagecodecs");
        Path script = Files.writeString(folder.resolve("check.py"), SCRIPT);
        Path list = Files.write(folder.resolve("list.txt"), written());
        assertThat(python(List.of(interpreter(), script.toString(), list.toString())))
                .isEqualTo("fine");
    }

    /** Writes every type, compression and size of offsets; returns the lines that the script reads. */
    private List<String> written() throws IOException {
        BlockCache cache = new BlockCache(16 << 20);
        Map<ValueType, String> names = Map.of(
                ValueType.U8,
                "uint8",
                ValueType.I8,
                "int8",
                ValueType.U16,
                "uint16",
                ValueType.I16,
                "int16",
                ValueType.U32,
                "uint32",
                ValueType.I32,
                "int32",
                ValueType.F32,
                "float32",
                ValueType.F64,
                "float64");
        Set<ValueType> imageJ = Set.of(ValueType.U8, ValueType.U16, ValueType.I16, ValueType.F32);
        List<String> lines = new ArrayList<>();
        for (ValueType t : names.keySet()) {
            Voxels voxels = Voxels.distinct(t);
            ByteBuffer raw = ByteBuffer.allocate((int) SIZE.voxels() * t.fileBytes());
            t.encode(voxels.array(SIZE, t), 0, (int) SIZE.voxels(), raw, ByteOrder.LITTLE_ENDIAN);
            Path rawFile = Files.write(folder.resolve(t.label() + ".raw"), raw.array());
            for (String compression : List.of("none", "deflate", "lzw", "zstd", "packbits")) {
                for (String big : List.of("false", "true")) {
                    Path tif = folder.resolve(t.label() + compression + big + ".tif");
                    Map<String, String> settings = Map.of("compression", compression, "bigtiff", big);
                    try (WorkContext work = WorkContext.quiet()) {
                        Volume v = voxels.volume(SIZE, t, new Vector3d(0.065, 0.065, 0.07), cache);
                        new TiffExporter().write(v, tif, new ExportOptions(true, settings), work);
                    }
                    lines.add(tif + " " + rawFile + " " + names.get(t) + " " + imageJ.contains(t));
                }
            }
        }
        return lines;
    }
}
