// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.VolumeFormatContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

class XradiaFormatTest extends VolumeFormatContract {
    private static final Size3 SMALL = new Size3(7, 5, 3);
    /** Images of 5,120 bytes: not in the mini stream. */
    private static final Size3 LARGE = new Size3(64, 40, 3);

    @Override
    protected VolumeFormat format() {
        return new XradiaFormat();
    }

    @Override
    protected List<Sample> samples(Path into) throws IOException {
        XradiaSample u16 = scan(LARGE, ValueType.U16, 5);
        Vector3d voxel = new Vector3d(0.65f);
        XradiaSample f32 = new XradiaSample(LARGE, ValueType.F32, 10)
                .floats("ImageInfo/PixelSize", 0.65f)
                .integers("ImageInfo/FileType", 3);
        XradiaSample u8 = new XradiaSample(SMALL, ValueType.U8, 3).floats("ImageInfo/PixelSize", 0.65f);
        return List.of(
                sample("u16", u16.byPoi(into.resolve("scan.txrm")), LARGE, ValueType.U16, null),
                sample("f32", f32.byPoi(into.resolve("volume.txm")), LARGE, ValueType.F32, voxel),
                sample("u8", u8.byPoi(into.resolve("named.txm")), SMALL, ValueType.U8, voxel),
                sample("v4", u16.byOwnWriter(into.resolve("four.txrm"), 12, false), LARGE, ValueType.U16, null),
                sample("torn3", u16.byOwnWriter(into.resolve("torn3.txrm"), 9, true), LARGE, ValueType.U16, null),
                sample("torn4", f32.byOwnWriter(into.resolve("torn4.txm"), 12, true), LARGE, ValueType.F32, voxel));
    }

    private static Sample sample(String name, Path path, Size3 size, ValueType type, Vector3d voxelUm) {
        return new Sample(name, path, size, type, voxelUm, Voxels.distinct(type));
    }

    private static XradiaSample scan(Size3 size, ValueType type, int code) {
        return new XradiaSample(size, type, code)
                .floats("ImageInfo/PixelSize", 0.65f)
                .floats("ImageInfo/Angles", -60, 0, 60.5f)
                .floats("ImageInfo/StoRADistance", -14, -14, -14)
                .floats("Alignment/X-Shifts", 0.5f, -1.25f, 3)
                .floats("Alignment/EncoderYShifts", 1, 2, 3)
                .integers("Alignment/EncoderShiftsApplied", 1)
                .integers("PositionInfo/TotalAxis", 2)
                .texts("PositionInfo/AxisNames", 25, "Sample X", "Sample Theta")
                .texts("PositionInfo/AxisUnits", 15, "µm", "deg")
                .floats("PositionInfo/MotorPositions", 1, 2, 3, 4, 5, 6)
                .texts("SampleInfo/SampleID", 50, "pillar 7")
                .bytes("Odd/Thing", new byte[] {1, 2, 3, 4, 5})
                .integers("Odd/Word", 1065353216)
                .integers("Odd/Words", 1, 1065353216)
                .floats("ReferenceData/ExpTime", 40)
                .integers("ReferenceData/DataType", 10)
                .image("ReferenceData/Image", size, ValueType.F32, 11);
    }

    @Test
    void everyStreamThatIsNoImageIsAMetadataField() throws IOException {
        XradiaSample scan = scan(LARGE, ValueType.U16, 5);
        try (Volume v = open(sample("meta", scan.byPoi(folder.resolve("m.txrm")), LARGE, ValueType.U16, null))) {
            Metadata m = v.metadata();
            scan.streams().keySet().stream()
                    .filter(path -> !path.matches(".*/Image\\d*"))
                    .forEach(path -> assertThat(m.field(path)).as(path).isPresent());
            assertThat(m.fields()).noneMatch(f -> f.name().matches(".*/Image\\d*"));
            assertThat(m.anglesDeg().orElseThrow()).containsExactly(-60, 0, 60.5);
            assertField(m, "pixelSizeX", (double) 0.65f, "um");
            assertField(m, "ImageInfo/StoRADistance", new double[] {-14, -14, -14}, "mm");
            assertField(m, "Alignment/X-Shifts", new double[] {0.5, -1.25, 3}, "px");
            assertField(m, "Alignment/EncoderYShifts", new double[] {1, 2, 3}, "px");
            assertField(m, "Alignment/EncoderShiftsApplied", 1L, "");
            assertField(m, "PositionInfo/AxisNames", "Sample X, Sample Theta", "");
            assertField(m, "PositionInfo/AxisUnits", "µm, deg", "");
            assertField(m, "SampleInfo/SampleID", "pillar 7", "");
            assertField(m, "Odd/Thing", "5 bytes: 01 02 03 04 05", "");
            assertField(
                    m, "Odd/Words", "8 bytes: 01 00 00 00 00 00 80 3f (int32 1 1065353216, float32 1.4E-45 1.0)", "");
            assertField(m, "Odd/Word", "4 bytes: 00 00 80 3f (int32 1065353216, float32 1.0)", "");
        }
    }

