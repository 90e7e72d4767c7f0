// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.sextant.plugin.tiff.codec.Decoder;
import org.sextant.plugin.tiff.codec.Predictor;
import org.sextant.plugin.tiff.codec.Unpacked;
import org.sextant.plugin.tiff.file.OffsetTable;
import org.sextant.plugin.tiff.file.TiffFile;
import org.sextant.volume.data.Region;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/** Reads a rectangle of one sample of one page. Serves one call of one thread. */
public final class PageReader {
    private final TiffFile file;
    private final RandomBytes bytes;
    private final Page page;
    private final PageLayout l;
    private final long shift;
    private final int sample;
    private @Nullable Decoder decoder;

    private PageReader(TiffFile file, RandomBytes bytes, Page page, long shift, int sample) {
        this.file = file;
        this.bytes = bytes;
        this.page = page;
        this.l = page.layout();
        this.shift = shift;
        this.sample = sample;
    }

    /**
     * The values of the rectangle that the region has in x and y.
     *
     * @param shift bytes to add to every offset: for stacks whose planes follow each other under one directory
     * @param sample which value of each pixel
     * @return a new array of the page's type, x fastest
     * @throws DataException if the page is damaged there
     */
    public static Object read(TiffFile file, Page page, long shift, int sample, Region region) throws IOException {
        return file.with(b -> new PageReader(file, b, page, shift, sample).rectangle(region));
    }

    private Object rectangle(Region r) throws IOException {
        int i0 = (int) (r.x() / l.chunkWidth());
        int i1 = (int) ((r.x() + r.nx() - 1) / l.chunkWidth());
        int j0 = (int) (r.y() / l.chunkHeight());
        int j1 = (int) ((r.y() + r.ny() - 1) / l.chunkHeight());
        Rectangle target = new Rectangle(l, sample, r, i0 == i1 && j0 == j1);
        // Chunks of one column of a striped page follow each other in the list; of a tiled page, those of one row do.
        if (l.chunksAcross() == 1) {
            long first = index(0, j0);
            long[] at = offsets(first, j1 - j0 + 1);
            long[] counts = counts(first, j1 - j0 + 1);
            for (int j = j0; j <= j1; j++) {
                chunk(0, j, at[j - j0], counts[j - j0], target);
            }
            return target.array();
        }
        for (int j = j0; j <= j1; j++) {
            long first = index(i0, j);
            long[] at = offsets(first, i1 - i0 + 1);
            long[] counts = counts(first, i1 - i0 + 1);
            for (int i = i0; i <= i1; i++) {
                chunk(i, j, at[i - i0], counts[i - i0], target);
            }
        }
        return target.array();
    }

    private long index(int i, int j) {
        long plane = l.planar() ? (long) sample * l.chunksAcross() * l.chunksDown() : 0;
        return plane + i + (long) j * l.chunksAcross();
    }

    private long[] offsets(long first, int n) throws IOException {
        return page.offsets().read(bytes, file.order(), first, n);
    }

    private long[] counts(long first, int n) throws IOException {
        OffsetTable t = page.counts();
        if (t != null) {
            return t.read(bytes, file.order(), first, n);
        }
        long[] all = new long[n];
        java.util.Arrays.fill(all, Long.MAX_VALUE);
        return all;
    }

    private String place(int i, int j) {
        return "page " + page.number() + (shift == 0 ? "" : " and " + shift + " bytes on") + ", "
                + (l.tiled() ? "tile " : "strip ") + index(i, j);
    }

    private void chunk(int i, int j, long at, long count, Rectangle target) throws IOException {
        int y0 = target.firstRow(j);
        int y1 = target.endRow(j);
        if (at < 8 || count < 1 || at > file.size() - shift) {
            throw file.damaged(
                    place(i, j),
                    "is said to be " + count + " bytes at byte " + (at + shift) + " of a file of " + file.size()
                            + " bytes");
        }
        if (l.isPlain()) {
            plain(i, j, at + shift, count, target, y0, y1);
        } else {
            packed(i, j, at + shift, count, target, y1);
        }
    }

    /** Reads just the rows wanted. */
    private void plain(int i, int j, long at, long count, Rectangle target, int y0, int y1) throws IOException {
        long from = y0 * l.rowBytes();
        long end = y1 * l.rowBytes();
        if (count < end) {
            throw file.damaged(place(i, j), "is said to be " + count + " bytes long, its rows need " + end);
        }
        if (at > file.size() - end) {
            throw file.damaged(place(i, j), "reaches to byte " + (at + end) + ", the file ends at byte " + file.size());
        }
        target.take(i, j, y0, bytes.read(at + from, end - from).order(file.order()));
    }

    /** Unpacks the chunk from its start to the last row wanted. */
    private void packed(int i, int j, long at, long count, Rectangle target, int y1) throws IOException {
        if (count > Integer.MAX_VALUE - 8 || at > file.size() - count) {
            throw file.damaged(
                    place(i, j),
                    "is said to be " + count + " bytes at byte " + at + " of a file of " + file.size() + " bytes");
        }
        int wanted = (int) (y1 * l.rowBytes());
        byte[] packed = bytes.read(at, count).array();
        if (l.reversedBits()) {
            for (int k = 0; k < packed.length; k++) {
                packed[k] = (byte) (Integer.reverse(packed[k]) >>> 24);
            }
        }
        Unpacked out = new Unpacked(wanted, packed.length);
        try {
            if (decoder == null) {
                decoder = l.compression().decoder();
            }
            decoder.decode(packed, out);
        } catch (IOException e) {
            throw new DataException(
                    file.name(), place(i, j), String.valueOf(e.getMessage()), "The file is damaged; copy it again", e);
        }
        if (!out.isFull()) {
            throw file.damaged(place(i, j), "unpacks to " + out.size() + " bytes, its rows need " + wanted);
        }
        if (l.predictor() != 1) {
            new Predictor(l.chunkWidth() * l.chunkSamples(), l.bits() / 8, l.chunkSamples(), file.order())
                    .undo(l.predictor(), out.array(), y1);
        }
        int y0 = target.firstRow(j);
        int from = (int) (y0 * l.rowBytes());
        target.take(
                i,
                j,
                y0,
                ByteBuffer.wrap(out.array(), from, wanted - from).slice().order(file.order()));
    }
}
