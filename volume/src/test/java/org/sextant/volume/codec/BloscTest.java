// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BloscTest {
    private static byte[] ramp(int n) {
        byte[] b = new byte[n];
        for (int i = 0; i < n; i++) {
            b[i] = (byte) (i % 4 == 0 ? i / 4 : i % 4 == 1 ? i / 1024 : 0);
        }
        return b;
    }

    private static byte[] noise(int n) {
        byte[] b = new byte[n];
        new Random(5).nextBytes(b);
        return b;
    }

    @Test
    void whatIsEncodedDecodes() throws IOException {
        for (Blosc.Compressor c : new Blosc.Compressor[] {Blosc.Compressor.ZSTD, Blosc.Compressor.LZ4}) {
            for (int typeSize : new int[] {1, 2, 4, 8, 3}) {
                for (int n : new int[] {1, 2, 7, 127, 128, 1000, (1 << 19) - 8, 1 << 19, (1 << 20) + 13}) {
                    for (byte[] data : new byte[][] {ramp(n), noise(n), new byte[n]}) {
                        byte[] frame = new Blosc(c, 1, typeSize > 1, typeSize).encode(data);
                        assertThat(frame.length).isLessThanOrEqualTo(n + 16);
                        assertThat(new Blosc(Blosc.Compressor.ZSTD, 1, false, 1).decode(frame, n))
                                .as("%s %d %d", c, typeSize, n)
                                .isEqualTo(data);
                    }
                }
            }
        }
    }

    /** Literals, near and long copies, an overlapping run, and a far copy, as the format describes them. */
    @Test
    void bloscLzByHand() throws IOException {
        // "abcd", copy 3 from 4 before, run of 1 + 9 more of the last byte, literal "z".
        byte[] near = {3, 'a', 'b', 'c', 'd', 1 << 5, 3, (byte) (7 << 5), 1, 0, 0, 'z'};
        byte[] out = new byte[4 + 3 + 10 + 1];
        BloscLz.decode(near, 0, near.length, out, 0, out.length);
        assertThat(new String(out, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("abcdabccccccccccc" + "z");

        // 'q', a run of 9000 more, 'r', then 3 from 9001 before: 'q', twice the run.
        ByteBuffer far = ByteBuffer.allocate(100);
        far.put((byte) 0).put((byte) 'q').put((byte) (7 << 5));
        int more = 9000 - 9;
        for (; more >= 255; more -= 255) {
            far.put((byte) 255);
        }
        far.put((byte) more).put((byte) 0).put((byte) 0).put((byte) 'r');
        int distance = 9002 - 8192;
        far.put((byte) (1 << 5 | 31))
                .put((byte) 255)
                .put((byte) (distance >> 8))
                .put((byte) distance);
        byte[] long_ = new byte[9001 + 1 + 3];
        BloscLz.decode(far.array(), 0, far.position(), long_, 0, long_.length);
        assertThat(long_[9001]).isEqualTo((byte) 'r');
        assertThat(Arrays.copyOfRange(long_, 9002, 9005)).containsOnly('q');

        byte[] outside = {0, 'a', 1 << 5, 5};
        assertThatThrownBy(() -> BloscLz.decode(outside, 0, 4, new byte[4], 0, 4))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("6 before byte 1");
    }

    @Test
    void shuffleIsUndone() {
        for (int typeSize : new int[] {2, 3, 4, 8}) {
            byte[] data = noise(8 * typeSize * 9 + 5);
            byte[] there = new byte[data.length];
            byte[] back = new byte[data.length];
            Shuffle.shuffle(typeSize, data, 0, there, 0, data.length);
            assertThat(there[1]).isEqualTo(data[typeSize]);
            Shuffle.unshuffle(typeSize, there, 0, back, 0, data.length);
            assertThat(back).isEqualTo(data);
        }
    }

    /** Bit plane k of eight 1-byte values: bit i is bit k of value i. */
    @Test
    void bitShuffleOfEightBytes() {
        byte[] planes = new byte[8];
        byte[] values = noise(8);
        for (int k = 0; k < 8; k++) {
            for (int i = 0; i < 8; i++) {
                planes[k] |= (byte) ((values[i] >> k & 1) << i);
            }
        }
        byte[] back = new byte[8];
        Shuffle.bitUnshuffle(1, planes, 0, back, 0, 8);
        assertThat(back).isEqualTo(values);
    }

    @Test
    void damagedFramesAreRefusedBeforeMemoryIsTaken() {
        Blosc blosc = new Blosc(Blosc.Compressor.ZSTD, 1, true, 2);
        byte[] good = blosc.encode(ramp(1000));
        for (int field : new int[] {4, 8, 12}) {
            for (int value : new int[] {-1, Integer.MAX_VALUE, 1 << 30, 0}) {
                byte[] bad = good.clone();
                ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(field, value);
                assertThatThrownBy(() -> {
                            if (blosc.decode(bad, 1000).length != 1000) {
                                throw new IOException("shorter");
                            }
                        })
                        .as("field %d value %d", field, value)
                        .isInstanceOf(IOException.class);
            }
        }
        for (int n = 0; n < good.length; n++) {
            byte[] cut = Arrays.copyOf(good, n);
            assertThatThrownBy(() -> blosc.decode(cut, 1000)).isInstanceOf(IOException.class);
        }
    }
}
