// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** What the tags of an image mean, and what is refused. */
class GatanTagsTest {
    private static final Size3 PLANE = new Size3(6, 4, 1);
    private static final Size3 VOLUME = new Size3(3, 4, 2);
    private static final Voxels VALUES = (x, y, z) -> x + 10 * y + 100 * z;

    @TempDir
    Path folder;

    private final DmBytes dm = new DmBytes(3, ByteOrder.LITTLE_ENDIAN);
    private final GatanFormat format = new GatanFormat();
    private final OpenOptions options = OpenOptions.of(new FrameId("scan"), new BlockCache(1 << 20));

    private Volume open(DmBytes.Tag... images) throws IOException {
        Path file = Files.write(folder.resolve("a.dm3"), dm.file(dm.group("ImageList", images)));
        return format.open(file, options);
    }

    private DmBytes.Tag nanometres(DmBytes.Tag... more) {
        return dm.image(
                PLANE, 1, VALUES, dm.brightness(1, 0, ""), List.of(dm.axis(2, 0, "nm"), dm.axis(3, 0, "nm")), more);
    }

    private DmBytes.Tag volume(DmBytes.Tag third) {
        return dm.image(
                VOLUME, 1, VALUES, dm.brightness(1, 0, ""), List.of(dm.axis(2, 5, "nm"), dm.axis(3, 0, "nm"), third));
    }

    private static String text(Volume v, String name) {
        return v.metadata().field(name).map(f -> String.valueOf(f.value())).orElse("");
    }

    @Test
    void pixelSizeOfAPlaneIsMetadataAndNoVoxelSize() throws IOException {
        try (Volume v = open(nanometres())) {
            assertThat(v.knownGrid()).isEmpty();
            Metadata.Field x = v.metadata().field("pixelSizeX").orElseThrow();
            assertThat(x.numbers()[0]).isCloseTo(0.002, Offset.offset(1e-9));
            assertThat(x.unit()).isEqualTo("um");
            assertThat(v.metadata().field("pixelSizeY").orElseThrow().numbers()[0])
                    .isCloseTo(0.003, Offset.offset(1e-9));
            assertThat(v.metadata().field("pixelSizeZ")).isEmpty();
        }
    }

