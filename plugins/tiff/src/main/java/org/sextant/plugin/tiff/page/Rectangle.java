// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.page;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.Region;

/** Gathers the values of one sample in a rectangle from the chunks that cover it. Not thread-safe. */
final class Rectangle {
    private final PageLayout l;
    private final int sample;
    private final Region r;
    private final boolean oneChunk;
    private @Nullable Object array;

    /** @param oneChunk whether a single chunk covers the rectangle */
    Rectangle(PageLayout layout, int sample, Region region, boolean oneChunk) {
        this.l = layout;
        this.sample = layout.planar() ? 0 : sample;
        this.r = region;
        this.oneChunk = oneChunk;
    }

    /** All values, once every chunk was taken. */
    Object array() {
        if (array == null) {
            throw new IllegalStateException("no chunk was taken");
        }
        return array;
    }

    /** First row wanted of chunk row j, counted within the chunk. */
    int firstRow(int j) {
        return (int) Math.max(0, r.y() - (long) j * l.chunkHeight());
    }

    /** The row after the last one wanted. */
    int endRow(int j) {
        return (int) Math.min(l.chunkHeight(), r.y() + r.ny() - (long) j * l.chunkHeight());
    }

    /**
     * Takes the rows of a chunk from y0 on.
     *
     * @param rows whole rows of the chunk, in the file's byte order
     */
    void take(int i, int j, int y0, ByteBuffer rows) {
        int n = rows.remaining() / (int) l.rowBytes();
        boolean bytesOnly = l.bits() == l.type().fileBytes() * 8 && l.chunkSamples() == 1;
        boolean wholeRows = bytesOnly && l.chunkWidth() == r.nx();
        if (wholeRows && oneChunk) {
            array = l.type().decode(rows, n * r.nx(), rows.order());
            return;
        }
        if (array == null) {
            array = l.type().allocate(r.voxels());
        }
        long chunkX = (long) i * l.chunkWidth();
        int x0 = (int) Math.max(0, r.x() - chunkX);
        int x1 = (int) Math.min(l.chunkWidth(), r.x() + r.nx() - chunkX);
        int to = (int) (chunkX + x0 - r.x()) + r.nx() * (int) ((long) j * l.chunkHeight() + y0 - r.y());
        if (wholeRows) {
            Object values = l.type().decode(rows, n * r.nx(), rows.order());
            System.arraycopy(values, 0, array, to, n * r.nx());
            return;
        }
        for (int y = 0; y < n; y++) {
            ByteBuffer row =
                    rows.slice(y * (int) l.rowBytes(), (int) l.rowBytes()).order(rows.order());
            Object values = bytesOnly
                    ? l.type().decode(row.position(x0 * l.type().fileBytes()), x1 - x0, rows.order())
                    : picked(row, x0, x1 - x0);
            System.arraycopy(values, 0, array, to + y * r.nx(), x1 - x0);
        }
    }

    /** n values of the sample from pixel x0 on. */
    private Object picked(ByteBuffer row, int x0, int n) {
        int step = l.chunkSamples();
        if (l.bits() != l.type().fileBytes() * 8) {
            return bits(row, x0 * (long) step + sample, step, n);
        }
        int size = l.type().fileBytes();
        ByteBuffer own = ByteBuffer.allocate(n * size);
        for (int i = 0; i < n; i++) {
            int from = ((x0 + i) * step + sample) * size;
            for (int k = 0; k < size; k++) {
                own.put(row.get(from + k));
            }
        }
        return l.type().decode(own.flip(), n, row.order());
    }

    /** Values of 1 to 15 bits, the highest bit first, packed without gaps (TIFF 6.0 section 3). */
    private Object bits(ByteBuffer row, long first, int step, int n) {
        Object values = l.type().allocate(n);
        for (int i = 0; i < n; i++) {
            long at = (first + (long) i * step) * l.bits();
            int v = 0;
            for (long p = at; p < at + l.bits(); p++) {
                v = v << 1 | row.get((int) (p >> 3)) >> 7 - (int) (p & 7) & 1;
            }
            if (values instanceof short[] s) {
                s[i] = (short) v;
            } else {
                ((byte[]) values)[i] = (byte) v;
            }
        }
        return values;
    }
}
