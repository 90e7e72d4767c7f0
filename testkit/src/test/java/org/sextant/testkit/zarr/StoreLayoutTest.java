// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.volume.zarr.OmeZarrExporter;
import org.sextant.volume.zarr.OmeZarrFormat;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** Stores of several images, labels, damaged chunks, and how many files a store has. */
class StoreLayoutTest {
    private static final String IMAGE =
            "{\"name\":\"%s\",\"axes\":[{\"name\":\"z\",\"type\":\"space\"},{\"name\":\"y\",\"type\":\"space\"},"
                    + "{\"name\":\"x\",\"type\":\"space\"}],\"datasets\":[{\"path\":\"%s\",\"coordinateTransformations\":"
                    + "[{\"type\":\"scale\",\"scale\":[1,1,1]}]}]}";
    private static final int[] SHAPE = {2, 3, 4};

    @TempDir
    Path folder;

    private final BlockCache cache = new BlockCache(32 << 20);

    private Volume open(Path path, String dataset) {
        OpenOptions o = OpenOptions.of(new FrameId("scan"), cache);
        return new OmeZarrFormat().open(path, dataset.isEmpty() ? o : o.with(OpenOptions.DATASET, dataset));
    }

    private static void array(Path path, double value) throws IOException {
        new TinyZarr(path, SHAPE, SHAPE, ValueType.U8, (x, y, z) -> value).v2("null");
    }