    @Test
    void voxelSizeNeedsALengthAlongEachAxis() throws IOException {
        try (Volume v = open(volume(dm.axis(0.004, 0, "µm")))) {
            assertThat(v.grid().spacingUm().distance(0.002, 0.003, 0.004)).isLessThan(1e-9);
            assertThat(v.grid().originUm().distance(-0.01, 0, 0)).isLessThan(1e-9);
        }
        for (String unit : List.of("1/nm", "", "eV", "deg")) {
            try (Volume v = open(volume(dm.axis(4, 0, unit)))) {
                assertThat(v.knownGrid()).as(unit).isEmpty();
            }
        }
        for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            try (Volume v = open(volume(dm.axis(scale, 0, "nm")))) {
                assertThat(v.knownGrid()).as("scale " + scale).isEmpty();
            }
        }
    }

    @Test
    void unitsInSingleBytesAreRead() throws IOException {
        DmBytes.Tag latin = dm.group(
                "",
                dm.number("Origin", 6, 0),
                dm.number("Scale", 6, 0.004),
                dm.data("Units", new byte[] {(byte) 0xb5, 'm'}, 20, 10, 2));
        try (Volume v = open(volume(latin))) {
            assertThat(v.grid().spacingUm().z).isCloseTo(0.004, Offset.offset(1e-9));
        }
    }

    @Test
    void anglesComeFromTheStageOrTheThirdAxis() throws IOException {
        try (Volume v = open(nanometres(dm.stage(-33.25)))) {
            assertThat(v.metadata().anglesDeg().orElseThrow()).containsExactly(-33.25);
        }
        try (Volume v = open(volume(dm.axis(1.5, 2, "deg")))) {
            assertThat(v.metadata().anglesDeg().orElseThrow()).containsExactly(-3, -1.5);
        }
    }

    /** Digital Micrograph: value = (stored − Origin) · Scale. */
    @Test
    void intensityCalibrationFollowsDigitalMicrograph() throws IOException {
        List<DmBytes.Tag> axes = List.of(dm.axis(1, 0, ""), dm.axis(1, 0, ""));
        try (Volume v = open(dm.image(PLANE, 1, VALUES, dm.brightness(0.5, 8, "e-"), axes))) {
            assertThat(v.scale()).isEqualTo(new ValueScale(0.5, -4, "e-"));
            assertThat(v.scale().physical(8)).isZero();
        }
        try (Volume v = open(dm.image(PLANE, 1, VALUES, dm.brightness(0, 8, "e-"), axes))) {
            assertThat(v.scale()).isEqualTo(ValueScale.NONE);
        }
        try (Volume v = open(dm.image(PLANE, 1, VALUES, dm.brightness(Double.NaN, 8, ""), axes))) {
            assertThat(v.scale()).isEqualTo(ValueScale.NONE);
            assertThat(text(v, "intensityIgnored")).isNotEmpty();
        }
    }

    @Test
    void theThumbnailIsNotTheImage() throws IOException {
        try (Volume v = open(dm.thumbnail(), nanometres())) {
            assertThat(v.size()).isEqualTo(PLANE);
            assertThat(v.datasets()).isEmpty();
        }
        Path last = Files.write(
                folder.resolve("last.dm3"),
                dm.file(
                        dm.group("ImageList", nanometres(), dm.thumbnail()),
                        dm.group("Thumbnails", dm.group("", dm.number("ImageIndex", 5, 1)))));
        try (Volume v = format.open(last, options)) {
            assertThat(text(v, "image")).isEqualTo("ImageList/0");
        }
    }

    @Test
    void oneOfSeveralImagesIsChosenByName() throws IOException {
        Path file = Files.write(
                folder.resolve("b.dm3"),
                dm.file(dm.group("ImageList", dm.thumbnail(), volume(dm.axis(1, 0, "")), nanometres())));
        try (Volume v = format.open(file, options)) {
            assertThat(v.datasets()).containsExactly("ImageList/1", "ImageList/2");
            assertThat(v.size()).isEqualTo(PLANE);
        }
        for (String name : List.of("ImageList/1", "1")) {
            try (Volume v = format.open(file, options.with(OpenOptions.DATASET, name))) {
                assertThat(v.size()).isEqualTo(VOLUME);
            }
        }
        assertThatThrownBy(() -> format.open(file, options.with(OpenOptions.DATASET, "7")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("ImageList/2");
    }

    @Test
    void allTagsAreListedByPath() throws IOException {
        Path file = Files.write(
                folder.resolve("c.dm3"),
                dm.file(
                        dm.group("ImageList", nanometres(dm.group("ImageTags", dm.number("Cs(mm)", 7, 1.25)))),
                        dm.struct("Bounds", 3, 1, -2, 3),
                        dm.number("Flag", 8, 1),
                        dm.number("Count", 5, 4e9),
                        dm.number("Big", 12, 9e15),
                        dm.number("Twice", 2, 1),
                        dm.number("Twice", 2, 2),
                        dm.data("Structs", new byte[12], 20, 15, 0, 2, 0, 2, 0, 3, 2)));
        try (Volume v = format.open(file, options)) {
            Metadata m = v.metadata();
            assertThat(m.field("Bounds").orElseThrow().numbers()).containsExactly(1, -2, 3);
            assertThat(m.field("Flag").orElseThrow().value()).isEqualTo(1L);
            assertThat(m.field("Count").orElseThrow().value()).isEqualTo(4_000_000_000L);
            assertThat(m.field("Big").orElseThrow().value()).isEqualTo(9_000_000_000_000_000L);
            assertThat(m.field("Twice#2").orElseThrow().value()).isEqualTo(2L);
            assertThat(text(v, "Structs")).startsWith("array of 2");
            assertThat(m.field("ImageList/0/ImageTags/Cs(mm)").orElseThrow().unit())
                    .isEqualTo("mm");
            assertThat(text(v, "ImageList/0/ImageData/Data")).startsWith("array of 24 I16 at byte");
        }
    }

    @Test
    void whatIsNoGreyVolumeIsRefusedInWords() {
        assertThatThrownBy(() -> open(dm.plain(PLANE, 23, VALUES)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("red, green and blue");
        assertThatThrownBy(() -> open(dm.plain(PLANE, 3, VALUES))).hasMessageContaining("complex");
        assertThatThrownBy(() -> open(dm.plain(PLANE, 99, VALUES))).hasMessageContaining("99");
        assertThatThrownBy(() -> open(dm.plain(VOLUME, 1, VALUES)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("48 bytes");
        assertThatThrownBy(this::open).isInstanceOf(DataException.class).hasMessageContaining("no image");
    }

    @Test
    void aFourthAxisIsRefusedUnlessItHasOnePlane() throws IOException {
        DmBytes.Tag axis = dm.axis(1, 0, "");
        DmBytes.Tag single = dm.image(VOLUME, 1, VALUES, dm.brightness(1, 0, ""), List.of(axis, axis, axis, axis));
        try (Volume v = open(single)) {
            assertThat(v.size()).isEqualTo(VOLUME);
        }
        DmBytes.Tag four = dm.group(
                "",
                dm.group(
                        "ImageData",
                        dm.data("Data", new byte[16], 20, 10, 16),
                        dm.number("DataType", 5, 6),
                        dm.group(
                                "Dimensions",
                                dm.number("", 5, 2),
                                dm.number("", 5, 2),
                                dm.number("", 5, 2),
                                dm.number("", 5, 2))));
        assertThatThrownBy(() -> open(four)).isInstanceOf(DataException.class).hasMessageContaining("4 axes");
    }

    @Test
    void deepTreesAreRefused() {
        DmBytes.Tag tag = dm.number("x", 2, 1);
        for (int i = 0; i < 70; i++) {
            tag = dm.group("g", tag);
        }
        DmBytes.Tag deep = tag;
        assertThatThrownBy(() -> open(nanometres(), deep))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("deeper than 64");
    }

    @Test
    void emptyFoldersAndMixedFoldersAreNoSeries() throws IOException {
        Files.write(folder.resolve("a.dm3"), dm.file(dm.group("ImageList", nanometres())));
        assertThat(format.probe(folder).level()).isPositive();
        Files.writeString(folder.resolve("notes.txt"), "x");
        assertThat(format.probe(folder).level()).isZero();
        Path none = Files.createDirectory(folder.resolve("none"));
        assertThatThrownBy(() -> format.open(none, options))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none");
    }

    @Test
    void seriesHoldTheAnglesOfAllOrSayWhyNot() throws IOException {
        for (int i = 8; i < 12; i++) {
            byte[] file = dm.file(dm.group("ImageList", dm.thumbnail(), nanometres(dm.stage(-10 + i))));
            Files.write(folder.resolve("s" + i + ".dm3"), file);
        }
        try (Volume v = format.open(folder, options)) {
            assertThat(v.metadata().anglesDeg().orElseThrow()).containsExactly(-2, -1, 0, 1);
            assertThat(v.size()).isEqualTo(new Size3(6, 4, 4));
            assertThat(v.knownGrid()).isEmpty();
            assertThat(v.metadata().field("pixelSizeX").orElseThrow().numbers()[0])
                    .isCloseTo(0.002, Offset.offset(1e-9));
        }
        Files.write(folder.resolve("s12.dm3"), dm.file(dm.group("ImageList", nanometres())));
        try (Volume v = format.open(folder, options)) {
            assertThat(v.metadata().anglesDeg()).isEmpty();
            assertThat(text(v, "anglesIgnored")).contains("4 of 5");
        }
    }

    @Test
    void seriesOfDifferentImagesAreRefusedNamingTheFile() throws IOException {
        Files.write(folder.resolve("s1.dm3"), dm.file(dm.group("ImageList", nanometres())));
        Files.write(folder.resolve("s2.dm3"), dm.file(dm.group("ImageList", dm.plain(PLANE, 10, VALUES))));
        assertThatThrownBy(() -> format.open(folder, options))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("s2.dm3")
                .hasMessageContaining(ValueType.U16.label());
        DmBytes.Tag brighter =
                dm.image(PLANE, 1, VALUES, dm.brightness(2, 0, ""), List.of(dm.axis(2, 0, "nm"), dm.axis(3, 0, "nm")));
        Files.write(folder.resolve("s2.dm3"), dm.file(dm.group("ImageList", brighter)));
        assertThatThrownBy(() -> format.open(folder, options)).hasMessageContaining("slope=2");
    }

    @Test
    void namesAreOrderedByTheirNumbers() {
        List<Path> sorted = GatanSeries.files(List.of(
                Path.of("b_1.dm3"), Path.of("a_10.dm3"), Path.of("a_9.DM4"), Path.of("a_010b.dm3"), Path.of("a_.txt")));
        assertThat(sorted)
                .containsExactly(Path.of("a_9.DM4"), Path.of("a_10.dm3"), Path.of("a_010b.dm3"), Path.of("b_1.dm3"));
    }

    @Test
    void userVoxelSizeScalesTheOrigin() throws IOException {
        Path file = Files.write(folder.resolve("v.dm3"), dm.file(dm.group("ImageList", volume(dm.axis(4, 0, "nm")))));
        try (Volume v = format.open(file, options.with(OpenOptions.VOXEL, "1um"))) {
            assertThat(v.grid().originUm()).isEqualTo(new Vector3d(-5, 0, 0));
        }
    }
}
