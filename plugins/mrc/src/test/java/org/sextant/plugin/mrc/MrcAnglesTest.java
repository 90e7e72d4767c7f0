// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.Mutation;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** View angles from extended headers and from the text files beside a stack. */
class MrcAnglesTest {
    @TempDir
    Path folder;

    private final MrcFormat format = new MrcFormat();
    private final OpenOptions options = OpenOptions.of(new FrameId("scan"), new BlockCache(1 << 20));

    private static MrcBytes stack() {
        return new MrcBytes(ByteOrder.BIG_ENDIAN, new Size3(3, 2, 4), 1).voxels(Voxels.distinct(ValueType.I16));
    }

    private static MrcBytes serial(int flags, int bytes) {
        return stack().half(128, bytes).half(130, flags).extended("SERI", 4 * bytes, b -> {
            for (int i = 0; i < 4; i++) {
                b.putShort(i * bytes, (short) (-4550 + i * 3000));
            }
        });
    }

    private double[] angles(Path file) {
        try (Volume v = format.open(file, options)) {
            return v.metadata().anglesDeg().orElse(new double[0]);
        }
    }

    private String field(Path file, String name) {
        try (Volume v = format.open(file, options)) {
            return v.metadata().field(name).map(f -> String.valueOf(f.value())).orElse("");
        }
    }

    @Test
    void serialEmRecords() throws IOException {
        Path file = serial(1 | 2 | 32, 2 + 6 + 4).write(folder.resolve("a.st"));
        assertThat(angles(file)).containsExactly(new double[] {-45.5, -15.5, 14.5, 44.5}, Offset.offset(1e-9));
        assertThat(field(file, "anglesSource")).contains("SERI");
    }

    @Test
    void serialEmRecordsWithoutAnglesOrWithOddSizesGiveNone() throws IOException {
        assertThat(angles(serial(2, 6).write(folder.resolve("b.st")))).isEmpty();
        Path odd = serial(3, 10).write(folder.resolve("c.st"));
        assertThat(angles(odd)).isEmpty();
        assertThat(field(odd, "anglesIgnored")).contains("records of 10 bytes");
    }

    @Test
    void serialEmRecordsOfFewerSectionsAreIgnoredWithTheReason() throws IOException {
        Path file = serial(1, 2).word(24, 6).write(folder.resolve("d.st"));
        assertThat(angles(file)).isEmpty();
        assertThat(field(file, "anglesIgnored")).contains("3 records").contains("4 sections");
    }

    @Test
    void feiRecordsUseTheSizeTheyState() throws IOException {
        for (int size : new int[] {768, 888}) {
            MrcBytes fei = stack().extended(size == 768 ? "FEI1" : "FEI2", 4 * size, b -> {
                for (int i = 0; i < 4; i++) {
                    b.putInt(i * size, size).putDouble(i * size + 100, 1.25 * i - 2);
                    b.putDouble(i * size + 156, 3.36e-9).putDouble(i * size + 164, 3.37e-9);
                }
            });
            Path file = fei.write(folder.resolve("fei" + size + ".mrc"));
            assertThat(angles(file)).containsExactly(-2, -0.75, 0.5, 1.75);
            try (Volume v = format.open(file, options)) {
                assertThat(v.metadata().field("FEI/pixelSize").orElseThrow().numbers())
                        .containsExactly(3.36e-9, 3.37e-9);
            }
        }
    }

    @Test
    void refinedAnglesWinOverNominalOverHeader() throws IOException {
        Path file = serial(1, 2).write(folder.resolve("e.st"));
        Files.writeString(folder.resolve("e.rawtlt"), "-3\n-1\n1\n3\n");
        assertThat(angles(file)).containsExactly(-3, -1, 1, 3);
        Files.writeString(folder.resolve("e.tlt"), " -3.1\r\n -1.1\r\n\r\n 1.1\r\n 3e0\r\n");
        assertThat(angles(file)).containsExactly(-3.1, -1.1, 1.1, 3);
        assertThat(field(file, "anglesSource")).isEqualTo("e.tlt");
    }

