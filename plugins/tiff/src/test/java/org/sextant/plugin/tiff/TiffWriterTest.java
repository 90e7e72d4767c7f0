// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** What the exporter promises beyond the contract: settings, units, scales, the same bytes each time. */
class TiffWriterTest {
    private static final Size3 SIZE = new Size3(37, 29, 3);

    @TempDir
    Path folder;

    private final BlockCache cache = new BlockCache(64 << 20);

    private Path write(Volume v, String name, int threads, String... settings) {
        Map<String, String> s = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            s.put(settings[i], settings[i + 1]);
        }
        Path path = folder.resolve(name);
        try (WorkContext work = new WorkContext(threads, (what, done, total) -> {})) {
            new TiffExporter().write(v, path, new ExportOptions(true, s), work);
        }
        return path;
    }

    private Volume open(Path path) {
        return new TiffFormat().open(path, OpenOptions.of(new FrameId("scan"), cache));
    }

    private static Object all(Volume v) {
        Size3 s = v.size();
        return v.finest().read(new Region(0, 0, 0, (int) s.x(), (int) s.y(), (int) s.z()));
    }

    @Test
    void everyCompressionAndPredictorRoundTrips() {
        for (ValueType type : ValueType.values()) {
            if (type == ValueType.F16) {
                continue;
            }
            Voxels voxels = Voxels.distinct(type);
            for (String compression : List.of("none", "deflate", "lzw", "zstd", "packbits")) {
                boolean predicts = !compression.equals("none") && !compression.equals("packbits");
                for (String predictor : predicts ? List.of("none", "horizontal", "float") : List.of("auto")) {
                    if (predictor.equals("float") && type.isInteger()) {
                        continue;
                    }
                    String name = type.label() + compression + predictor + ".tif";
                    Path path = write(
                            voxels.volume(SIZE, type, null, cache),
                            name,
                            2,
                            "compression",
                            compression,
                            "predictor",
                            predictor);
                    try (Volume back = open(path)) {
                        assertThat(back.type()).as(name).isEqualTo(type);
                        assertThat(all(back)).as(name).isEqualTo(voxels.array(SIZE, type));
                    }
                }
            }
        }
    }

    /** Noise, constant rows and long repeats, large enough for several strips and several fillings of the LZW table. */
    @Test
    void largeStripsRoundTrip() {
        Size3 size = new Size3(1500, 1100, 2);
        Random random = new Random(5);
        byte[] noise = new byte[1 << 16];
        random.nextBytes(noise);
        Voxels mixed =
                (x, y, z) -> y % 3 == 0 ? 7 : y % 3 == 1 ? noise[(int) (x * 31 + y * 1009 & 0xffff)] & 0xff : x & 3;
        for (String compression : List.of("none", "deflate", "lzw", "zstd", "packbits")) {
            Path path = write(
                    mixed.volume(size, ValueType.U8, null, cache), compression + ".tif", 2, "compression", compression);
            try (Volume back = open(path)) {
                assertThat(all(back)).as(compression).isEqualTo(mixed.array(size, ValueType.U8));
            }
        }
    }

    @Test
    void theSameVolumeGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
        Size3 size = new Size3(700, 900, 5);
        Volume v = Voxels.distinct(ValueType.U16).volume(size, ValueType.U16, new Vector3d(1), cache);
        Path one = write(v, "one.tif", 1, "compression", "deflate");
        Path four = write(v, "four.tif", 4, "compression", "deflate");
        assertThat(Files.mismatch(one, four)).isEqualTo(-1);
        assertThat(Files.size(one)).isLessThan(size.voxels() * 2);
    }

    @Test
    void voxelSizesRoundTrip() {
        List<Vector3d> sizes = List.of(
                new Vector3d(0.065, 0.065, 0.07),
                new Vector3d(1.3, 1.31, 2.6),
                new Vector3d(0.00054, 0.00054, 0.00054),
                new Vector3d(Math.PI, Math.E, Math.sqrt(2)),
                new Vector3d(1 / 3.0, 2 / 3.0, 1 / 7.0),
                new Vector3d(1e-7, 1.1e-7, 3),
                new Vector3d(123456.789, 0.0123, 9876.54321));
        for (ValueType type : List.of(ValueType.U8, ValueType.U16, ValueType.I16, ValueType.F32, ValueType.I32)) {
            for (Vector3dc um : sizes) {
                for (long z : new long[] {1, 3}) {
                    Size3 size = new Size3(4, 3, z);
                    Path path = write(Voxels.distinct(type).volume(size, type, um, cache), "voxel.tif", 1);
                    try (Volume back = open(path)) {
                        Vector3d got = back.grid().spacingUm();
                        for (int axis = 0; axis < 3; axis++) {
                            assertThat(got.get(axis))
                                    .as("%s %s axis %d", type, um, axis)
                                    .isCloseTo(um.get(axis), Offset.offset(1e-9 * um.get(axis)));
                        }
                    }
                }
            }
        }
    }

    @Test
    void aVoxelSizeThatCannotBeStatedIsRefused() {
        Vector3d um = new Vector3d(1e-12, 1e9, 1);
        Volume v = Voxels.distinct(ValueType.U8).volume(new Size3(2, 2, 2), ValueType.U8, um, cache);
        assertThatThrownBy(() -> write(v, "far.tif", 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("far.tif")
                .hasMessageContaining("voxel size");
    }

    @Test
    void valueScalesRoundTrip() {
        ValueScale scale = new ValueScale(0.0123, -1024.5, "µm/s");
        for (ValueType type : List.of(ValueType.U8, ValueType.I16, ValueType.F32, ValueType.F64)) {
            Volume v = BlockVolume.builder("memory", "memory", type, cache)
                    .level(new BlockLayout(SIZE, 37, 29, 1), r -> type.allocate(r.voxels()))
                    .grid(VoxelGrid.of(new FrameId("test"), SIZE, new Vector3d(2), new Vector3d()))
                    .scale(scale)
                    .build();
            try (Volume back = open(write(v, "scale.tif", 1))) {
                assertThat(back.scale()).as(type.label()).isEqualTo(scale);
            }
        }
    }

    @Test
    void bigTiffIsWrittenWhenAskedFor() throws IOException {
        Volume v = Voxels.distinct(ValueType.F32).volume(SIZE, ValueType.F32, new Vector3d(0.5), cache);
        for (String compression : List.of("none", "zstd")) {
            Path big = write(v, "big.tif", 2, "bigtiff", "true", "compression", compression);
            Path small = write(v, "small.tif", 2, "compression", compression);
            assertThat(Files.readAllBytes(big)[2]).isEqualTo((byte) 43);
            assertThat(Files.readAllBytes(small)[2]).isEqualTo((byte) 42);
            try (Volume a = open(big);
                    Volume b = open(small)) {
                assertThat(all(a)).isEqualTo(all(b));
                assertThat(a.grid().spacingUm()).isEqualTo(b.grid().spacingUm());
            }
        }
    }

    @Test
    void imageJFindsWhatItLooksFor() {
        Voxels ramp = (x, y, z) -> 100 + x + 10 * z;
        Volume v = ramp.volume(SIZE, ValueType.U16, new Vector3d(0.5, 0.5, 2), cache);
        try (Volume back = open(write(v, "ij.tif", 2))) {
            String text = String.valueOf(
                    back.metadata().field("ImageDescription").orElseThrow().value());
            assertThat(text)
                    .startsWith("ImageJ=")
                    .contains("\nimages=3\n", "\nslices=3\n", "\nunit=micron\n", "\nspacing=2.0\n")
                    .contains("\nmin=100.0\n", "\nmax=156.0\n");
            assertThat(back.metadata().field("XResolution").orElseThrow().value())
                    .isEqualTo(2.0);
        }
    }

    @Test
    void wrongSettingsAreRefused() {
        Volume v = Voxels.distinct(ValueType.U8).volume(SIZE, ValueType.U8, null, cache);
        List<String[]> wrong = List.of(
                new String[] {"compression", "jpeg"},
                new String[] {"compression", "deflate", "predictor", "float"},
                new String[] {"predictor", "horizontal"},
                new String[] {"compression", "lzw", "predictor", "best"},
                new String[] {"bigtiff", "yes"});
        for (String[] settings : wrong) {
            assertThatThrownBy(() -> write(v, "wrong.tif", 1, settings))
                    .as(String.join(" ", settings))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("wrong.tif");
            assertThat(folder.resolve("wrong.tif")).doesNotExist();
        }
    }
}
