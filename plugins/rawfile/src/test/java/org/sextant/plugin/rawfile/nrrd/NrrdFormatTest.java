// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.nrrd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.plugin.rawfile.SampleBytes;
import org.sextant.testkit.VolumeFormatContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

class NrrdFormatTest extends VolumeFormatContract {
    private static final Size3 SIZE = new Size3(7, 5, 4);
    private static final String SPACE = "space dimension: 3\nspace directions: (1.5,0,0) (0,2,0) (0,0,2.5)\n"
            + "space origin: (10,20,30)\nspace units: \"um\" \"um\" \"um\"\n";
    private static final Vector3d SPACE_UM = new Vector3d(1.5, 2, 2.5);

    private final List<Sample> made = new ArrayList<>();

    @Override
    protected VolumeFormat format() {
        return new NrrdFormat();
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
        encodings(into);
        axes(into);
        detached(into);
        return List.copyOf(made);
    }

    private static String header(String type, Size3 s, String more) {
        return "NRRD0004\n# made by a test\ntype: " + type + "\ndimension: 3\nsizes: " + s.x() + " " + s.y() + " "
                + s.z() + "\n" + more;
    }

    private void add(Path into, String name, String header, byte[] body, ValueType type, Vector3d um, Voxels voxels)
            throws IOException {
        Path path = into.resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, SampleBytes.join((header).getBytes(StandardCharsets.UTF_8), body));
        made.add(new Sample(name, path, SIZE, type, um, voxels));
    }

    private void types(Path into) throws IOException {
        Map<String, ValueType> types = Map.of(
                "uchar", ValueType.U8,
                "signed char", ValueType.I8,
                "unsigned short int", ValueType.U16,
                "int16_t", ValueType.I16,
                "uint32", ValueType.U32,
                "signed int", ValueType.I32,
                "float", ValueType.F32,
                "double", ValueType.F64);
        int i = 0;
        for (var e : types.entrySet()) {
            ByteOrder order = i++ % 2 == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            String endian = order == ByteOrder.BIG_ENDIAN ? "big" : "little";
            Voxels voxels = Voxels.distinct(e.getValue());
            add(
                    into,
                    e.getValue().label() + ".nrrd",
                    header(e.getKey(), SIZE, "encoding: raw\nendian: " + endian + "\n" + SPACE + "key:=value\n\n"),
                    SampleBytes.of(voxels, SIZE, e.getValue(), order),
                    e.getValue(),
                    SPACE_UM,
                    voxels);
        }
    }

    private void encodings(Path into) throws IOException {
        Voxels u16 = Voxels.distinct(ValueType.U16);
        byte[] raw = SampleBytes.of(u16, SIZE, ValueType.U16, ByteOrder.LITTLE_ENDIAN);
        byte[] skipped = SampleBytes.join(new byte[11], raw);
        String little = "endian: little\nspacings: 2 2 3\nunits: \"nm\" \"nm\" \"nm\"\n";
        Vector3d um = new Vector3d(0.002, 0.002, 0.003);
        String h = header("uint16", SIZE, little);
        ValueType t = ValueType.U16;
        add(into, "gzip.nrrd", h + "encoding: gzip\n\n", SampleBytes.gzip(raw), t, um, u16);
        add(into, "gzskip.nrrd", h + "encoding: gz\nbyte skip: 11\n\n", SampleBytes.gzip(skipped), t, um, u16);
        add(into, "hex.nrrd", h + "encoding: hex\n\n", SampleBytes.hex(raw), t, um, u16);
        add(into, "text.nrrd", h + "encoding: ascii\n\n", SampleBytes.text(u16, SIZE, t), t, um, u16);
        add(into, "skip.nrrd", h + "encoding: raw\nbyteskip: 11\n\n", skipped, t, um, u16);
        add(into, "end.nrrd", h + "encoding: raw\nbyte skip: -1\n\n", skipped, t, um, u16);
        byte[] lines = SampleBytes.join("two\r\nlines\n".getBytes(StandardCharsets.US_ASCII), new byte[3], raw);
        add(into, "lines.nrrd", h + "encoding: raw\nline skip: 2\nbyte skip: 3\n\n", lines, t, um, u16);
        Voxels f32 = Voxels.distinct(ValueType.F32);
        add(
                into,
                "ftext.nrrd",
                "NRRD0001\r\ntype: float\r\ndimension: 3\r\nsizes: 7 5 4\r\nencoding: txt\r\n\r\n",
                SampleBytes.text(f32, SIZE, ValueType.F32),
                ValueType.F32,
                null,
                f32);
    }

    /** Channels first, channels last, time, and a flat image. */
    private void axes(Path into) throws IOException {
        Voxels u8 = Voxels.distinct(ValueType.U8);
        Voxels rgb = (x, y, z) -> x % 3 == 0 ? u8.at(x / 3, y, z) : 99;
        byte[] first = SampleBytes.of(rgb, new Size3(21, 5, 4), ValueType.U8, ByteOrder.BIG_ENDIAN);
        String four = "NRRD0005\ntype: uint8\ndimension: 4\nencoding: raw\n";
        add(
                into,
                "rgb.nrrd",
                four + "sizes: 3 7 5 4\nkinds: RGB-color domain domain domain\n\n",
                first,
                ValueType.U8,
                null,
                u8);
        Voxels two = (x, y, z) -> z < 4 ? u8.at(x, y, z) : 77;
        byte[] last = SampleBytes.of(two, new Size3(7, 5, 8), ValueType.U8, ByteOrder.BIG_ENDIAN);
        add(
                into,
                "last.nrrd",
                four + "sizes: 7 5 4 2\nspace: left-posterior-superior\n"
                        + "space directions: (0,0.001,0) (-0.002,0,0) (0,0,3e-3) none\nspace units: \"mm\" \"mm\" \"mm\"\n\n",
                last,
                ValueType.U8,
                new Vector3d(1, 2, 3),
                u8);
        add(
                into,
                "time.nrrd",
                four + "sizes: 7 5 4 2\nkinds: space space space time\n\n",
                last,
                ValueType.U8,
                null,
                u8);
        Path flat = into.resolve("flat.nrrd");
        Files.write(
                flat,
                SampleBytes.join(
                        ascii("NRRD0002\ntype: uchar\ndimension: 2\nsizes: 7 5\nencoding: raw\nspacings: 1 1\n"
                                + "units: \"mm\" \"mm\"\n\n"),
                        SampleBytes.of(u8, new Size3(7, 5, 1), ValueType.U8, ByteOrder.BIG_ENDIAN)));
        made.add(new Sample("flat.nrrd", flat, new Size3(7, 5, 1), ValueType.U8, null, u8));
    }

    private void detached(Path into) throws IOException {
        Voxels i16 = Voxels.distinct(ValueType.I16);
        byte[] raw = SampleBytes.of(i16, SIZE, ValueType.I16, ByteOrder.BIG_ENDIAN);
        ValueType t = ValueType.I16;
        String h = header("short", SIZE, "endian: big\n" + SPACE);
        int plane = 7 * 5 * 2;
        for (String dir : List.of("one", "list", "pattern", "slabs", "zipped")) {
            Files.createDirectories(into.resolve(dir));
        }
        Files.write(into.resolve("one/body.raw"), raw);
        Files.write(into.resolve("zipped/body.raw.gz"), SampleBytes.gzip(raw));
        for (int z = 0; z < 4; z++) {
            byte[] p = Arrays.copyOfRange(raw, z * plane, (z + 1) * plane);
            Files.write(into.resolve("list/p" + z), p);
            Files.write(into.resolve("pattern/s" + (10 + 5 * z) + ".raw"), SampleBytes.join(new byte[] {1, 2}, p));
        }
        for (int half = 0; half < 2; half++) {
            byte[] p = Arrays.copyOfRange(raw, half * 2 * plane, (half + 1) * 2 * plane);
            Files.write(into.resolve("slabs/h" + (2 - half)), p);
        }
        byte[] none = new byte[0];
        add(into, "one/one.nhdr", h + "encoding: raw\ndata file: body.raw\n", none, t, SPACE_UM, i16);
        add(into, "zipped/z.nhdr", h + "encoding: gzip\ndatafile: body.raw.gz\n", none, t, SPACE_UM, i16);
        add(into, "list/l.nhdr", h + "encoding: raw\ndata file: LIST\np0\np1\np2\np3\n", none, t, SPACE_UM, i16);
        add(
                into,
                "pattern/p.nhdr",
                h + "encoding: raw\nbyte skip: 2\ndata file: s%02d.raw 10 25 5 2\n",
                none,
                t,
                SPACE_UM,
                i16);
        add(into, "slabs/s.nhdr", h + "encoding: raw\ndata file: h%d 2 1 -1 3\n", none, t, SPACE_UM, i16);
    }

    private Path write(String header, byte[] body) throws IOException {
        return Files.write(
                folder.resolve("case.nrrd"), SampleBytes.join(header.getBytes(StandardCharsets.UTF_8), body));
    }

    @Test
    void unitsAreReadInEverySpellingOfMicrometresAndNeverGuessed() throws IOException {
        for (String unit : List.of("um", "µm", "\u03bcm", "microns", "micrometers")) {
            String space = SPACE.replace("um", unit);
            Path p = write(header("uint8", SIZE, "encoding: raw\n" + space + "\n"), new byte[140]);
            try (Volume v = format().open(p, options())) {
                assertThat(v.grid().spacingUm().z).as(unit).isCloseTo(2.5, Offset.offset(1e-12));
                assertThat(v.grid().originUm()).as(unit).isEqualTo(new Vector3d(10, 20, 30));
            }
        }
        String unitless = SPACE.replaceAll("space units.*\n", "");
        Path p = write(header("uint8", SIZE, "encoding: raw\n" + unitless + "\n"), new byte[140]);
        try (Volume v = format().open(p, options())) {
            assertThat(v.knownGrid()).isEmpty();
            assertThat(v.metadata().field("space directions").orElseThrow().value())
                    .isEqualTo("(1.5,0,0) (0,2,0) (0,0,2.5)");
        }
        try (Volume v = format().open(p, options().with("unit", "mm"))) {
            assertThat(v.grid().spacingUm().x).isCloseTo(1500, Offset.offset(1e-9));
            assertThat(v.grid().originUm().z).isCloseTo(30000, Offset.offset(1e-9));
        }
    }

    @Test
    void directionsKeepRotationAndMirrorAndAUserVoxelSizeKeepsThem() throws IOException {
        String space = "space: right-anterior-superior\nspace directions: (0,2,0) (2,0,0) (0,0,-4)\n"
                + "space origin: (10,20,40)\nspace units: \"mm\" \"mm\" \"mm\"\n";
        Path p = write(header("uint8", SIZE, "encoding: raw\n" + space + "\n"), new byte[140]);
        try (Volume v = format().open(p, options())) {
            assertThat(v.grid().indexToFrame().apply(new Vector3d(1, 2, 3)))
                    .isEqualTo(new Vector3d(14000, 22000, 28000));
            assertThat(v.grid().indexToFrame().matrix().determinant()).isPositive();
        }
        try (Volume v = format().open(p, options().with("voxel", "1um"))) {
            // origin (10,20,40) mm lies 5 voxels along x', 10 along y', 10 against z'
            assertThat(v.grid().indexToFrame().apply(new Vector3d(1, 2, 3)).distance(new Vector3d(7, 11, 7)))
                    .isLessThan(1e-9);
        }
    }

    @Test
    void channelsAndTimesAreChosen() throws IOException {
        byte[] body = new byte[2 * 140];
        Arrays.fill(body, 140, 280, (byte) 9);
        String h =
                "NRRD0004\ntype: uint8\ndimension: 4\nsizes: 7 5 4 2\nencoding: raw\nkinds: domain domain domain list\n\n";
        Path p = write(h, body);
        try (Volume v = format().open(p, options().with("channel", "1"))) {
            assertThat(v.channels()).isEqualTo(2);
            assertThat(v.finest().value(3, 3, 3)).isEqualTo(9);
        }
        assertThatThrownBy(() -> format().open(p, options().with("channel", "2")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no channel 2");
    }

    @Test
    void whatIsNotReadIsRefusedInWords() throws IOException {
        refused("type: block\nblock size: 4\ndimension: 3\nsizes: 7 5 4\nencoding: raw\n", "no numeric meaning");
        refused("type: int64\ndimension: 3\nsizes: 7 5 4\nencoding: raw\n", "64 bits");
        refused("type: uint8\ndimension: 3\nsizes: 7 5 4\nencoding: bzip2\n", "gzip");
        refused("type: short\ndimension: 3\nsizes: 7 5 2\nencoding: raw\n", "endian");
        refused("type: uint8\ndimension: 4\nsizes: 7 5 2 2\nencoding: raw\n", "kinds");
        refused("type: uint8\ndimension: 3\nsizes: 7 5 5\nencoding: raw\n", "175 bytes");
        refused("type: uint8\ndimension: 3\nsizes: 7 5 99999999999999999\nencoding: raw\n", "sizes");
        refused("type: uint8\ndimension: 3\nsizes: 7 5 4\nencoding: raw\ndata file: gone.raw\n", "gone.raw");
        refused(
                "type: uint8\ndimension: 3\nsizes: 7 5 4\nencoding: raw\nspacings: 1 1 1\nunits: \"s\" \"s\" \"s\"\n",
                "no unit of length");
    }

    private void refused(String fields, String words) throws IOException {
        Path p = write("NRRD0004\n" + fields + "\n", new byte[140]);
        assertThatThrownBy(() -> format().open(p, options()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("case.nrrd")
                .hasMessageContaining(words);
    }

    @Test
    void aShortDataFileIsNamed() throws IOException {
        Files.write(folder.resolve("short.raw"), new byte[139]);
        Path p = write(header("uint8", SIZE, "encoding: raw\ndata file: short.raw\n"), new byte[0]);
        assertThatThrownBy(() -> format().open(p, options()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("short.raw")
                .hasMessageContaining("139");
    }
}
