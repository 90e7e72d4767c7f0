// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.metaimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.plugin.rawfile.SampleBytes;
import org.sextant.testkit.RealData;
import org.sextant.testkit.VolumeFormatContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

class MetaImageFormatTest extends VolumeFormatContract {
    private static final Size3 SIZE = new Size3(6, 5, 4);
    private static final int PLANE = 6 * 5 * 2;

    private final List<Sample> made = new ArrayList<>();

    @Override
    protected VolumeFormat format() {
        return new MetaImageFormat();
    }

    @Override
    protected Path companionRoot(Path origin, Sample sample) {
        return sample.path().getParent().equals(origin)
                ? sample.path()
                : sample.path().getParent();
    }

    @Override
    protected List<Sample> samples(Path into) throws IOException {
        made.clear();
        types(into);
        local(into);
        axes(into);
        external(into);
        return List.copyOf(made);
    }

    private static String header(String type, String more) {
        return "ObjectType = Image\nNDims = 3\n" + more + "DimSize = 6 5 4\nElementType = " + type
                + "\nElementDataFile = ";
    }

    private void add(Path into, String name, String header, byte[] body, ValueType type, Vector3d um)
            throws IOException {
        add(into, name, header, body, SIZE, type, um, Voxels.distinct(type));
    }

