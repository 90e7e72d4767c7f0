// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.plugin.rawfile.SampleBytes;
import org.sextant.testkit.Mutation;
import org.sextant.testkit.VolumeFormatContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

class RawFormatTest extends VolumeFormatContract {
    private static final Size3 SIZE = new Size3(6, 5, 4);

    @Override
    protected VolumeFormat format() {
        return new RawFormat();
    }

    @Override
    protected Path companionRoot(Path origin, Sample sample) {
        return sample.path().getParent();
    }

    @Override
    protected List<Sample> samples(Path into) throws IOException {
        List<Sample> all = new ArrayList<>();
        for (ValueType type : ValueType.values()) {
            boolean big = type.ordinal() % 2 == 0;
            ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            Vector3d um = big ? new Vector3d(1, 2, 3) : null;
            Path path = Files.createDirectories(into.resolve(type.label())).resolve("scan.vol");
            Voxels v = Voxels.distinct(type);
            Files.write(path, SampleBytes.join(new byte[big ? 13 : 0], SampleBytes.of(v, SIZE, type, order)));
            RawSidecar.write(
                    path, new RawLayout(SIZE, type, big ? 13 : 0, order, RawLayout.straight(um), ValueScale.NONE));
            all.add(new Sample(type.label(), path, SIZE, type, um, v));
        }
        return all;
    }

    private OpenOptions described() {
        return options().with("size", "6x5x4").with("type", "u16");
    }

    @Test
    void settingsDescribeAFileThatIsThenRemembered() throws IOException {
        Voxels v = Voxels.distinct(ValueType.U16);
        byte[] body = SampleBytes.of(v, SIZE, ValueType.U16, ByteOrder.BIG_ENDIAN);
        Path path = Files.write(folder.resolve("scan.bin"), SampleBytes.join(new byte[5], body));
        OpenOptions options =
                described().with("offset", "5").with("order", "big").with("voxel", "65nm");
        assertThat(format().probe(path).level()).isZero();
        try (Volume volume = format().open(path, options)) {
            assertThat(volume.finest().value(3, 2, 1)).isEqualTo(v.at(3, 2, 1));
        }
        assertThat(RawSidecar.of(path)).doesNotExist();
        format().open(path, options.with("remember", "true")).close();
        assertThat(format().probe(path).level()).isEqualTo(1);
        try (Volume volume = VolumeFormats.installed().open(path, options())) {
            assertThat(volume.format()).isEqualTo("raw");
            assertThat(volume.finest().value(3, 2, 1)).isEqualTo(v.at(3, 2, 1));
            assertThat(volume.grid().spacingUm().x).isEqualTo(0.065);
        }
    }

