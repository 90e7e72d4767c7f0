// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.jhdf.filter.BitShuffleFilter;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;

/** Filters that h5py cannot write, packed here bit by bit after their descriptions. */
class ChunkFiltersTest {
    private static final int LZ4 = 2;
    private static final int ZSTD = 3;

    private static byte[] data(int n) {
        Random random = new Random(7);
        byte[] data = new byte[n];
        for (int i = 0; i < n; i++) {
            data[i] = (byte) (i / 100 + (random.nextInt(8) == 0 ? random.nextInt(256) : 0));
        }
        return data;
    }

    /** Bit k of element i goes to bit k·n + i, bits counted from the lowest of each byte. */
    private static byte[] shuffledBlock(byte[] block, int elementBytes) {
        int n = block.length / elementBytes;
        byte[] out = new byte[block.length];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < 8 * elementBytes; k++) {
                int bit = block[i * elementBytes + k / 8] >> k % 8 & 1;
                int to = k * n + i;
                out[to / 8] |= (byte) (bit << to % 8);
            }
        }
        return out;
    }

    private static byte[] bitshuffled(byte[] data, int elementBytes, int blockElements, int packing) {
        ByteBuffer out = ByteBuffer.allocate(2 * data.length + 1000);
        if (packing != 0) {
            out.putLong(data.length).putInt(blockElements * elementBytes);
        }
        int whole = data.length / (8 * elementBytes) * 8 * elementBytes;
        for (int at = 0; at < whole; at += blockElements * elementBytes) {
            byte[] block = Arrays.copyOfRange(data, at, Math.min(whole, at + blockElements * elementBytes));
            byte[] shuffled = shuffledBlock(block, elementBytes);
            byte[] packed = packing == LZ4
                    ? LZ4Factory.fastestJavaInstance().fastCompressor().compress(shuffled)
                    : packing == ZSTD ? Zstd.compress(shuffled) : shuffled;
            if (packing != 0) {
                out.putInt(packed.length);
            }
            out.put(packed);
        }
        out.put(data, whole, data.length - whole);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static byte[] decoded(FilterInfo filter, byte[] packed, int chunkBytes) throws IOException {
        byte[] out = new ChunkFilters(List.of(filter), chunkBytes).decode(packed, new BitSet());
        return Arrays.copyOf(out, chunkBytes);
    }

    @Test
    void bitshuffleWithWholeAndPartBlocksAndLeftOverElements() throws IOException {
        for (int elementBytes : new int[] {1, 2, 4, 8}) {
            for (int elements : new int[] {5, 8, 256, 1000, 1003, 5000}) {
                byte[] data = data(elements * elementBytes);
                for (int packing : new int[] {0, LZ4, ZSTD}) {
                    byte[] packed = bitshuffled(data, elementBytes, 256, packing);
                    FilterInfo f =
                            new FilterInfo(32008, "bitshuffle", false, new int[] {0, 4, elementBytes, 256, packing});
                    assertThat(decoded(f, packed, data.length))
                            .as("%d × %d bytes, packing %d", elements, elementBytes, packing)
                            .isEqualTo(data);
                }
            }
        }
    }

    @Test
    void anotherReaderAgreesOnWholeBlocks() {
        byte[] data = data(2 * 1024);
        int[] parameters = {0, 4, 2, 256, 0};
        assertThat(new BitShuffleFilter().decode(bitshuffled(data, 2, 256, 0), parameters))
                .isEqualTo(data);
        parameters[4] = LZ4;
        assertThat(new BitShuffleFilter().decode(bitshuffled(data, 2, 256, LZ4), parameters))
                .isEqualTo(data);
    }

    @Test
    void lz4AndZstd() throws IOException {
        byte[] data = data(10_000);
        ByteBuffer lz4 = ByteBuffer.allocate(30_000).putLong(data.length).putInt(4096);
        for (int at = 0; at < data.length; at += 4096) {
            byte[] block = Arrays.copyOfRange(data, at, Math.min(data.length, at + 4096));
            byte[] packed = at == 0
                    ? block
                    : LZ4Factory.fastestJavaInstance().fastCompressor().compress(block);
            lz4.putInt(packed.length).put(packed);
        }
        byte[] packed = Arrays.copyOf(lz4.array(), lz4.position());
        assertThat(decoded(new FilterInfo(32004, "lz4", false, new int[0]), packed, data.length))
                .isEqualTo(data);
        assertThat(decoded(new FilterInfo(32015, "zstd", false, new int[0]), Zstd.compress(data), data.length))
                .isEqualTo(data);
    }

    @Test
    void absurdSizesAllocateNothingAndUnknownFiltersAreNamed() {
        byte[] header =
                ByteBuffer.allocate(64).putLong(1L << 40).putInt(1 << 30).array();
        List<FilterInfo> lz4 = List.of(new FilterInfo(32004, "lz4", false, new int[0]));
        List<FilterInfo> bitshuffle = List.of(new FilterInfo(32008, "bitshuffle", false, new int[] {0, 4, 2, 0, 2}));
        for (List<FilterInfo> filters : List.of(lz4, bitshuffle)) {
            assertThatThrownBy(() -> new ChunkFilters(filters, 1000).decode(header, new BitSet()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(1L << 40));
        }
        List<FilterInfo> blosc = List.of(new FilterInfo(32001, "blosc", false, new int[0]));
        assertThatThrownBy(() -> new ChunkFilters(blosc, 1000))
                .hasMessageContaining("32001 (blosc)")
                .hasMessageContaining("h5repack");
    }

    @Test
    void filtersThatWereNotAppliedToAChunkAreLeftOut() throws IOException {
        byte[] data = data(500);
        List<FilterInfo> two = List.of(
                new FilterInfo(2, "shuffle", true, new int[] {2}), new FilterInfo(1, "deflate", true, new int[] {6}));
        BitSet both = new BitSet();
        both.set(0, 2);
        assertThat(new ChunkFilters(two, 500).decode(data, both)).isEqualTo(data);
        BitSet deflate = new BitSet();
        deflate.set(1);
        UnaryOperator<byte[]> shuffle = in -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int k = 0; k < 2; k++) {
                for (int i = k; i < in.length; i += 2) {
                    out.write(in[i]);
                }
            }
            return out.toByteArray();
        };
        assertThat(new ChunkFilters(two, 500).decode(shuffle.apply(data), deflate))
                .isEqualTo(data);
    }
}
