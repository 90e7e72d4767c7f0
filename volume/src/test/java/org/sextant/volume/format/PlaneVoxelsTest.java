// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.data.Region;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

class PlaneVoxelsTest {
    @TempDir
    Path temp;

    private Path numbered(int bytes) throws IOException {
        byte[] b = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            b[i] = (byte) i;
        }
        return Files.write(temp.resolve("file"), b);
    }

    @Test
    void regionsAreReadWhereTheyLie() throws IOException {
        Size3 size = new Size3(4, 3, 2);
        try (RandomBytes bytes = RandomBytes.open(numbered(5 + 48))) {
            PlaneVoxels v = new PlaneVoxels(bytes, 5, size, ValueType.U16, ByteOrder.BIG_ENDIAN);
            for (Region r : new Region[] {
                new Region(0, 0, 0, 4, 3, 2),
                new Region(0, 1, 1, 4, 2, 1),
                new Region(1, 1, 0, 2, 2, 2),
                new Region(3, 2, 1, 1, 1, 1),
                new Region(0, 1, 0, 4, 1, 2)
            }) {
                short[] found = (short[]) v.read(r);
                for (int k = 0; k < r.voxels(); k++) {
                    long i = r.x()
                            + k % r.nx()
                            + 4 * (r.y() + k / r.nx() % r.ny() + 3 * (r.z() + k / (r.nx() * r.ny())));
                    assertThat(found[k]).as("%s at %d", r, k).isEqualTo((short) ((5 + 2 * i) << 8 | 5 + 2 * i + 1));
                }
            }
        }
    }

    @Test
    void aFileTooShortForItsHeaderIsRefusedAtOnce() throws IOException {
        try (RandomBytes bytes = RandomBytes.open(numbered(100))) {
            Size3[] sizes = {
                new Size3(101, 1, 1),
                new Size3(Long.MAX_VALUE, 1, 1),
                new Size3(1L << 40, 1L << 40, 1L << 40),
                new Size3(1L << 32, 1L << 32, 1)
            };
            for (Size3 size : sizes) {
                assertThatThrownBy(() -> new PlaneVoxels(bytes, 0, size, ValueType.U8, ByteOrder.BIG_ENDIAN))
                        .as("%s", size)
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("100 bytes");
            }
            for (long offset : new long[] {-1, 100, 101, Long.MAX_VALUE, Long.MIN_VALUE}) {
                assertThatThrownBy(() ->
                                new PlaneVoxels(bytes, offset, new Size3(1, 1, 1), ValueType.U8, ByteOrder.BIG_ENDIAN))
                        .as("offset %d", offset)
                        .isInstanceOf(DataException.class);
            }
        }
    }

    @Test
    void bytesOutsideTheFileAreRefusedBeforeTheyAreAllocated() throws IOException {
        try (RandomBytes bytes = RandomBytes.open(numbered(100))) {
            assertThat(bytes.size()).isEqualTo(100);
            assertThat(bytes.read(99, 1).get()).isEqualTo((byte) 99);
            assertThat(bytes.read(100, 0).remaining()).isZero();
            long[][] outside = {
                {100, 1},
                {0, 101},
                {-1, 1},
                {0, -1},
                {Long.MAX_VALUE, 1},
                {1, Long.MAX_VALUE},
                {50, Long.MAX_VALUE - 10}
            };
            for (long[] o : outside) {
                assertThatThrownBy(() -> bytes.read(o[0], o[1])).isInstanceOf(EOFException.class);
            }
        }
        assertThatThrownBy(() -> RandomBytes.open(temp.resolve("none")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none");
    }

    @Test
    void gzipIsUnpackedAsideAndDamageIsTold() throws IOException {
        Path file = temp.resolve("file.gz");
        try (OutputStream raw = Files.newOutputStream(file)) {
            raw.write(7);
            try (OutputStream out = new GZIPOutputStream(raw)) {
                out.write(new byte[10_000]);
                out.write(5);
            }
        }
        try (RandomBytes bytes = RandomBytes.openGzip(file, 1)) {
            assertThat(bytes.size()).isEqualTo(10_001);
            assertThat(bytes.read(10_000, 1).get()).isEqualTo((byte) 5);
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 4));
        assertThatThrownBy(() -> RandomBytes.openGzip(file, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("gzip");
    }

    /** Java closes a file channel for all threads when one that reads is interrupted. */
    @Test
    void anInterruptedThreadClosesTheFileForNobody() throws IOException {
        try (RandomBytes bytes = RandomBytes.open(numbered(100))) {
            Thread.currentThread().interrupt();
            assertThat(bytes.read(7, 1).get(0)).isEqualTo((byte) 7);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(bytes.read(8, 1).get(0)).isEqualTo((byte) 8);
        }
    }

    @Test
    void interruptionsInTheMiddleOfReadingHarmNobody() throws Exception {
        try (RandomBytes bytes = RandomBytes.open(numbered(1 << 20))) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread[] readers = new Thread[2];
            for (int t = 0; t < readers.length; t++) {
                readers[t] = new Thread(() -> {
                    try {
                        for (int i = 0; i < 2000; i++) {
                            if (bytes.read(i, 50_000).get(3) != (byte) (i + 3)) {
                                throw new IOException("wrong byte at " + i);
                            }
                        }
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                });
                readers[t].start();
            }
            while (readers[0].isAlive()) {
                readers[0].interrupt();
                Thread.onSpinWait();
            }
            readers[1].join();
            assertThat(failure.get()).isNull();
        }
    }
}
