// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.plugin.dicom.DicomWriter.Elements;
import org.sextant.testkit.VolumeFormatContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

class DicomFormatTest extends VolumeFormatContract {
    private static final Size3 FLAT = new Size3(6, 5, 1);
    private static final Size3 SIZE = new Size3(6, 5, 4);

    private final List<Sample> made = new ArrayList<>();

    @Override
    protected VolumeFormat format() {
        return new DicomFormat();
    }

    @Override
    protected List<Sample> samples(Path into) throws IOException {
        made.clear();
        types(into);
        odd(into);
        frames(into);
        folders(into);
        return List.copyOf(made);
    }

    private void add(Path path, byte[] bytes, Size3 size, ValueType type, Vector3d um, Voxels voxels)
            throws IOException {
        Files.write(path, bytes);
        made.add(new Sample(path.getFileName().toString(), path, size, type, um, voxels));
    }

    /** Every type in every encoding; names with and without an ending. */
    private void types(Path into) throws IOException {
        for (String syntax :
                List.of(DicomWriter.EXPLICIT_LITTLE, DicomWriter.IMPLICIT_LITTLE, DicomWriter.EXPLICIT_BIG)) {
            DicomWriter writer = new DicomWriter(syntax, syntax.equals(DicomWriter.IMPLICIT_LITTLE));
            for (ValueType type :
                    List.of(ValueType.U8, ValueType.I8, ValueType.U16, ValueType.I16, ValueType.U32, ValueType.I32)) {
                Voxels v = Voxels.distinct(type);
                Elements e = DicomSample.image(FLAT, type, v, writer.order())
                        .text(Tag.SLICE_THICKNESS, "DS", "2")
                        .items(0x00081140, new Elements().text(0x00081155, "UI", "1.2.3.4"));
                add(
                        into.resolve(type.label() + syntax.length() + (type.isInteger() ? "" : ".dcm")),
                        writer.file(e),
                        FLAT,
                        type,
                        new Vector3d(500, 250, 2000),
                        v);
            }
        }
    }

