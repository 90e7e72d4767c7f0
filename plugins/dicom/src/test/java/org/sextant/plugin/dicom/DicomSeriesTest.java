// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.stream.IntStream;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.plugin.dicom.DicomWriter.Elements;
import org.sextant.testkit.RealData;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

class DicomSeriesTest {
    private static final Size3 FLAT = new Size3(4, 3, 1);

    @TempDir
    private Path folder;

    private final DicomFormat format = new DicomFormat();
    private final OpenOptions options = OpenOptions.of(new FrameId("scan"), new BlockCache(8 << 20));

    private static Elements slice(int value) {
        return DicomSample.image(FLAT, ValueType.U16, (x, y, z) -> value, ByteOrder.LITTLE_ENDIAN);
    }

    private void write(String name, Elements e) throws IOException {
        Files.write(folder.resolve(name), new DicomWriter(DicomWriter.EXPLICIT_LITTLE, false).file(e));
    }

    private void refused(String words) {
        assertThatThrownBy(() -> format.open(folder, options))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(words);
    }

    @Test
    void obliqueSlicesLieWhereTheHeaderSays() throws IOException {
        // rows run along −y, columns along z: the normal −y × z is −x
        for (int i = 0; i < 3; i++) {
            write(
                    "s" + i,
                    slice(i).text(Tag.IMAGE_POSITION, "DS", 10 - 2 * i + "\\20\\30")
                            .text(Tag.IMAGE_ORIENTATION, "DS", "0\\-1\\0\\0\\0\\1"));
        }
        try (Volume v = format.open(folder, options)) {
            // x: 0.5 mm along −y, y: 0.25 mm along z, z: 2 mm along −x
            assertThat(v.grid().indexToFrame().apply(new Vector3d(1, 2, 2)).distance(6000, 19500, 30500))
                    .isLessThan(1e-9);
            assertThat(v.finest().value(0, 0, 2)).isEqualTo(2);
            assertThat(v.grid().indexToFrame().matrix().determinant()).isPositive();
        }
        try (Volume v = format.open(folder, options.with("voxel", "1um"))) {
            // the origin stays at index −40, 120, −5 of the patient system's zero
            assertThat(v.grid().indexToFrame().apply(new Vector3d(0)).distance(5, 40, 120))
                    .isLessThan(1e-9);
            assertThat(v.grid().spacingUm().distance(1, 1, 1)).isLessThan(1e-12);
        }
    }

    @Test
    void whatIsNoVolumeIsRefusedInWords() throws IOException {
        write("a", DicomSample.placed(slice(1), 0, 0, 0));
        write("b", DicomSample.placed(slice(2), 0, 0, 1));
        write("c", DicomSample.placed(slice(3), 0, 0, 3));
        refused("from b to c it is 2.00000 mm, elsewhere 1.00000 mm");
        write("c", DicomSample.placed(slice(3), 0, 0, 1));
        refused("equal steps");
        write("c", DicomSample.placed(slice(3), 0, 0, 2).us(Tag.BITS_STORED, 12).us(Tag.HIGH_BIT, 11));
        refused("another size or type");
        write("c", DicomSample.placed(slice(3), 0, 0, 2).text(Tag.IMAGE_ORIENTATION, "DS", "0\\1\\0\\1\\0\\0"));
        refused("another orientation");
        write("c", DicomSample.placed(slice(3), 0, 0, 2).text(Tag.RESCALE_SLOPE, "DS", "2"));
        refused("maps stored numbers");
        write("c", DicomSample.placed(slice(3), 0, 0, 2));
        try (Volume v = format.open(folder, options)) {
            assertThat(v.size().z()).isEqualTo(3);
        }
    }

    @Test
    void gantryTiltIsRefusedInWords() throws IOException {
        for (int i = 0; i < 3; i++) {
            write("s" + i, DicomSample.placed(slice(i), 0, 0.2 * i, i).text(Tag.GANTRY_TILT, "DS", "11.3"));
        }
        refused("sheared by 11.31 deg (stated gantry tilt 11.30 deg)");
    }

