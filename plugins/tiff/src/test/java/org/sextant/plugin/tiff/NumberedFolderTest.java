// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** Folders of numbered files. */
class NumberedFolderTest {
    @TempDir
    Path folder;

    private final BlockCache cache = new BlockCache(16 << 20);

    private Volume open(Path path, String... settings) {
        OpenOptions options = OpenOptions.of(new FrameId("scan"), cache);
        for (int i = 0; i < settings.length; i += 2) {
            options = options.with(settings[i], settings[i + 1]);
        }
        return new TiffFormat().open(path, options);
    }

    private void slice(String name, int value) throws IOException {
        slice(name, value, TiffEncoder.of(ValueType.U8).size(5, 4, 1));
    }

    private void slice(String name, int value, TiffEncoder e) throws IOException {
        e.voxels = (x, y, z) -> value;
        Files.write(folder.resolve(name), e.bytes());
    }

    @Test
    void twoComesBeforeTen() throws IOException {
        for (int i = 0; i < 120; i++) {
            slice("scan12_" + i + ".tif", i);
        }
        Files.writeString(folder.resolve("notes.txt"), "12");
        Files.writeString(folder.resolve(".scan12_7.tif"), "hidden");
        try (Volume v = open(folder)) {
            assertThat(v.size()).isEqualTo(new Size3(5, 4, 120));
            for (int z = 0; z < 120; z++) {
                assertThat(v.finest().value(4, 3, z)).isEqualTo(z);
            }
            assertThat(v.metadata().field("FileCount").orElseThrow().value()).isEqualTo(120L);
            assertThat(v.metadata().field("remark")).isEmpty();
            assertThat(v.datasets()).isEmpty();
        }
        try (Volume one = open(folder.resolve("scan12_7.tif"))) {
            assertThat(one.size().z()).isEqualTo(1);
            assertThat(one.finest().value(0, 0, 0)).isEqualTo(7);
        }
    }

    @Test
    void theOddOneIsNamed() throws IOException {
        for (int i = 0; i < 9; i++) {
            slice("s" + i + ".tif", i);
        }
        slice("s5.tif", 5, TiffEncoder.of(ValueType.U8).size(5, 3, 1));
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("s5.tif")
                .hasMessageContaining("5×3 u8")
                .hasMessageContaining("5×4 u8");
        slice("s5.tif", 5, TiffEncoder.of(ValueType.U16).size(5, 4, 1));
        assertThatThrownBy(() -> open(folder)).hasMessageContaining("s5.tif").hasMessageContaining("u16");
        Files.writeString(folder.resolve("s5.tif"), "no image");
        assertThatThrownBy(() -> open(folder)).isInstanceOf(DataException.class).hasMessageContaining("s5.tif");
    }

    @Test
    void missingNumbersAreRemarkedUpon() throws IOException {
        for (int i = 1; i < 20; i++) {
            if (i != 7 && i != 8) {
                slice("s" + i + ".tif", i);
            }
        }
        try (Volume v = open(folder)) {
            assertThat(v.size().z()).isEqualTo(17);
            assertThat(String.valueOf(v.metadata().field("remark").orElseThrow().value()))
                    .endsWith("7, 8");
        }
    }

    @Test
    void seriesAreChosenByName() throws IOException {
        for (int i = 0; i < 4; i++) {
            slice("raw_000" + i + ".tif", i);
            slice("dark_000" + i + ".tif", 50 + i);
        }
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("raw_#.tif")
                .hasMessageContaining("dark_#.tif");
        try (Volume v = open(folder, OpenOptions.DATASET, "dark_#.tif")) {
            assertThat(v.size().z()).isEqualTo(4);
            assertThat(v.finest().value(0, 0, 3)).isEqualTo(53);
            assertThat(v.datasets()).containsExactly("dark_#.tif", "raw_#.tif");
        }
    }

    @Test
    void numbersThatVaryIndependentlyAreSeries() throws IOException {
        for (int z = 0; z < 5; z++) {
            for (int c = 0; c < 2; c++) {
                slice("z" + z + "_c" + c + ".tif", 10 * z + c);
            }
        }
        try (Volume v = open(folder, OpenOptions.DATASET, "z#_c1.tif")) {
            assertThat(v.size().z()).isEqualTo(5);
            assertThat(v.finest().value(0, 0, 4)).isEqualTo(41);
        }
    }

    @Test
    void timesInTheNamesDoNotSplitASeries() throws IOException {
        slice("2024-01-31_09-59-58_1.tif", 1);
        slice("2024-01-31_09-59-59_2.tif", 2);
        slice("2024-01-31_10-00-00_3.tif", 3);
        try (Volume v = open(folder)) {
            assertThat(v.size().z()).isEqualTo(3);
            assertThat(v.finest().value(0, 0, 2)).isEqualTo(3);
        }
    }

    @Test
    void valuesOfOtherMeaningAreRefused() throws IOException {
        slice("s1.tif", 1, TiffEncoder.of(ValueType.U8).size(5, 4, 1).described("ImageJ=1\ncf=0\nc0=1\nc1=2\n"));
        slice("s2.tif", 2, TiffEncoder.of(ValueType.U8).size(5, 4, 1).described("ImageJ=1\ncf=0\nc0=1\nc1=3\n"));
        assertThatThrownBy(() -> open(folder)).isInstanceOf(DataException.class).hasMessageContaining("s2.tif");
    }
}
