// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.Region;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.value.ValueType;

/** Reads rows of the frames of a stack; a file is open only while it is read. */
final class FrameReader implements BlockReader {
    /** One frame: plane z of the volume. */
    record Frame(Slice slice, int index) {}

    private final List<Frame> frames;
    private final int sample;

    /** @param sample channel, from 0 */
    FrameReader(List<Frame> frames, int sample) {
        this.frames = List.copyOf(frames);
        this.sample = sample;
    }

    @Override
    public Object read(Region r) throws IOException {
        Frame first = frames.get(0);
        Object block = first.slice().format().type().allocate(r.voxels());
        for (int z = 0; z < r.nz(); z++) {
            Frame f = frames.get(Math.toIntExact(r.z() + z));
            try (RandomBytes bytes = RandomBytes.open(f.slice().path())) {
                for (int y = 0; y < r.ny(); y += rowsAtOnce(f)) {
                    int ny = Math.min(rowsAtOnce(f), r.ny() - y);
                    copyRows(bytes, f, r, y, ny, block, r.nx() * (y + r.ny() * z));
                }
            }
        }
        return block;
    }

    private static int rowsAtOnce(Frame f) {
        PixelFormat p = f.slice().format();
        return Math.max(1, (1 << 22) / (p.columns() * (p.planar() ? 1 : p.samples())));
    }

    /** Blocks are whole rows, so that the pixels wanted follow each other. */
    private void copyRows(RandomBytes bytes, Frame f, Region r, int y, int ny, Object block, int at)
            throws IOException {
        PixelFormat p = f.slice().format();
        ValueType type = p.type();
        long plane = (long) p.columns() * p.rows();
        int step = p.planar() ? 1 : p.samples();
        long first = (p.planar() ? sample * plane : 0) + (r.y() + y) * p.columns() * step;
        long from = f.index() * p.frameBytes() + first * type.fileBytes();
        int n = p.columns() * ny * step;
        Object values = type.decode(
                pixels(bytes, f.slice(), from, n * type.fileBytes()),
                n,
                f.slice().order());
        p.trim(values);
        if (step == 1) {
            System.arraycopy(values, 0, block, at, n);
            return;
        }
        for (int i = 0; i < n / step; i++) {
            System.arraycopy(values, i * step + sample, block, at + i, 1);
        }
    }

    /** Bytes of the pixels; in big endian files, bytes in words of 16 bits are exchanged in pairs (PS3.5, annex D). */
    private static ByteBuffer pixels(RandomBytes bytes, Slice slice, long from, int n) throws IOException {
        if (!slice.swappedBytes()) {
            return bytes.read(slice.pixelOffset() + from, n);
        }
        long even = from & ~1L;
        long end = Math.min(from + n + 1 & ~1L, bytes.size() - slice.pixelOffset());
        ByteBuffer words = bytes.read(slice.pixelOffset() + even, end - even);
        ByteBuffer turned = ByteBuffer.allocate(n);
        for (int i = 0; i < n; i++) {
            int at = (int) (from + i - even) ^ 1;
            turned.put(words.get(Math.min(at, words.limit() - 1)));
        }
        return turned.flip();
    }
}