    private void add(
            Path into, String name, String header, byte[] body, Size3 size, ValueType type, Vector3d um, Voxels voxels)
            throws IOException {
        Path path = into.resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, SampleBytes.join(ascii(header), body));
        made.add(new Sample(name, path, size, type, um, voxels));
    }

    private void types(Path into) throws IOException {
        Map<String, ValueType> types = Map.of(
                "MET_UCHAR", ValueType.U8,
                "MET_CHAR", ValueType.I8,
                "MET_USHORT", ValueType.U16,
                "MET_SHORT", ValueType.I16,
                "MET_ULONG", ValueType.U32,
                "MET_INT", ValueType.I32,
                "MET_FLOAT", ValueType.F32,
                "MET_DOUBLE", ValueType.F64);
        int i = 0;
        for (var e : types.entrySet()) {
            boolean big = i++ % 2 == 0;
            ValueType t = e.getValue();
            add(
                    into,
                    t.label() + ".mha",
                    header(
                                    e.getKey(),
                                    (big ? "BinaryDataByteOrderMSB = True\n" : "ElementByteOrderMSB = False\n")
                                            + "ElementSpacing = 1 2 3\nDistanceUnits = mm\n")
                            + "LOCAL\n",
                    SampleBytes.of(Voxels.distinct(t), SIZE, t, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN),
                    t,
                    new Vector3d(1000, 2000, 3000));
        }
    }

    private static byte[] u16() {
        return SampleBytes.of(Voxels.distinct(ValueType.U16), SIZE, ValueType.U16, ByteOrder.LITTLE_ENDIAN);
    }

    private void local(Path into) throws IOException {
        ValueType t = ValueType.U16;
        byte[] zlib = SampleBytes.zlib(u16());
        String spacing = "ElementSize = 0.5 0.5 2\nComment = scanned, unit = um\n";
        Vector3d um = new Vector3d(0.5, 0.5, 2);
        String packed = "CompressedData = True\n";
        add(into, "zlib.mha", header("MET_USHORT", spacing + packed) + "LOCAL\n", zlib, t, um);
        String sized = packed + "CompressedDataSize = " + zlib.length + "\n";
        add(into, "sized.mha", header("MET_USHORT", spacing + sized) + "LOCAL\n", zlib, t, um);
        add(into, "gz.mha", header("MET_USHORT", packed) + "LOCAL\n", SampleBytes.gzip(u16()), t, null);
        byte[] behind = SampleBytes.join(new byte[9], u16());
        add(into, "end.mha", header("MET_USHORT", "HeaderSize = -1\n") + "LOCAL\n", behind, t, null);
        add(
                into,
                "text.mha",
                header("MET_USHORT", "BinaryData = False\n").replace("\n", "\r\n") + "LOCAL\r\n",
                SampleBytes.text(Voxels.distinct(t), SIZE, t),
                t,
                null);
    }

    private void axes(Path into) throws IOException {
        Voxels u8 = Voxels.distinct(ValueType.U8);
        Voxels rgb = (x, y, z) -> x % 3 == 0 ? u8.at(x / 3, y, z) : 99;
        byte[] colour = SampleBytes.of(rgb, new Size3(18, 5, 4), ValueType.U8, ByteOrder.BIG_ENDIAN);
        add(
                into,
                "rgb.mha",
                header("MET_UCHAR", "ElementNumberOfChannels = 3\n") + "LOCAL\n",
                colour,
                ValueType.U8,
                null);
        byte[] twice = SampleBytes.join(
                SampleBytes.of(u8, SIZE, ValueType.U8, ByteOrder.BIG_ENDIAN), new byte[(int) SIZE.voxels()]);
        add(
                into,
                "time.mha",
                "NDims = 4\nDimSize = 6 5 4 2\nElementSpacing = 1 1 2 60\nElementSpacingUnit = nm\n"
                        + "ElementType = MET_UCHAR\nElementDataFile = LOCAL\n",
                twice,
                ValueType.U8,
                new Vector3d(0.001, 0.001, 0.002));
        Size3 flat = new Size3(6, 5, 1);
        add(
                into,
                "flat.mha",
                "ObjectType = Image\nNDims = 2\nDimSize = 6 5\nElementSpacing = 1 1\nDistanceUnits = mm\n"
                        + "ElementType = MET_UCHAR\nElementDataFile = LOCAL\n",
                SampleBytes.of(u8, flat, ValueType.U8, ByteOrder.BIG_ENDIAN),
                flat,
                ValueType.U8,
                null,
                u8);
    }

    private void external(Path into) throws IOException {
        byte[] raw = u16();
        for (String dir : List.of("one", "list", "pattern", "packed", "volumes")) {
            Files.createDirectories(into.resolve(dir));
        }
        Files.write(into.resolve("one/body.raw"), SampleBytes.join(new byte[17], raw));
        Files.write(into.resolve("packed/body.zraw"), SampleBytes.zlib(raw));
        Files.write(into.resolve("volumes/all.raw"), raw);
        for (int z = 0; z < 4; z++) {
            byte[] plane = Arrays.copyOfRange(raw, z * PLANE, (z + 1) * PLANE);
            Files.write(into.resolve("list/plane " + z), plane);
            Files.write(into.resolve("pattern/p" + (7 + 2 * z)), plane);
        }
        byte[] none = new byte[0];
        ValueType t = ValueType.U16;
        String head = header("MET_USHORT", "HeaderSize = 17\n");
        add(into, "one/a.mhd", head + "body.raw\n", none, t, null);
        add(into, "packed/a.mhd", header("MET_USHORT", "CompressedData = True\n") + "body.zraw", none, t, null);
        String plain = header("MET_USHORT", "");
        add(into, "list/a.mhd", plain + "LIST\nplane 0\nplane 1\nplane 2\nplane 3\n", none, t, null);
        add(into, "pattern/a.mhd", plain + "p%d 7 13 2\n", none, t, null);
        add(into, "volumes/a.mhd", plain + "LIST 3D\nall.raw\n", none, t, null);
    }

    private Path write(String header, int bytes) throws IOException {
        return Files.write(folder.resolve("case.mha"), SampleBytes.join(ascii(header), new byte[bytes]));
    }

    @Test
    void matrixRowsAreTheDirectionsOfTheAxes() throws IOException {
        String place = "TransformMatrix = 0 1 0 -1 0 0 0 0 1\nOffset = 10 20 30\nCenterOfRotation = 5 5 5\n"
                + "ElementSpacing = 2 3 4\n";
        Path p = write(header("MET_UCHAR", place) + "LOCAL\n", 120);
        try (Volume v = format().open(p, options().with("unit", "mm"))) {
            assertThat(v.grid().indexToFrame().apply(new Vector3d(1, 0, 0)))
                    .isEqualTo(new Vector3d(10_000, 22_000, 30_000));
            assertThat(v.grid().indexToFrame().apply(new Vector3d(0, 1, 1)))
                    .isEqualTo(new Vector3d(7_000, 20_000, 34_000));
        }
        try (Volume v = format().open(p, options())) {
            assertThat(v.knownGrid()).isEmpty();
            assertThat(v.metadata().field("ElementSpacing").orElseThrow().value())
                    .isEqualTo("2 3 4");
        }
    }

    @Test
    void intensitySlopeIsTheValueScale() throws IOException {
        Path p = write(
                header("MET_UCHAR", "ElementToIntensityFunctionSlope = 2\nElementToIntensityFunctionOffset = -5\n")
                        + "LOCAL\n",
                120);
        try (Volume v = format().open(p, options())) {
            assertThat(v.scale().physical(10)).isEqualTo(15);
        }
    }

    @Test
    void whatIsNotReadIsRefusedInWords() throws IOException {
        refused(header("MET_LONG_LONG", "") + "LOCAL\n", "64 bits");
        refused(header("MET_USHORT", "") + "LOCAL\n", "240 bytes");
        refused(header("MET_UCHAR", "ElementSpacing = 1 1 1\nDistanceUnits = s\n") + "LOCAL\n", "no unit of length");
        refused(header("MET_UCHAR", "") + "gone.raw\n", "gone.raw");
        refused(header("MET_UCHAR", "ElementSpacing = 1 0 1\nDistanceUnits = mm\n") + "LOCAL\n", "--voxel");
        refused("NDims = 3\nObjectType = Tube\nElementDataFile = LOCAL\n", "no image");
        refused("NDims = 3\nDimSize = 2 2\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n", "2 numbers instead");
    }

    private void refused(String header, String words) throws IOException {
        Path p = write(header, 120);
        assertThatThrownBy(() -> format().open(p, options()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("case.mha")
                .hasMessageContaining(words);
    }

    /** Minimum, maximum and mean as numpy.frombuffer gives them for the last 131,072 bytes of the files. */
    @Test
    void realCtImages() {
        real("mha_ct2d/CT_2D_head_fixed.mha", -2, 217, 40.5965576171875);
        real("mha_ct2d/CT_2D_head_moving.mha", 0, 251, 76.71827697753906);
    }

    private void real(String name, int min, int max, double mean) {
        Path path = RealData.file(name);
        assertThat(format().probe(path).level()).isEqualTo(1);
        try (Volume v = format().open(path, options())) {
            assertThat(v.size()).isEqualTo(new Size3(256, 256, 1));
            assertThat(v.type()).isEqualTo(ValueType.I16);
            assertThat(v.knownGrid()).isEmpty();
            assertThat(v.metadata().field("ElementSpacing").orElseThrow().value())
                    .isEqualTo("1 1");
            short[] values = (short[]) v.finest().read(new Region(0, 0, 0, 256, 256, 1));
            IntSummaryStatistics s =
                    IntStream.range(0, values.length).map(i -> values[i]).summaryStatistics();
            assertThat(s.getMin()).isEqualTo(min);
            assertThat(s.getMax()).isEqualTo(max);
            assertThat(s.getAverage()).isEqualTo(mean);
        }
    }
}