    @Test
    void seriesOfAFolderAreTheDataSets() throws IOException {
        for (int i = 0; i < 2; i++) {
            write("a" + i, DicomSample.placed(slice(10 + i), 0, 0, i).text(Tag.SERIES_UID, "UI", "1.2.9"));
            write("b" + i, DicomSample.placed(slice(20 + i), 0, 0, i).text(Tag.SERIES_NUMBER, "IS", "3"));
        }
        try (Volume v = format.open(folder, options)) {
            assertThat(v.datasets()).containsExactly("1.2.3", "1.2.9");
            assertThat(v.finest().value(0, 0, 1)).isEqualTo(21);
        }
        for (String wanted : new String[] {"1.2.9", "7"}) {
            try (Volume v = format.open(folder, options.with(OpenOptions.DATASET, wanted))) {
                assertThat(v.finest().value(0, 0, 1)).isEqualTo(11);
            }
        }
        assertThatThrownBy(() -> format.open(folder, options.with(OpenOptions.DATASET, "4")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1.2.9");
    }

    @Test
    void compressedSyntaxesAreRefusedByName() throws IOException {
        Path path = folder.resolve("jpeg");
        Files.write(path, new DicomWriter("1.2.840.10008.1.2.4.70", false).file(slice(1)));
        assertThatThrownBy(() -> format.open(path, options))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("JPEG Lossless, First-Order Prediction")
                .hasMessageContaining("gdcmconv --raw");
    }

    @Test
    void pixelsThatAreNotReadAreRefusedInWords() throws IOException {
        write("bit", DicomSample.bits(slice(1), 1, 1, false));
        refused("'1' bits are not read");
        write("bit", slice(1).text(Tag.PHOTOMETRIC, "CS", "YBR_FULL_422"));
        refused("Convert it to RGB");
        write("bit", slice(1).text(Tag.NUMBER_OF_FRAMES, "IS", "2000000000"));
        refused("the file has 24 bytes");
        write("bit", slice(1).without(Tag.PIXEL_DATA));
        refused("no pixels");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        Elements inner = new Elements().text(0x00081155, "UI", "1.2");
        for (int i = 0; i < 40; i++) {
            inner = new Elements().items(0x00081140, inner);
        }
        Elements image = slice(1).items(0x00081140, inner);
        for (boolean undefined : new boolean[] {true, false}) {
            Path path = Files.write(
                    folder.resolve("deep"), new DicomWriter(DicomWriter.EXPLICIT_LITTLE, undefined).file(image));
            assertThatThrownBy(() -> format.open(path, options))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("nested deeper");
        }
    }

    @Test
    void whoWasScannedIsNotInTheMetadata() throws IOException {
        write("a", slice(1).items(0x00081140, new Elements().text(0x00100010, "PN", "Doe^Jane")));
        try (Volume v = format.open(folder.resolve("a"), options)) {
            assertThat(v.metadata().field("Modality").orElseThrow().value()).isEqualTo("CT");
            for (Metadata.Field f : v.metadata().fields()) {
                assertThat(f.name()).doesNotContain("PatientName").doesNotContain("PatientID");
                assertThat(String.valueOf(f.value()))
                        .doesNotContain("Doe")
                        .doesNotContain("4711")
                        .doesNotContain("Rita");
            }
        }
    }

    /** Expected values: NOTES.md beside the files. */
    @Test
    void realHeadPhantom() {
        Path path = RealData.file("dicom_ct_phantom");
        assertThat(format.probe(path).level()).isEqualTo(1);
        try (Volume v = format.open(path, options)) {
            assertThat(v.size()).isEqualTo(new Size3(512, 512, 4));
            assertThat(v.type()).isEqualTo(ValueType.U16);
            assertThat(v.scale()).isEqualTo(new ValueScale(1, -1024, "HU"));
            assertThat(v.grid().spacingUm().distance(451.171875, 451.171875, 5000))
                    .isLessThan(1e-6);
            assertThat(v.grid().originUm().distance(-115500, -1850, 741210)).isLessThan(1e-6);
            assertThat(v.metadata().field("ignoredFiles").orElseThrow().value()).isEqualTo("NOTES.md: no DICOM images");
            assertThat(v.metadata().field("SliceThickness").orElseThrow().unit())
                    .isEqualTo("mm");
            assertThat(v.metadata().fields())
                    .noneMatch(f -> String.valueOf(f.value()).equals("PLASTIC"));
            short[] values = (short[]) v.finest().read(new Region(0, 0, 0, 512, 512, 4));
            IntSummaryStatistics s =
                    IntStream.range(0, values.length).map(i -> values[i]).summaryStatistics();
            assertThat(s.getMin()).isEqualTo(0);
            assertThat(s.getMax()).isEqualTo(1806);
        }
        try (Volume one = format.open(path.resolve("I120"), options)) {
            assertThat(one.size()).isEqualTo(new Size3(512, 512, 1));
            assertThat(one.grid().originUm().z).isEqualTo(751_210);
            assertThat(one.grid().spacingUm().z).isEqualTo(5000);
        }
    }
}