    @Test
    void countsThatDoNotFitAreSaidAndRefusedOnDemand() throws IOException {
        Path file = stack().writeGzip(folder.resolve("f.mrc.gz"));
        Files.writeString(folder.resolve("f.rawtlt"), "-3\n-1\n1\n");
        assertThat(angles(file)).isEmpty();
        assertThat(field(file, "anglesIgnored")).contains("3 angles").contains("4 sections");
        assertThatThrownBy(() -> format.open(file, options.with("angles", "required")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("f.mrc.gz")
                .hasMessageContaining("3 angles");
        Files.writeString(folder.resolve("f.rawtlt"), "-3\n-1\n1\n5\n");
        assertThat(angles(file)).containsExactly(-3, -1, 1, 5);
    }

    @Test
    void reconstructionsDoNotTakeTheAnglesOfTheirSeries() throws IOException {
        Path file = stack().write(folder.resolve("g.rec"));
        Files.writeString(folder.resolve("g.rawtlt"), "-3\n-1\n1\n4\n");
        assertThat(angles(file)).isEmpty();
    }

    @Test
    void angleFilesNameTheBadLine() throws IOException {
        for (String bad : new String[] {"x", "1 2", "NaN", "400", "1e999", "0x10", "-"}) {
            Path file = Files.writeString(folder.resolve("h.tlt"), "1\n" + bad + "\n");
            assertThatThrownBy(() -> TiltAngles.read(file))
                    .as(bad)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("line 2");
        }
        Path empty = Files.writeString(folder.resolve("i.tlt"), "\n\n");
        assertThatThrownBy(() -> TiltAngles.read(empty)).hasMessageContaining("no angle");
        assertThatThrownBy(() -> TiltAngles.read(folder.resolve("none.tlt"))).isInstanceOf(DataException.class);
        Path stack = stack().write(folder.resolve("h.mrc"));
        Files.writeString(folder.resolve("h.tlt"), "1\n2\nx\n4\n");
        assertThat(field(stack, "anglesIgnored")).contains("line 3");
    }

    @Test
    void damagedAngleFilesAreReadOrRefusedInWords() throws IOException {
        byte[] whole = "-76.00\n-74.00\n-72.00\n 1.5e1\n\n60\n".repeat(20).getBytes(StandardCharsets.US_ASCII);
        int refused = 0;
        for (int seed = 0; seed < 500; seed++) {
            Path file = Files.write(folder.resolve("damaged.tlt"), Mutation.apply(whole, seed));
            try {
                double[] deg = TiltAngles.read(file).degrees();
                assertThat(Arrays.stream(deg).allMatch(a -> Math.abs(a) <= 360)).isTrue();
            } catch (DataException e) {
                assertThat(e.getMessage()).contains("damaged.tlt");
                refused++;
            }
        }
        assertThat(refused).isBetween(50, 450);
    }

    /** CELLA / MZ of a tilt series is no length: its third axis counts views. */
    @Test
    void theThirdAxisOfASeriesHasNoVoxelSize() throws IOException {
        Path file = stack().real(11, 30).real(12, 40).real(13, 40).write(folder.resolve("h.st"));
        try (Volume v = format.open(file, options)) {
            assertThat(v.grid().spacingUm().x).isCloseTo(1e-3, Offset.offset(1e-12));
        }
        Files.writeString(folder.resolve("h.rawtlt"), "0\n0\n0\n0\n");
        try (Volume v = format.open(file, options)) {
            assertThat(v.knownGrid()).isPresent();
        }
        Files.writeString(folder.resolve("h.rawtlt"), "-3\n-1\n1\n3\n");
        try (Volume v = format.open(file, options)) {
            assertThat(v.knownGrid()).isEmpty();
            assertThat(v.metadata().field("pixelSizeX").orElseThrow().numbers()[0])
                    .isCloseTo(1e-3, Offset.offset(1e-12));
            assertThat(v.metadata().field("pixelSizeY").orElseThrow().numbers()[0])
                    .isCloseTo(2e-3, Offset.offset(1e-12));
        }
    }

    /** Who opens the list itself is told where its angles appear. */
    @Test
    void anAngleListIsNoVolumeButSaysWhoReadsIt() throws IOException {
        Path list = Files.writeString(folder.resolve("g.rawtlt"), "-3\n-1\n1\n3\n");
        assertThat(new MrcFormat().probe(list).level()).isZero();
        assertThat(new MrcFormat().probe(list).reason()).contains("tilt angles").contains("same name");
    }
}