    @Test
    void aWrongLengthSaysWhatWouldFit() throws IOException {
        Path path = Files.write(folder.resolve("scan.raw"), new byte[480]);
        assertThatThrownBy(() -> format().open(path, described()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("need 240 bytes, the file has 480")
                .hasMessageContaining("type u32")
                .hasMessageContaining("size 6x5x8")
                .hasMessageContaining("offset 240");
        Path longer = Files.write(folder.resolve("header.raw"), new byte[250]);
        assertThatThrownBy(() -> format().open(longer, described())).hasMessageContaining("offset 10");
        Path cube = Files.write(folder.resolve("cube.raw"), new byte[30 * 30 * 30 * 2 + 512]);
        assertThatThrownBy(() -> format().open(cube, options()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("size and type are not given")
                .hasMessageContaining("size 30x30x30 of type u16 after offset 512");
        assertThatThrownBy(() -> format().open(path, options().with("size", "6x5x4")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the type is not given")
                .hasMessageContaining("type f32");
        assertThatThrownBy(() -> format().open(
                                path,
                                options()
                                        .with("size", "999999999x999999999x999999999")
                                        .with("type", "f64")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than 2^63");
    }

    @Test
    void settingsThatAreNotUnderstoodAreRefusedInWords() throws IOException {
        Path path = Files.write(folder.resolve("scan.raw"), new byte[240]);
        String[][] wrong = {
            {"size", "6x5"},
            {"size", "0x5x4"},
            {"size", "six"},
            {"type", "u15"},
            {"offset", "-1"},
            {"order", "middle"},
            {"remember", "perhaps"}
        };
        for (String[] w : wrong) {
            assertThatThrownBy(() -> format().open(path, described().with(w[0], w[1])))
                    .as(w[0] + "=" + w[1])
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("scan.raw");
        }
    }

    /** As written before origin and directions were kept. */
    @Test
    void sidecarsWithoutAPlaceAreRead() throws IOException {
        Path path = Files.write(folder.resolve("scan.raw"), new byte[120]);
        Files.writeString(RawSidecar.of(path), """
                {"format": "sextant-raw", "version": 1, "size": [6, 5, 4], "type": "u8", "offset": 0,
                 "order": "little", "voxelUm": [1.3, 1.3, 2.6], "slope": 1.0, "intercept": 0.0, "unit": ""}
                """);
        try (Volume v = format().open(path, options())) {
            assertThat(v.grid().indexToFrame().matrix()).isEqualTo(RawLayout.straight(new Vector3d(1.3, 1.3, 2.6)));
        }
    }

    /** Another voxel size keeps the directions, and the origin its place among the voxels. */
    @Test
    void aVoxelSizeThatTheUserGivesKeepsTheTurn() throws IOException {
        Path path = Files.write(folder.resolve("scan.raw"), new byte[120]);
        Matrix4x3d place = new Matrix4x3d().rotateZ(0.5).scale(2).translate(10, 20, 30);
        RawSidecar.write(path, new RawLayout(SIZE, ValueType.U8, 0, ByteOrder.LITTLE_ENDIAN, place, ValueScale.NONE));
        try (Volume v = format().open(path, options().with("voxel", "3um").with("remember", "true"))) {
            assertThat(v.grid()
                            .indexToFrame()
                            .matrix()
                            .equals(new Matrix4x3d().rotateZ(0.5).scale(3).translate(10, 20, 30), 1e-12))
                    .isTrue();
        }
        try (Volume v = format().open(path, options())) {
            assertThat(v.grid().spacingUm().distance(3, 3, 3)).isLessThan(1e-12);
        }
    }

    @Test
    void wrongPlacesInASidecarAreRefusedInWords() throws IOException {
        Path path = Files.write(folder.resolve("scan.raw"), new byte[120]);
        String[][] wrong = {
            {"\"originUm\": [1, 2]", "originUm"},
            {"\"directions\": [1, 0, 0, 0, 1, 0, 0, 0]", "directions"},
            {"\"directions\": [2, 0, 0, 0, 1, 0, 0, 0, 1]", "no unit vectors"},
            {"\"directions\": [1, 0, 0, 1, 0, 0, 0, 0, 1]", "no place in space"}
        };
        for (String[] w : wrong) {
            Files.writeString(
                    RawSidecar.of(path),
                    "{\"format\": \"sextant-raw\", \"version\": 1, \"size\": [6, 5, 4],"
                            + " \"type\": \"u8\", \"offset\": 0, \"order\": \"little\", \"voxelUm\": [1, 1, 1], " + w[0]
                            + "}");
            assertThatThrownBy(() -> format().open(path, options()))
                    .as(w[0])
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("scan.raw.sextant.json")
                    .hasMessageContaining(w[1]);
        }
    }

    @Test
    void damagedSidecarsAreRefusedInWords() throws IOException {
        Path path = Files.write(folder.resolve("scan.raw"), new byte[240]);
        RawSidecar.write(
                path,
                new RawLayout(
                        SIZE,
                        ValueType.U16,
                        0,
                        ByteOrder.LITTLE_ENDIAN,
                        new Matrix4x3d().translation(7, 8, 9).rotateX(0.3).scale(2),
                        new ValueScale(2, 3, "HU")));
        byte[] honest = Files.readAllBytes(RawSidecar.of(path));
        int refused = 0;
        for (int seed = 0; seed < 2000; seed++) {
            Files.write(RawSidecar.of(path), Mutation.apply(honest, seed));
            try (Volume v = format().open(path, options())) {
                assertThat(v.size().voxels() * v.type().fileBytes()).isLessThanOrEqualTo(240);
            } catch (DataException e) {
                assertThat(e.getMessage()).as("seed " + seed).contains("scan.raw");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
        Files.write(RawSidecar.of(path), new byte[] {'{'});
        try (Volume v = format().open(path, described())) {
            assertThat(v.size()).isEqualTo(SIZE);
        }
    }
}
