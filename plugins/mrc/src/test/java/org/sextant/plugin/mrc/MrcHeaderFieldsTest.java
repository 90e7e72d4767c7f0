// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.Support;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** What the fields of the header mean, one by one. */
class MrcHeaderFieldsTest {
    private static final Size3 SIZE = new Size3(6, 4, 4);
    private static final Voxels VALUES = (x, y, z) -> x + 10 * y + 100 * z;

    @TempDir
    Path folder;

    private final MrcFormat format = new MrcFormat();
    private final OpenOptions options = OpenOptions.of(new FrameId("scan"), new BlockCache(1 << 20));

    private static MrcBytes shorts() {
        return new MrcBytes(ByteOrder.LITTLE_ENDIAN, SIZE, 1).voxels(VALUES);
    }

    private static MrcBytes bytes() {
        return new MrcBytes(ByteOrder.LITTLE_ENDIAN, SIZE, 0).voxels((x, y, z) -> 200);
    }

    private Volume open(MrcBytes file) throws IOException {
        return format.open(file.write(folder.resolve("a.mrc")), options);
    }

    private static String text(Volume v, String name) {
        return v.metadata().field(name).map(f -> String.valueOf(f.value())).orElse("");
    }

    private static void near(Vector3d got, double x, double y, double z) {
        assertThat(got.distance(x, y, z)).as(got.toString()).isLessThan(1e-9);
    }

    @Test
    void startIndexPlacesTheFirstVoxelAndOriginWins() throws IOException {
        try (Volume v = open(shorts().word(5, -2).word(6, 3).word(7, 1))) {
            near(v.grid().originUm(), -2 * 6.5e-4, 3 * 6.5e-4, 6.5e-4);
        }
        try (Volume v = open(shorts().word(5, -2).real(50, 10).real(51, -20).real(52, 5))) {
            near(v.grid().originUm(), 1e-3, -2e-3, 5e-4);
        }
    }

    @Test
    void startIndexFollowsPermutedAxes() throws IOException {
        try (Volume v = open(shorts().word(17, 3)
                .word(18, 1)
                .word(19, 2)
                .word(5, 7)
                .word(6, 8)
                .word(7, 9))) {
            near(v.grid().originUm(), 8 * 39 / 6e4, 9 * 26 / 4e4, 7 * 26 / 4e4);
        }
    }

    @Test
    void originOfOldImodFilesCountsBackwards() throws IOException {
        try (Volume v =
                open(shorts().word(28, 0).word(39, 1146047817).word(40, 1).real(50, 10))) {
            near(v.grid().originUm(), -1e-3, 0, 0);
            assertThat(text(v, "originNote")).contains("against the axes");
        }
        try (Volume v =
                open(shorts().word(28, 0).word(39, 1146047817).word(40, 5).real(50, 10))) {
            near(v.grid().originUm(), 1e-3, 0, 0);
        }
    }

    @Test
    void originThatIsNoNumberIsSaid() throws IOException {
        try (Volume v = open(shorts().real(50, Double.NaN))) {
            near(v.grid().originUm(), 0, 0, 0);
            assertThat(text(v, "originNote")).contains("not finite");
        }
    }

    @Test
    void skewedCellsGiveNoVoxelSize() throws IOException {
        try (Volume v = open(shorts().real(16, 120))) {
            assertThat(v.knownGrid()).isEmpty();
            assertThat(text(v, "voxelSizeUnknown")).contains("120");
        }
        try (Volume v = open(shorts().real(14, 0).real(15, 0).real(16, 0))) {
            assertThat(v.knownGrid()).isPresent();
        }
    }

    @Test
    void cellWithoutIntervalsGivesNoVoxelSize() throws IOException {
        for (int intervals : new int[] {0, -5}) {
            try (Volume v = open(shorts().word(9, intervals))) {
                assertThat(v.knownGrid()).isEmpty();
                assertThat(text(v, "voxelSizeUnknown")).contains("along y");
            }
        }
        for (double edge : new double[] {0, -3, Double.NaN, Double.POSITIVE_INFINITY}) {
            try (Volume v = open(shorts().real(13, edge))) {
                assertThat(v.knownGrid()).isEmpty();
                assertThat(text(v, "voxelSizeUnknown")).contains("along z");
            }
        }
    }

