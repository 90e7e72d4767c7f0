// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** More than 2³¹ voxels: a sparse file that takes a few kilobytes on disk. */
class LargeMrcTest {
    private static final Size3 STORED = new Size3(2048, 1024, 1200);

    @TempDir
    Path folder;

    private final BlockCache cache = new BlockCache(32 << 20);

    /** All zero, but for the last voxel. */
    private Path sparse(int mapc, int mapr, int maps) throws IOException {
        byte[] header = new MrcBytes(ByteOrder.LITTLE_ENDIAN, new Size3(1, 1, 1), 0)
                .word(1, 2048)
                .word(2, 1024)
                .word(3, 1200)
                .word(17, mapc)
                .word(18, mapr)
                .word(19, maps)
                .bytes();
        Path file = folder.resolve("large.mrc");
        try (FileChannel c = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            c.write(ByteBuffer.wrap(header, 0, 1024), 0);
            c.write(ByteBuffer.wrap(new byte[] {42}), 1024 + STORED.voxels() - 1);
        }
        return file;
    }

    @Test
    void theLastVoxelIsFound() throws IOException {
        assertThat(STORED.voxels()).isGreaterThan(1L << 31);
        try (Volume v = new MrcFormat().open(sparse(1, 2, 3), OpenOptions.of(new FrameId("scan"), cache))) {
            assertThat(v.finest().value(2047, 1023, 1199)).isEqualTo(42);
            assertThat(v.finest().value(2046, 1023, 1199)).isZero();
            assertThat(cache.usedBytes()).isLessThan(2 << 20);
        }
    }

    @Test
    void theLastVoxelIsFoundAlongPermutedAxes() throws IOException {
        try (Volume v = new MrcFormat().open(sparse(3, 1, 2), OpenOptions.of(new FrameId("scan"), cache))) {
            assertThat(v.size()).isEqualTo(new Size3(1024, 1200, 2048));
            assertThat(v.finest().value(1023, 1199, 2047)).isEqualTo(42);
            assertThat(v.finest().value(1023, 1198, 2047)).isZero();
        }
    }
}
