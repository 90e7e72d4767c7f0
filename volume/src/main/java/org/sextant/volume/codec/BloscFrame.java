// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.sextant.volume.codec.Blosc.Compressor;
import org.xerial.snappy.Snappy;

/**
 * One Blosc frame being read.
 *
 * <pre>
 *   0        1         2      3          4        8           12       16
 *   version  version   flags  typesize   nbytes   blocksize   cbytes   starts of the blocks, then per block
 *            of lz                                                     1 or typesize streams: size, bytes
 * </pre>
 */
final class BloscFrame {
    static final int HEADER_BYTES = 16;
    static final int SHUFFLED = 1;
    static final int PLAIN = 2;
    static final int BIT_SHUFFLED = 4;
    static final int NOT_SPLIT = 16;

    /** Blosc splits a block into one stream per byte of a value only if the streams are at least this long. */
    private static final int MIN_STREAM_BYTES = 128;

    private static final int MAX_STREAMS = 16;

    private final byte[] in;
    private final ByteBuffer header;
    private final int flags;
    private final Compressor compressor;
    private final int typeSize;
    private final int bytes;
    private final int blockBytes;
    private final int end;

    private BloscFrame(byte[] in, Compressor compressor) {
        this.in = in;
        this.header = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
        this.compressor = compressor;
        this.flags = in[2];
        this.typeSize = in[3] & 0xff;
        this.bytes = header.getInt(4);
        this.blockBytes = header.getInt(8);
        this.end = header.getInt(12);
    }

    /** Reads and checks the header. */
    static BloscFrame parse(byte[] in, int limit) throws IOException {
        if (in.length < HEADER_BYTES) {
            throw new IOException("a blosc frame has at least " + HEADER_BYTES + " bytes, here are " + in.length);
        }
        if (in[0] < 1 || in[0] > 2) {
            throw new IOException("blosc format version " + in[0] + " is not known (1 and 2 are)");
        }
        int code = (in[2] & 0xff) >> 5;
        if (code >= Compressor.values().length) {
            throw new IOException("blosc compressor number " + code + " is not known (0 to 4 are)");
        }
        BloscFrame f = new BloscFrame(in, Compressor.values()[code]);
        if (f.bytes < 0 || f.bytes > limit) {
            throw new IOException("the blosc frame announces " + (f.bytes & 0xffffffffL) + " bytes, at most " + limit
                    + " can be there");
        }
        if (f.end < HEADER_BYTES || f.end > in.length) {
            throw new IOException("the blosc frame announces a length of " + (f.end & 0xffffffffL) + " bytes, "
                    + in.length + " are there");
        }
        if (f.typeSize == 0 || f.blockBytes <= 0 && f.bytes > 0 || f.blockBytes > Math.max(f.bytes, 1)) {
            throw new IOException(
                    "the blosc frame has blocks of " + f.blockBytes + " bytes and values of " + f.typeSize);
        }
        return f;
    }

    byte[] decode() throws IOException {
        if ((flags & PLAIN) != 0) {
            if (end - HEADER_BYTES != bytes) {
                throw new IOException("the blosc frame stores " + (end - HEADER_BYTES) + " bytes instead of " + bytes);
            }
            return Arrays.copyOfRange(in, HEADER_BYTES, end);
        }
        int blocks = bytes == 0 ? 0 : (bytes - 1) / blockBytes + 1;
        if (blocks > (end - HEADER_BYTES) / 4) {
            throw new IOException(
                    "the blosc frame announces " + blocks + " blocks, its " + end + " bytes are too few for that");
        }
        byte[] out = new byte[bytes];
        byte[] filtered = filtered() ? new byte[blockBytes] : out;
        for (int i = 0; i < blocks; i++) {
            int at = i * blockBytes;
            int n = Math.min(blockBytes, bytes - at);
            streams(header.getInt(HEADER_BYTES + 4 * i), filtered, filtered() ? 0 : at, n);
            if (shuffled()) {
                Shuffle.unshuffle(typeSize, filtered, 0, out, at, n);
            } else if (filtered()) {
                Shuffle.bitUnshuffle(typeSize, filtered, 0, out, at, n);
            }
        }
        return out;
    }

    private boolean shuffled() {
        return (flags & SHUFFLED) != 0 && typeSize > 1;
    }

    private boolean filtered() {
        return shuffled() || (flags & BIT_SHUFFLED) != 0 && blockBytes >= typeSize;
    }

    /** Unpacks the streams of one block of n bytes. */
    private void streams(int start, byte[] to, int toAt, int n) throws IOException {
        boolean split = (flags & NOT_SPLIT) == 0
                && typeSize <= MAX_STREAMS
                && blockBytes / typeSize >= MIN_STREAM_BYTES
                && n == blockBytes;
        int count = split ? typeSize : 1;
        int streamBytes = n / count;
        int at = start;
        for (int s = 0; s < count; s++) {
            if (at < HEADER_BYTES || at > end - 4) {
                throw new IOException("a blosc block starts at byte " + at + " of " + end);
            }
            int length = header.getInt(at);
            at += 4;
            if (length < 0 || length > end - at) {
                throw new IOException("a blosc stream at byte " + at + " announces " + length + " bytes of " + end);
            }
            stream(at, length, to, toAt + s * streamBytes, streamBytes);
            at += length;
        }
    }

    private void stream(int at, int length, byte[] to, int toAt, int n) throws IOException {
        if (length == n) {
            System.arraycopy(in, at, to, toAt, n);
            return;
        }
        switch (compressor) {
            case BLOSCLZ -> BloscLz.decode(in, at, length, to, toAt, n);
            case LZ4 -> lz4(at, length, to, toAt, n);
            case SNAPPY -> snappy(at, length, to, toAt, n);
            case ZLIB -> zlib(at, length, to, toAt, n);
            case ZSTD -> Zstandard.decode(in, at, length, to, toAt, n);
        }
    }

    private void lz4(int at, int length, byte[] to, int toAt, int n) throws IOException {
        try {
            expect(n, LZ4Factory.fastestJavaInstance().safeDecompressor().decompress(in, at, length, to, toAt, n));
        } catch (LZ4Exception e) {
            throw new IOException("the lz4 data in the blosc frame are damaged: " + e.getMessage(), e);
        }
    }

    private void snappy(int at, int length, byte[] to, int toAt, int n) throws IOException {
        expect(n, Snappy.uncompressedLength(in, at, length));
        expect(n, Snappy.uncompress(in, at, length, to, toAt));
    }

    private void zlib(int at, int length, byte[] to, int toAt, int n) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(in, at, length);
            expect(n, inflater.inflate(to, toAt, n));
        } catch (DataFormatException e) {
            throw new IOException("the zlib data in the blosc frame are damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static void expect(int wanted, int got) throws IOException {
        if (got != wanted) {
            throw new IOException("a blosc stream holds " + got + " bytes instead of " + wanted);
        }
    }
}