    @Test
    void bytesAreSignedUnlessImodOrTheUserSaysOtherwise() throws IOException {
        try (Volume v = open(bytes().real(21, 200))) {
            assertThat(v.type()).isEqualTo(ValueType.I8);
            assertThat(v.finest().value(1, 1, 1)).isEqualTo(-56);
            assertThat(text(v, "byteSign")).contains("perhaps they are unsigned");
        }
        Path file = bytes().write(folder.resolve("b.mrc"));
        try (Volume v = format.open(file, options.with("bytes", "unsigned"))) {
            assertThat(v.finest().value(1, 1, 1)).isEqualTo(200);
        }
        assertThatThrownBy(() -> format.open(file, options.with("bytes", "big")))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("unsigned");
        try (Volume v = open(bytes().word(39, 1146047817).word(40, 0))) {
            assertThat(v.finest().value(1, 1, 1)).isEqualTo(200);
        }
        assertThatThrownBy(() -> open(bytes().word(39, 1146047817).word(40, 16)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("flag 16");
    }

    @Test
    void otherModesAreRefusedInWords() {
        for (int mode : new int[] {3, 4, 5, 7, 16, 99}) {
            assertThatThrownBy(() -> open(shorts().word(4, mode)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("mode " + mode);
        }
        assertThatThrownBy(() -> open(shorts().word(4, 4))).hasMessageContaining("complex");
    }

    @Test
    void nonsenseStampsAreDecidedByTheNumbers() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (String stamp : new String[] {"\0\0", "xy"}) {
                try (Volume v = open(new MrcBytes(order, SIZE, 1).voxels(VALUES).text(212, stamp))) {
                    assertThat(v.finest().value(5, 3, 2)).isEqualTo(235);
                    assertThat(text(v, "byteOrderReason")).contains("undefined");
                }
            }
        }
        try (Volume v =
                open(new MrcBytes(ByteOrder.BIG_ENDIAN, SIZE, 1).voxels(VALUES).text(212, "DD"))) {
            assertThat(v.finest().value(5, 3, 2)).isEqualTo(235);
            assertThat(text(v, "byteOrderReason")).contains("says otherwise");
        }
        try (Volume v = open(shorts().text(212, "DA"))) {
            assertThat(text(v, "byteOrderReason")).isEqualTo("machine stamp 0x4441");
        }
    }

    @Test
    void axesThatAreNoOrderAreRefused() {
        for (int[] crs : new int[][] {{1, 1, 2}, {0, 1, 2}, {1, 2, 4}, {1, -2, 3}}) {
            assertThatThrownBy(() ->
                            open(shorts().word(17, crs[0]).word(18, crs[1]).word(19, crs[2])))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("MAPC");
        }
    }

    @Test
    void stacksOfVolumesAreTimePoints() throws IOException {
        Path file = shorts().word(23, 401).word(10, 2).real(13, 20).write(folder.resolve("stack.mrc"));
        try (Volume v = format.open(file, options.with(OpenOptions.TIME, "1"))) {
            assertThat(v.times()).isEqualTo(2);
            assertThat(v.size()).isEqualTo(new Size3(6, 4, 2));
            assertThat(v.finest().value(5, 3, 0)).isEqualTo(235);
            assertThat(v.grid().spacingUm().z).isCloseTo(1e-3, Offset.offset(1e-10));
        }
        assertThatThrownBy(() -> format.open(file, options.with(OpenOptions.TIME, "2")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2 volumes");
        for (int mz : new int[] {0, 3, -1}) {
            assertThatThrownBy(() -> open(shorts().word(23, 401).word(10, mz)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("MZ");
        }
    }

    @Test
    void permutedAxesReadAcrossManyBlocks() throws IOException {
        Size3 stored = new Size3(300, 70, 66);
        MrcBytes file = new MrcBytes(ByteOrder.LITTLE_ENDIAN, stored, 2)
                .word(17, 3)
                .word(18, 1)
                .word(19, 2)
                .voxels((c, r, s) -> r + 1000 * s + 1000000.0 * c);
        try (Volume v = open(file)) {
            assertThat(v.size()).isEqualTo(new Size3(70, 66, 300));
            assertThat(v.finest().value(69, 65, 299)).isEqualTo((float) (69 + 65000 + 299e6));
            assertThat(v.finest().value(3, 64, 256)).isEqualTo((float) (3 + 64000 + 256e6));
        }
    }

    @Test
    void shortFilesAreRefusedInWords() throws IOException {
        byte[] whole = shorts().bytes();
        for (int n : new int[] {0, 100, 1023, 1024, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut.mrc"), java.util.Arrays.copyOf(whole, n));
            assertThatThrownBy(() -> format.open(cut, options))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("cut short");
        }
        assertThatThrownBy(() -> open(shorts().word(24, 1 << 20)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("NSYMBT");
    }

    @Test
    void fieldsAndLabelsAreListedWithUnits() throws IOException {
        MrcBytes file = shorts().real(20, -1)
                .real(21, 5)
                .real(22, 2.5)
                .real(55, 0.5)
                .word(56, 2)
                .text(224, "first label")
                .text(304, "second");
        try (Volume v = open(file)) {
            Metadata m = v.metadata();
            assertThat(m.field("CELLA").orElseThrow().unit()).isEqualTo("A");
            assertThat(m.field("CELLA").orElseThrow().numbers()).containsExactly(39, 26, 26);
            assertThat(m.field("DMEAN").orElseThrow().numbers()).containsExactly(2.5);
            assertThat(m.field("RMS").orElseThrow().numbers()).containsExactly(0.5);
            assertThat(text(v, "LABEL/1")).isEqualTo("first label");
            assertThat(text(v, "LABEL/2")).isEqualTo("second");
            assertThat(m.field("LABEL/3")).isEmpty();
        }
    }

    @Test
    void probingTellsOldFilesFromSureOnes() throws IOException {
        Support sure = format.probe(shorts().write(folder.resolve("sure")));
        Support old = format.probe(shorts().text(208, "\0\0\0\0").write(folder.resolve("old")));
        assertThat(sure.level()).isEqualTo(1);
        assertThat(old.level()).isBetween(0.1, 0.6);
        assertThat(format.probe(Files.write(folder.resolve("zeros"), new byte[4096]))
                        .level())
                .isZero();
    }
}
