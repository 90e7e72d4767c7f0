// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.joml.Vector3d;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** Opening reads no voxels, a slice reads no other slice. Counted in bytes that the thread allocates, not in time. */
class TiffLazinessTest {
    private static final int SIDE = 1024;
    private static final long PLANE = 2L * SIDE * SIDE;

    @TempDir
    Path folder;

    private final BlockCache cache = new BlockCache(64 << 20);

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private Volume open(Path path) {
        return new TiffFormat().open(path, OpenOptions.of(new FrameId("scan"), cache));
    }

    /** A file with holes: skipped where the disk would really fill it. */
    private RandomAccessFile sparse(Path path, long length) throws IOException {
        Assumptions.assumeTrue(
                Files.getFileStore(folder).getUsableSpace() > length, "skipped: no room for a file of that length");
        RandomAccessFile f = new RandomAccessFile(path.toFile(), "rw");
        long free = Files.getFileStore(folder).getUsableSpace();
        f.setLength(length);
        if (free - Files.getFileStore(folder).getUsableSpace() > length / 2) {
            f.close();
            Files.delete(path);
            Assumptions.abort("skipped: the file system has no sparse files");
        }
        return f;
    }

    private void checkOneSlice(Path path, int planes, int z, int value) {
        long before = allocated();
        try (Volume v = open(path)) {
            long opening = allocated() - before;
            assertThat(v.size()).isEqualTo(new Size3(SIDE, SIDE, planes));
            assertThat(opening).as("bytes to open").isLessThan(8 << 20);
            before = allocated();
            short[] slice = (short[]) v.finest().read(new Region(0, 0, z, SIDE, SIDE, 1));
            assertThat(allocated() - before)
                    .as("bytes to read a slice of " + PLANE)
                    .isLessThan(4 * PLANE);
            assertThat(slice[0]).isEqualTo((short) value);
            assertThat(slice[SIDE * SIDE - 1]).isEqualTo((short) (value + 1));
            assertThat(cache.usedBytes()).isLessThan(2 * PLANE);
        }
    }

    private static void mark(RandomAccessFile f, long plane, int value) throws IOException {
        f.seek(plane);
        f.write(new byte[] {(byte) value, (byte) (value >> 8)});
        f.seek(plane + PLANE - 2);
        f.write(new byte[] {(byte) (value + 1), (byte) (value + 1 >> 8)});
    }

    @Test
    void aSliceOfABigTiffOf4700MegabytesDoesNotLoadTheRest() throws IOException {
        int planes = 2350;
        Path path = folder.resolve("big.tif");
        int directory = 8 + 8 * 20 + 8;
        long data = 16 + (long) planes * directory;
        try (RandomAccessFile f = sparse(path, data + planes * PLANE)) {
            ByteBuffer b = ByteBuffer.allocate((int) data).order(ByteOrder.LITTLE_ENDIAN);
            b.put((byte) 'I')
                    .put((byte) 'I')
                    .putShort((short) 43)
                    .putShort((short) 8)
                    .putShort((short) 0)
                    .putLong(16);
            for (int z = 0; z < planes; z++) {
                b.putLong(8);
                bigEntry(b, 256, SIDE);
                bigEntry(b, 257, SIDE);
                bigEntry(b, 258, 16);
                bigEntry(b, 259, 1);
                bigEntry(b, 273, data + z * PLANE);
                bigEntry(b, 277, 1);
                bigEntry(b, 278, SIDE);
                bigEntry(b, 279, PLANE);
                b.putLong(z == planes - 1 ? 0 : 16 + (long) (z + 1) * directory);
            }
            f.write(b.array());
            mark(f, data + 2300 * PLANE, 4711);
        }
        assertThat(Files.size(path)).isGreaterThan(4_700_000_000L);
        checkOneSlice(path, planes, 2300, 4711);
    }

    private static void bigEntry(ByteBuffer b, int tag, long value) {
        b.putShort((short) tag).putShort((short) 16).putLong(1).putLong(value);
    }

    /** ImageJ writes one directory into a classic TIFF of any length; the planes follow each other. */
    @Test
    void aSliceOfAnImageJStackPast4GigabytesDoesNotLoadTheRest() throws IOException {
        int planes = 2350;
        Path path = folder.resolve("imagej.tif");
        byte[] text = ("ImageJ=1.54p\nimages=" + planes + "\nslices=" + planes + "\nunit=micron\nspacing=0.7\n\0")
                .getBytes(StandardCharsets.US_ASCII);
        try (RandomAccessFile f = sparse(path, 512 + planes * PLANE)) {
            ByteBuffer b = ByteBuffer.allocate(512);
            b.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) 10);
            entry(b, 256, 4, SIDE);
            entry(b, 257, 4, SIDE);
            entry(b, 258, 4, 16);
            b.putShort((short) 270).putShort((short) 2).putInt(text.length).putInt(200);
            entry(b, 273, 4, 512);
            entry(b, 277, 4, 1);
            entry(b, 278, 4, SIDE);
            entry(b, 279, 4, (int) PLANE);
            b.putShort((short) 282).putShort((short) 5).putInt(1).putInt(400);
            b.putShort((short) 283).putShort((short) 5).putInt(1).putInt(400);
            b.putInt(0);
            b.position(200).put(text).position(400);
            b.putInt(2).putInt(1);
            f.write(b.array());
            mark(f, 512 + 2300 * PLANE, 0x1212);
            f.seek(512 + 2300 * PLANE + PLANE - 2);
            f.write(new byte[] {0x12, 0x13});
        }
        checkOneSlice(path, planes, 2300, 0x1212);
        try (Volume v = open(path)) {
            assertThat(v.grid().spacingUm()).isEqualTo(new Vector3d(0.5, 0.5, 0.7));
        }
    }

    private static void entry(ByteBuffer b, int tag, int type, int value) {
        b.putShort((short) tag).putShort((short) type).putInt(1).putInt(value);
    }

    /** Small reads and small objects: about two kilobytes a page, against 64 of one page buffer each. */
    @Test
    void tenThousandPagesAreOpenedInTensOfMegabytes() throws IOException {
        Path path = folder.resolve("pages.tif");
        TiffEncoder e = TiffEncoder.of(org.sextant.volume.value.ValueType.U8).size(7, 5, 10_000);
        Files.write(path, e.bytes());
        long before = allocated();
        try (Volume v = open(path)) {
            assertThat(allocated() - before)
                    .isLessThan(40L << 20); // 2 kB a page, half of it gone where the compiler sees through
            assertThat(v.size().z()).isEqualTo(10_000);
            assertThat(v.finest().value(3, 2, 9_876)).isEqualTo(e.voxels.at(3, 2, 9_876));
        }
    }
}
