// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;

/** Files that lie: every one is refused in words, and none costs more memory than it has bytes for. */
class HostileTiffTest {
    private static final int BUDGET = 6 << 20;

    @TempDir
    Path folder;

    private final BlockCache cache = new BlockCache(16 << 20);

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** Opens and reads one block. */
    private void read(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("hostile.tif"), file);
        try (Volume v = new TiffFormat().open(path, OpenOptions.of(new FrameId("scan"), cache))) {
            v.finest().block(0);
        }
    }

    private void refused(byte[] file, String... words) throws IOException {
        long before = allocated();
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("hostile.tif")
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
        assertThat(allocated() - before).isLessThan(BUDGET);
    }

    /** A classic little-endian file of one directory behind the data; entries are tag, type, count, value. */
    private static byte[] file(byte[] data, long[]... entries) {
        ByteBuffer b =
                ByteBuffer.allocate(8 + data.length + 6 + 12 * entries.length).order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 42)
                .putInt(8 + data.length)
                .put(data);
        b.putShort((short) entries.length);
        for (long[] e : entries) {
            b.putShort((short) e[0]).putShort((short) e[1]).putInt((int) e[2]).putInt((int) e[3]);
        }
        return b.putInt(0).array();
    }

    private static long[] e(int tag, long value) {
        return new long[] {tag, 4, 1, value};
    }

    private static byte[] packed(int compression, byte[] data, long width, long height) {
        return file(
                data,
                e(256, width),
                e(257, height),
                e(258, 8),
                e(259, compression),
                e(273, 8),
                e(277, 1),
                e(278, height),
                e(279, data.length));
    }

    @Test
    void aChainOfDirectoriesThatReturnsIsALoop() throws IOException {
        byte[] b = TiffEncoder.of(ValueType.U8).bytes();
        ByteBuffer v = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
        int first = v.getInt(4);
        int second = v.getInt(first + 2 + 12 * v.getShort(first));
        v.putInt(second + 2 + 12 * v.getShort(second), first);
        refused(b, "page 2", "loop");
    }

    @Test
    void directoriesThatOverlapAreRefused() throws IOException {
        byte[] b = new byte[4096];
        ByteBuffer v = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
        v.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        for (int at = 8; at < 3000; at += 2) {
            v.putShort(at, (short) 90);
        }
        refused(b, "hostile.tif");
        v.putInt(4, 5000);
        refused(b, "directory", "4096 bytes");
    }

    @Test
    void decompressionBombsStopAtTheSizeThatIsWanted() throws IOException {
        Deflater d = new Deflater(9);
        d.setInput(new byte[64 << 20]);
        d.finish();
        byte[] deflated = new byte[1 << 20];
        deflated = Arrays.copyOf(deflated, d.deflate(deflated));
        d.end();
        byte[] zstd = Zstd.compress(new byte[64 << 20], 19);
        byte[] runs = new byte[1 << 16];
        for (int i = 0; i < runs.length; i += 2) {
            runs[i] = -127;
        }
        for (byte[] bomb : new byte[][] {
            packed(8, deflated, 100, 100), packed(50000, zstd, 100, 100), packed(32773, runs, 100, 100)
        }) {
            long before = allocated();
            read(bomb);
            assertThat(allocated() - before).isLessThan(BUDGET);
        }
    }

    @Test
    void announcedSizesMustFitTheFile() throws IOException {
        byte[] data = new byte[1000];
        refused(packed(1, data, 1 << 30, 1 << 30), "cannot hold that many");
        refused(packed(8, data, 60_000, 60_000), "cannot hold that many");
        refused(packed(50000, Zstd.compress(data), 1000, 1000), "unpacks to 1000 bytes");
        refused(packed(1, data, 0, 10), "ImageWidth");
        refused(packed(1, data, 10, -1), "ImageLength");
        refused(packed(7, data, 10, 10), "JPEG");
        refused(packed(12345, data, 10, 10), "12345");
    }

    @Test
    void stripsAndTilesMustLieInTheFile() throws IOException {
        byte[] data = new byte[1000];
        long[][] good = {e(256, 10), e(257, 10), e(258, 8), e(273, 8), e(277, 1), e(278, 10), e(279, 100)};
        read(file(data, good));
        refused(file(data, with(good, 3, e(273, 1100))), "strip 0");
        refused(file(data, with(good, 3, e(273, 4))), "strip 0");
        refused(file(data, with(good, 3, e(273, 0xfffffff0L))), "strip 0");
        refused(file(data, with(good, 6, e(279, 99))), "99 bytes");
        refused(file(data, with(good, 3, new long[] {273, 4, 0x7fffffff, 8})), "StripOffsets");
        refused(file(data, with(good, 3, new long[] {273, 2, 0, 8})), "StripOffsets");
        refused(file(data, with(good, 3, new long[] {273, 5, 1, 8})), "StripOffsets");
        refused(file(data, with(good, 5, e(278, 3))), "lists 1", "needs 4");
        refused(file(data, with(good, 5, e(278, 0))), "RowsPerStrip");
        refused(file(data, with(good, 4, e(277, 0))), "SamplesPerPixel");
        refused(file(data, with(good, 2, e(258, 64))), "64 bits");
    }

    @Test
    void tilesOfAbsurdSizeAreRefused() throws IOException {
        byte[] data = new byte[1000];
        for (long[] side : new long[][] {{1 << 20, 1 << 20}, {0, 16}, {0x7fffffff, 1}, {65536, 65536}}) {
            byte[] tiles = file(
                    data,
                    e(256, 10),
                    e(257, 10),
                    e(258, 8),
                    e(277, 1),
                    e(322, side[0]),
                    e(323, side[1]),
                    e(324, 8),
                    e(325, 1000));
            refused(tiles, "hostile.tif");
        }
    }

    private static long[][] with(long[][] entries, int i, long[] entry) {
        long[][] e = entries.clone();
        e[i] = entry;
        return e;
    }

    @Test
    void aFileCutShortSaysSo() throws IOException {
        byte[] b = TiffEncoder.of(ValueType.U16).bytes();
        for (int n : new int[] {0, 3, 7, 12, b.length / 3, b.length - 1}) {
            refused(Arrays.copyOf(b, n), "hostile.tif");
        }
    }
}