    private static void assertField(Metadata m, String name, Object value, String unit) {
        Metadata.Field f = m.field(name).orElseThrow();
        assertThat(f.value()).as(name).isEqualTo(value);
        assertThat(f.unit()).as(name).isEqualTo(unit);
    }

    @Test
    void referencesAreDataSetsOfTheirOwnType() throws IOException {
        XradiaSample scan = scan(LARGE, ValueType.U16, 5)
                .image("MultiReferenceData/Image1", LARGE, ValueType.U16, 20)
                .image("MultiReferenceData/Image2", LARGE, ValueType.U16, 21)
                .integers("MultiReferenceData/DataType", 5);
        Path path = scan.byPoi(folder.resolve("r.txrm"));
        try (Volume v = format().open(path, options())) {
            assertThat(v.datasets()).containsExactly("images", "reference", "multi-reference");
        }
        try (Volume v = format().open(path, options().with(OpenOptions.DATASET, "reference"))) {
            assertThat(v.size()).isEqualTo(new Size3(64, 40, 1));
            assertThat(v.type()).isEqualTo(ValueType.F32);
            assertThat(v.finest().value(9, 8, 0))
                    .isEqualTo(Voxels.distinct(ValueType.F32).at(9, 8, 11));
            assertThat(v.metadata().anglesDeg()).isEmpty();
        }
        try (Volume v = format().open(path, options().with(OpenOptions.DATASET, "multi-reference"))) {
            assertThat(v.size().z()).isEqualTo(2);
            assertThat(v.finest().value(9, 8, 1))
                    .isEqualTo(Voxels.distinct(ValueType.U16).at(9, 8, 21));
        }
        assertThatThrownBy(() -> format().open(path, options().with(OpenOptions.DATASET, "dark")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("[images, reference, multi-reference]");
    }

    @Test
    void imagesPast100LieInTheNextStorageAndAMissingOneIsToldWhenRead() throws IOException {
        Size3 size = new Size3(3, 2, 205);
        XradiaSample scan = new XradiaSample(size, ValueType.I16, 4).without("ImageData2/Image150");
        try (Volume v = format().open(scan.byPoi(folder.resolve("gap.txrm")), options())) {
            assertThat(v.size()).isEqualTo(size);
            assertThat(v.metadata().field("remark").orElseThrow().value())
                    .asString()
                    .contains("204 of 205");
            assertThat(v.finest().value(2, 1, 204))
                    .isEqualTo(Voxels.distinct(ValueType.I16).at(2, 1, 204));
            assertThatThrownBy(() -> v.finest().value(0, 0, 149))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("images 150")
                    .hasMessageContaining("missing");
        }
    }

    @Test
    void anInterruptedScanHasTheImagesThatWereTaken() throws IOException {
        Size3 size = new Size3(4, 3, 7);
        XradiaSample scan = new XradiaSample(size, ValueType.U16, 5)
                .integers("ImageInfo/NoOfImages", 1601)
                .floats("ImageInfo/Angles", 1, 2, 3);
        try (Volume v = format().open(scan.byPoi(folder.resolve("cut.txrm")), options())) {
            assertThat(v.size()).isEqualTo(size);
            assertThat(v.metadata().field("remark").orElseThrow().value())
                    .asString()
                    .contains("7 of 1601");
            assertThat(v.metadata().anglesDeg()).isEmpty();
            assertThat(v.metadata().field("anglesIgnored").orElseThrow().value())
                    .asString()
                    .contains("3 for 7");
        }
    }

    @Test
    void pixelTypesThatCannotBeReadAreNamed() throws IOException {
        Path path = new XradiaSample(SMALL, ValueType.U16, 8).byPoi(folder.resolve("i64.txrm"));
        assertThatThrownBy(() -> format().open(path, options()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("pixels of type 8");
    }
}