    /** Twelve stored bits, sign extension, high bits in use, colours, bytes in big-endian words, floats. */
    private void odd(Path into) throws IOException {
        DicomWriter writer = new DicomWriter(DicomWriter.EXPLICIT_LITTLE, false);
        Voxels signed = (x, y, z) -> (x * 131 + y * 37) % 4096 - 2048;
        Voxels dirty = (x, y, z) -> ((long) signed.at(x, y, z) & 0xfff) | 0xa000;
        Elements twelve = DicomSample.image(FLAT, ValueType.I16, dirty, ByteOrder.LITTLE_ENDIAN);
        add(
                into.resolve("signed12"),
                writer.file(DicomSample.bits(twelve, 16, 12, true)),
                FLAT,
                ValueType.I16,
                null,
                signed);
        Voxels unsigned = (x, y, z) -> (x * 131 + y * 37) % 4096;
        Voxels shifted = (x, y, z) -> (long) unsigned.at(x, y, z) << 4 | 5;
        Elements high = DicomSample.bits(
                DicomSample.image(FLAT, ValueType.U16, shifted, ByteOrder.LITTLE_ENDIAN), 16, 12, false);
        add(into.resolve("high12"), writer.file(high.us(Tag.HIGH_BIT, 15)), FLAT, ValueType.U16, null, unsigned);
        Voxels u8 = Voxels.distinct(ValueType.U8);
        Voxels side = (x, y, z) -> x % 3 == 0 ? u8.at(x / 3, y, z) : 99;
        add(into.resolve("rgb"), writer.file(colour(side, new Size3(18, 5, 1), 0)), FLAT, ValueType.U8, null, u8);
        Voxels planes = (x, y, z) -> y < 5 ? u8.at(x, y, z) : 99;
        add(into.resolve("planes"), writer.file(colour(planes, new Size3(6, 15, 1), 1)), FLAT, ValueType.U8, null, u8);
        byte[] words = DicomSample.pixels(FLAT, ValueType.U8, u8, ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < words.length; i += 2) {
            byte b = words[i];
            words[i] = words[i + 1];
            words[i + 1] = b;
        }
        DicomWriter big = new DicomWriter(DicomWriter.EXPLICIT_BIG, false);
        Elements swapped = DicomSample.image(FLAT, ValueType.U8, u8, ByteOrder.BIG_ENDIAN);
        add(into.resolve("words"), big.file(swapped.bytes(Tag.PIXEL_DATA, "OW", words)), FLAT, ValueType.U8, null, u8);
        Voxels f32 = Voxels.distinct(ValueType.F32);
        ByteBuffer floats = ByteBuffer.allocate(120).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 30; i++) {
            floats.putFloat((float) f32.at(i % 6, i / 6, 0));
        }
        Elements f = DicomSample.image(FLAT, ValueType.U8, u8, ByteOrder.LITTLE_ENDIAN)
                .without(Tag.PIXEL_DATA)
                .bytes(Tag.FLOAT_PIXEL_DATA, "OF", floats.array());
        add(into.resolve("floats"), writer.file(f), FLAT, ValueType.F32, null, f32);
    }

    private static Elements colour(Voxels voxels, Size3 stored, int planar) {
        return DicomSample.image(FLAT, ValueType.U8, voxels, ByteOrder.LITTLE_ENDIAN)
                .us(Tag.SAMPLES_PER_PIXEL, 3)
                .us(Tag.PLANAR_CONFIGURATION, planar)
                .text(Tag.PHOTOMETRIC, "CS", "RGB")
                .bytes(Tag.PIXEL_DATA, "OB", DicomSample.pixels(stored, ValueType.U8, voxels, ByteOrder.LITTLE_ENDIAN));
    }

    /** Frames with a stated spacing, and an enhanced image with functional groups. */
    private void frames(Path into) throws IOException {
        Voxels v = Voxels.distinct(ValueType.U16);
        DicomWriter writer = new DicomWriter(DicomWriter.EXPLICIT_LITTLE, true);
        Elements e = DicomSample.image(SIZE, ValueType.U16, v, ByteOrder.LITTLE_ENDIAN)
                .text(Tag.SPACING_BETWEEN_SLICES, "DS", "1.5");
        add(into.resolve("frames.dcm"), writer.file(e), SIZE, ValueType.U16, new Vector3d(500, 250, 1500), v);
        Elements none = DicomSample.image(SIZE, ValueType.U16, v, ByteOrder.LITTLE_ENDIAN)
                .text(Tag.SLICE_THICKNESS, "DS", "1.5");
        add(into.resolve("cine.dcm"), writer.file(none), SIZE, ValueType.U16, null, v);
        for (boolean undefined : new boolean[] {true, false}) {
            DicomWriter w =
                    new DicomWriter(undefined ? DicomWriter.IMPLICIT_LITTLE : DicomWriter.EXPLICIT_BIG, undefined);
            Elements enhanced = enhanced(DicomSample.image(SIZE, ValueType.U16, v, w.order()));
            add(
                    into.resolve("enhanced" + undefined),
                    w.file(enhanced),
                    SIZE,
                    ValueType.U16,
                    new Vector3d(100, 200, 300),
                    v);
        }
    }

    /** PET and MR scanners scale each frame on its own: the first frame's scale would be wrong for all others. */
    @Test
    void framesOfDifferentScaleAreRefusedInWords() throws IOException {
        Voxels v = Voxels.distinct(ValueType.U16);
        DicomWriter writer = new DicomWriter(DicomWriter.EXPLICIT_LITTLE, true);
        for (double last : new double[] {2, 2.5}) {
            Elements[] frames = new Elements[4];
            for (int i = 0; i < 4; i++) {
                frames[i] = new Elements()
                        .items(
                                Tag.PIXEL_TRANSFORMATION_SEQUENCE,
                                new Elements()
                                        .text(Tag.RESCALE_INTERCEPT, "DS", "0")
                                        .text(Tag.RESCALE_SLOPE, "DS", i == 3 ? String.valueOf(last) : "2.0"));
            }
            Elements e = DicomSample.image(SIZE, ValueType.U16, v, ByteOrder.LITTLE_ENDIAN)
                    .items(Tag.PER_FRAME_GROUPS, frames);
            Path path = Files.write(folder.resolve("scaled" + last), writer.file(e));
            if (last == 2) {
                try (Volume volume = format().open(path, options())) {
                    assertThat(volume.scale().slope()).isEqualTo(2);
                }
            } else {
                assertThatThrownBy(() -> format().open(path, options()))
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("scaled2.5")
                        .hasMessageContaining("RescaleSlope")
                        .hasMessageContaining("[2.5]");
            }
        }
    }

    private static Elements enhanced(Elements image) {
        Elements[] frames = new Elements[4];
        for (int i = 0; i < 4; i++) {
            frames[i] = new Elements()
                    .items(
                            Tag.PLANE_POSITION_SEQUENCE,
                            new Elements().text(Tag.IMAGE_POSITION, "DS", "1\\2\\" + (9 - 0.3 * i)));
        }
        return image.without(Tag.PIXEL_SPACING)
                .items(
                        Tag.SHARED_GROUPS,
                        new Elements()
                                .items(
                                        Tag.PIXEL_MEASURES_SEQUENCE,
                                        new Elements().text(Tag.PIXEL_SPACING, "DS", "0.2\\0.1"))
                                .items(
                                        Tag.PLANE_ORIENTATION_SEQUENCE,
                                        new Elements().text(Tag.IMAGE_ORIENTATION, "DS", "1\\0\\0\\0\\1\\0")))
                .items(Tag.PER_FRAME_GROUPS, frames);
    }

    /** Slices out of order in names and numbers, beside a file that is no image. */
    private void folders(Path into) throws IOException {
        Voxels v = Voxels.distinct(ValueType.I16);
        Path series = Files.createDirectories(into.resolve("series"));
        Path unplaced = Files.createDirectories(into.resolve("unplaced"));
        Files.writeString(series.resolve("NOTES.md"), "not an image");
        DicomWriter writer = new DicomWriter(DicomWriter.EXPLICIT_LITTLE, true);
        int[] name = {3, 1, 4, 2};
        for (int z = 0; z < 4; z++) {
            int plane = z;
            Elements e = DicomSample.image(FLAT, ValueType.I16, (x, y, k) -> v.at(x, y, plane), ByteOrder.LITTLE_ENDIAN)
                    .text(Tag.INSTANCE_NUMBER, "IS", Integer.toString(z + 1));
            Files.write(unplaced.resolve("I" + name[z]), writer.file(e));
            e.text(Tag.INSTANCE_NUMBER, "IS", Integer.toString(9 - z));
            Files.write(series.resolve("I" + name[z]), writer.file(DicomSample.placed(e, -3, 4, 10 + 0.75 * z)));
        }
        made.add(new Sample("series", series, SIZE, ValueType.I16, new Vector3d(500, 250, 750), v));
        made.add(new Sample("unplaced", unplaced, SIZE, ValueType.I16, null, v));
    }
}
