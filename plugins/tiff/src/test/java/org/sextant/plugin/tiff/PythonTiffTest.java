// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joml.Vector3d;
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
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/**
 * Python's tifffile, where it is installed, reads what is written and writes what is read. Without the package imagecodecs
 * it knows fewer compressions; those that it then refuses are left out, and the scripts say how many files they checked.
 */
class PythonTiffTest {
    private static final Size3 SIZE = new Size3(47, 31, 4);
    private static final Pattern CHECKED = Pattern.compile("checked (\\d+)");
    private static final String CODECS = """
            try:
                import imagecodecs
                all_codecs = True
            except ImportError:
                all_codecs = False
            """;

    private static final String SCRIPT = CODECS + """
            import sys, numpy, tifffile
            count = 0
            for line in open(sys.argv[1]):
                path, raw, dtype, imagej = line.split()
                expected = numpy.fromfile(raw, dtype=dtype).reshape(4, 31, 47)
                with tifffile.TiffFile(path) as f:
                    try:
                        read = f.asarray()
                    except Exception as e:
                        if not all_codecs and "'imagecodecs'" in str(e):
                            continue
                        raise
                    count += 1
                    assert read.dtype.name == dtype, (path, read.dtype)
                    assert numpy.array_equal(read, expected), (path, 'values differ')
                    assert f.is_imagej == (imagej == 'true'), (path, 'ImageJ')
                    if f.is_imagej:
                        m = f.imagej_metadata
                        assert m['unit'] == 'micron' and m['spacing'] == 0.07 and m['slices'] == 4, (path, m)
                    x = f.pages[0].tags['XResolution'].value
                    per = 1 if imagej == 'true' else 10000
                    assert abs(x[0] / x[1] * 0.065 / per - 1) < 1e-9, (path, x)
            print('checked', count)
            """;

    private static final String VARIANTS = CODECS + """
            import os, sys, itertools, numpy, tifffile
            count = 0
            folder = sys.argv[1]
            random = numpy.random.default_rng(1)
            kinds = itertools.product(['u1', 'i1', 'u2', 'i2', 'u4', 'i4', 'f2', 'f4', 'f8'], '<>',
                [(None, None), ('packbits', None), ('lzw', None), ('lzw', 2), ('zlib', 2), ('zlib', 3), ('zstd', 2),
                 ('zstd', 3)], [None, (32, 16)])
            for kind, order, (compression, predictor), tile in kinds:
                if kind[0] == 'f' and predictor == 2 or kind[0] != 'f' and predictor == 3:
                    continue
                a = random.normal(size=(4, 31, 47)) * 100 if kind[0] == 'f' else random.integers(
                    numpy.iinfo(kind).min, numpy.iinfo(kind).max, size=(4, 31, 47), dtype=kind, endpoint=True)
                a = a.astype(kind)
                a[:, :9] = a[:, :1]
                name = f'{a.dtype.name}-{"le" if order == "<" else "be"}-{compression}-{predictor}-{tile is None}'
                path = os.path.join(folder, name + '.tif')
                try:
                    tifffile.imwrite(path, a, byteorder=order, compression=compression,
                        predictor=predictor, tile=tile, rowsperstrip=None if tile else 7, photometric='minisblack',
                        bigtiff=kind in ('u2', 'f4'), metadata=None)
                except KeyError as e:
                    if not all_codecs and "'imagecodecs'" in str(e):
                        if os.path.exists(path):
                            os.remove(path)
                        continue
                    raise
                a.astype('<' + kind).tofile(os.path.join(folder, name + '.raw'))
                count += 1
            print('checked', count)
            """;

    @TempDir
    Path folder;

    @Test
    void whatTifffileWritesIsRead() throws Exception {
        assumePython();
        Path script = Files.writeString(folder.resolve("variants.py"), VARIANTS);
        int written = checked(python(List.of(interpreter(), script.toString(), folder.toString())));
        int read = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tif")) {
            for (Path tif : files) {
                String name = String.valueOf(tif.getFileName()).replace(".tif", "");
                ValueType type = ValueType.of(name.substring(0, name.indexOf('-'))
                                .replace("uint", "u")
                                .replace("int", "i")
                                .replace("float", "f"))
                        .orElseThrow();
                ByteBuffer raw = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name + ".raw")));
                OpenOptions options = OpenOptions.of(new FrameId("scan"), new BlockCache(1 << 20));
                try (Volume v = new TiffFormat().open(tif, options)) {
                    assertThat(v.type()).as(name).isEqualTo(type);
                    assertThat(v.finest().read(new Region(0, 0, 0, 47, 31, 4)))
                            .as(name)
                            .isEqualTo(type.decode(raw, (int) SIZE.voxels(), ByteOrder.LITTLE_ENDIAN));
                }
                read++;
            }
        }
        assertThat(read).isEqualTo(written);
    }

    /** The number of files that a script says it has checked, above 0. */
    private static int checked(String output) {
        Matcher m = CHECKED.matcher(output);
        assertThat(m.matches()).as(output).isTrue();
        int n = Integer.parseInt(m.group(1));
        assertThat(n).isPositive();
        return n;
    }

    private static void assumePython() throws InterruptedException {
        String there;
        try {
            there = python(List.of(interpreter(), "-c", "import tifffile; print('there')"));
        } catch (IOException e) {
            there = String.valueOf(e.getMessage());
        }
        Assumptions.assumeTrue(there.equals("there"), "skipped: no Python with tifffile");
    }

    private static String python(List<String> command) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        p.waitFor(60, TimeUnit.SECONDS);
        return out.strip();
    }

    private static String interpreter() {
        String usual = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        return System.getenv().getOrDefault("SEXTANT_PYTHON", usual);
    }

    @Test
    void tifffileReadsWhatIsWritten() throws Exception {
        assumePython();
        Path script = Files.writeString(folder.resolve("check.py"), SCRIPT);
        Path list = Files.write(folder.resolve("list.txt"), written());
        checked(python(List.of(interpreter(), script.toString(), list.toString())));
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