    private static void group(Path path, String attributes) throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve(".zgroup"), "{\"zarr_format\":2}");
        Files.writeString(path.resolve(".zattrs"), attributes);
    }

    private void expect(Path root, String dataset, double value) {
        try (Volume v = open(root, dataset)) {
            assertThat(v.finest().value(1, 2, 1)).as(dataset).isEqualTo(value);
        }
    }

    @Test
    void severalImagesAndLabels() throws IOException {
        Path root = folder.resolve("several.ome.zarr");
        group(
                root,
                "{\"multiscales\":[" + String.format(IMAGE, "raw", "a") + "," + String.format(IMAGE, "filtered", "b")
                        + "]}");
        array(root.resolve("a"), 1);
        array(root.resolve("b"), 2);
        group(root.resolve("labels"), "{\"labels\":[\"pores\"]}");
        group(root.resolve("labels/pores"), "{\"multiscales\":[" + String.format(IMAGE, "", "0") + "]}");
        array(root.resolve("labels/pores/0"), 3);
        try (Volume v = open(root, "")) {
            assertThat(v.datasets()).containsExactly("raw", "filtered", "labels/pores");
        }
        expect(root, "", 1);
        expect(root, "filtered", 2);
        expect(root, "labels/pores", 3);
        expect(root, "b", 2);
        expect(root.resolve("labels/pores"), "", 3);
        assertThatThrownBy(() -> open(root, "labels/cells"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("filtered");
        assertThatThrownBy(() -> open(root, "../elsewhere"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("outside");
    }

    /** Metadata may not lead out of the store, whatever way they name the path. */
    @Test
    void pathsOutOfTheStoreAreRefused() throws IOException {
        array(folder.resolve("elsewhere"), 9);
        for (String path : new String[] {
            "../elsewhere",
            "a/../../elsewhere",
            "../../../../etc",
            folder.resolve("elsewhere").toString()
        }) {
            Path image = folder.resolve("image.zarr");
            group(image, "{\"multiscales\":[" + String.format(IMAGE, "raw", path) + "]}");
            assertThatThrownBy(() -> open(image, ""))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("outside");
            Path labelled = folder.resolve("labelled.zarr");
            group(labelled, "{\"multiscales\":[" + String.format(IMAGE, "raw", "a") + "]}");
            array(labelled.resolve("a"), 1);
            group(labelled.resolve("labels"), "{\"labels\":[\"../" + path + "\"]}");
            assertThatThrownBy(() -> open(labelled, ""))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("outside");
            Path series = folder.resolve("series.zarr");
            group(series, "{}");
            group(series.resolve("OME"), "{\"series\":[\"" + path + "\"]}");
            assertThatThrownBy(() -> open(series, ""))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("outside");
        }
    }

    @Test
    void seriesOfBioformats2raw() throws IOException {
        Path root = folder.resolve("series.zarr");
        group(root, "{\"bioformats2raw.layout\":3}");
        for (int i : new int[] {0, 1, 10}) {
            group(root.resolve(Integer.toString(i)), "{\"multiscales\":[" + String.format(IMAGE, "", "0") + "]}");
            array(root.resolve(i + "/0"), i);
        }
        try (Volume v = open(root, "")) {
            assertThat(v.datasets()).containsExactly("0", "1", "10");
        }
        expect(root, "10", 10);
        group(root.resolve("OME"), "{\"series\":[\"10\",\"0\"]}");
        try (Volume v = open(root, "")) {
            assertThat(v.datasets()).containsExactly("10", "0");
        }
    }

    @Test
    void plainGroupOfArrays() throws IOException {
        Path root = folder.resolve("group.zarr");
        group(root, "{}");
        array(root.resolve("first"), 4);
        array(root.resolve("second"), 5);
        expect(root, "", 4);
        expect(root, "second", 5);
        group(folder.resolve("empty.zarr"), "{}");
        assertThatThrownBy(() -> open(folder.resolve("empty.zarr"), ""))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("neither an image nor an array");
    }

    @Test
    void aChunkOfWrongSizeIsNamed() throws IOException {
        Path root = folder.resolve("short.zarr");
        array(root, 1);
        Files.write(root.resolve("0/0/0"), new byte[23]);
        try (Volume v = open(root, "")) {
            assertThatThrownBy(() -> v.finest().value(0, 0, 0))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(Path.of("short.zarr", "0", "0", "0").toString())
                    .hasMessageContaining("23 bytes");
        }
    }

    @Test
    void shardsKeepTheNumberOfFilesLowAndZerosAreNotStored() throws IOException {
        Size3 size = new Size3(80, 80, 80);
        Voxels halfEmpty = (x, y, z) -> z < 40 ? 0 : x + y;
        for (String shard : List.of("none", "4")) {
            Path path = folder.resolve("shard" + shard + ".ome.zarr");
            try (WorkContext work = WorkContext.quiet()) {
                new OmeZarrExporter()
                        .write(
                                halfEmpty.volume(size, ValueType.U8, null, cache),
                                path,
                                new ExportOptions(false, Map.of("shard", shard, "chunk", "10", "levels", "1")),
                                work);
            }
            try (Stream<Path> walk = Files.walk(path.resolve("0"))) {
                assertThat(walk.filter(Files::isRegularFile)).hasSize(1 + (shard.equals("none") ? 8 * 8 * 4 : 2 * 2));
            }
            try (Volume v = open(path, "")) {
                assertThat(v.finest().value(70, 5, 39)).isZero();
                assertThat(v.finest().value(70, 5, 40)).isEqualTo(75);
            }
        }
    }

    @Test
    void levelsOfLabelsHoldLabelsOnly() {
        Size3 size = new Size3(150, 20, 20);
        Voxels labels = (x, y, z) -> x / 3 % 2 == 0 ? 7 : 9000;
        Path path = folder.resolve("labels.ome.zarr");
        try (WorkContext work = WorkContext.quiet()) {
            new OmeZarrExporter()
                    .write(
                            labels.volume(size, ValueType.U16, null, cache),
                            path,
                            new ExportOptions(false, Map.of("kind", "labels")),
                            work);
        }
        try (Volume v = open(path, "")) {
            assertThat(v.levels()).hasSize(3);
            for (int x = 0; x < 75; x++) {
                // Voxels 2x and 2x + 1: the smaller label where they differ.
                double want = Math.min(labels.at(2L * x, 0, 0), labels.at(2L * x + 1, 0, 0));
                assertThat(v.levels().get(1).value(x, 3, 4)).isEqualTo(want);
            }
        }
    }

    @Test
    void wrongSettingsAreNamed() {
        for (String setting : List.of(
                "zarr=4",
                "chunk=7",
                "chunk=a",
                "compression=lzma",
                "compression=zstd:99",
                "levels=0",
                "shard=-1",
                "kind=mask")) {
            String[] s = setting.split("=", 2);
            try (WorkContext work = WorkContext.quiet()) {
                Voxels one = (x, y, z) -> 1;
                Volume v = one.volume(new Size3(9, 9, 9), ValueType.U8, null, cache);
                assertThatThrownBy(() -> new OmeZarrExporter()
                                .write(v, folder.resolve("a.zarr"), new ExportOptions(false, Map.of(s[0], s[1])), work))
                        .as(setting)
                        .isInstanceOf(org.sextant.world.error.SextantException.class)
                        .hasMessageContaining(s[1]);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }
}
