// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import com.github.luben.zstd.Zstd;
import io.jhdf.filter.LzfFilter;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The filters of a chunked data set, undone in reverse order (HDF5 file format, IV.A.2.l): deflate 1, shuffle 2,
 * fletcher32 3, scaleoffset 6, lzf 32000, lz4 32004, bitshuffle 32008 (alone, with lz4 or zstd), zstd 32015. No filter's output may
 * exceed the chunk, so that damaged sizes allocate nothing.
 */
final class ChunkFilters {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER = 3;
    private static final int SCALE_OFFSET = 6;
    private static final int LZF = 32000;
    private static final int LZ4 = 32004;
    private static final int BITSHUFFLE = 32008;
    private static final int ZSTD = 32015;
    private static final List<Integer> KNOWN =
            List.of(DEFLATE, SHUFFLE, FLETCHER, SCALE_OFFSET, LZF, LZ4, BITSHUFFLE, ZSTD);

    /** What checksums and headers of filters add to a chunk. */
    private static final int SLACK = 64;

    private final List<FilterInfo> filters;
    private final int chunkBytes;

    /**
     * Checks that every filter is known.
     *
     * @throws UnsupportedOperationException naming one that is not
     */
    ChunkFilters(List<FilterInfo> filters, int chunkBytes) {
        this.filters = filters;
        this.chunkBytes = chunkBytes;
        for (FilterInfo f : filters) {
            if (!KNOWN.contains(f.getId())) {
                throw new UnsupportedOperationException("it is packed with the filter " + f.getId() + " (" + f.getName()
                        + "), which cannot be unpacked; repack it, for example: h5repack -f GZIP=4");
            }
        }
    }

    boolean isEmpty() {
        return filters.isEmpty();
    }

    /** @param skipped filters that were not applied to this chunk */
    byte[] decode(byte[] packed, BitSet skipped) throws IOException {
        byte[] data = packed;
        for (int i = filters.size() - 1; i >= 0; i--) {
            if (!skipped.get(i)) {
                try {
                    data = undo(filters.get(i), data);
                } catch (RuntimeException e) {
                    throw new IOException(
                            "the filter " + filters.get(i).getName() + " ("
                                    + filters.get(i).getId() + ") cannot be undone: " + e.getMessage(),
                            e);
                }
            }
        }
        if (data.length < chunkBytes) {
            throw new IOException("a chunk unpacks to " + data.length + " instead of " + chunkBytes + " bytes");
        }
        return data;
    }

    private byte[] undo(FilterInfo filter, byte[] data) throws IOException {
        int[] parameters = filter.getData();
        return switch (filter.getId()) {
            case DEFLATE -> inflated(data);
            case SHUFFLE -> unshuffled(data, parameters[0]);
            case FLETCHER -> checked(data);
            case SCALE_OFFSET -> new ScaleOffset(parameters).decode(data, chunkBytes + SLACK);
            case LZF -> {
                limited(parameters[2]);
                yield new LzfFilter().decode(data, parameters);
            }
            case LZ4 ->
                Lz4Blocks.decode(
                        ByteBuffer.wrap(data), limited(ByteBuffer.wrap(data).getLong(0)));
            case BITSHUFFLE -> Bitshuffle.decode(data, parameters, chunkBytes + SLACK);
            case ZSTD -> unzstd(data);
            default -> throw new IllegalStateException("filter " + filter.getId());
        };
    }

    private int limited(long announced) {
        if (announced < 0 || announced > chunkBytes + SLACK) {
            throw new IllegalArgumentException("it announces " + announced + " bytes for a chunk of " + chunkBytes);
        }
        return (int) announced;
    }

    private byte[] inflated(byte[] data) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data);
            byte[] out = new byte[chunkBytes + SLACK];
            int n = 0;
            while (!inflater.finished() && n < out.length) {
                int more = inflater.inflate(out, n, out.length - n);
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IOException("the deflate stream of a chunk ends after " + n + " bytes");
                }
                n += more;
            }
            return n == chunkBytes ? trimmed(out, n) : Arrays.copyOf(out, n);
        } catch (DataFormatException e) {
            throw new IOException("the deflate stream of a chunk is damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    /** The slack behind a whole chunk does no harm, so that it need not be copied. */
    private byte[] trimmed(byte[] out, int n) {
        return filters.size() == 1 ? out : Arrays.copyOf(out, n);
    }

    /** The data before a Fletcher checksum of big-endian 16-bit words, which is stored in four little-endian bytes. */
    private static byte[] checked(byte[] data) throws IOException {
        int n = data.length - 4;
        long low = 0;
        long high = 0;
        for (int i = 0; i < n; i += 2) {
            low = (low + ((data[i] & 0xff) << 8 | (i + 1 < n ? data[i + 1] & 0xff : 0))) % 65535;
            high = (high + low) % 65535;
        }
        ByteBuffer stored = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        if ((stored.getShort(n) & 0xffff) % 65535 != low || (stored.getShort(n + 2) & 0xffff) % 65535 != high) {
            throw new IOException("the checksum of a chunk does not fit its data");
        }
        return Arrays.copyOf(data, n);
    }

    private byte[] unzstd(byte[] data) {
        byte[] out = new byte[chunkBytes + SLACK];
        long n = Zstd.decompress(out, data);
        if (Zstd.isError(n)) {
            throw new IllegalArgumentException(Zstd.getErrorName(n));
        }
        return Arrays.copyOf(out, (int) n);
    }

    /** Byte k of every element lies together: all first bytes, then all second bytes, …; what is left over follows. */
    private static byte[] unshuffled(byte[] data, int elementBytes) {
        if (elementBytes < 2) {
            return data;
        }
        byte[] out = data.clone();
        int n = data.length / elementBytes;
        for (int k = 0; k < elementBytes; k++) {
            for (int i = 0, at = k; i < n; i++, at += elementBytes) {
                out[at] = data[k * n + i];
            }
        }
        return out;
    }
}
