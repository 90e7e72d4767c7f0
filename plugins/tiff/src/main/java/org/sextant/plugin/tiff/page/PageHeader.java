// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.plugin.tiff.codec.Compression;
import org.sextant.plugin.tiff.file.Directory;
import org.sextant.plugin.tiff.file.Entry;
import org.sextant.plugin.tiff.file.FieldType;
import org.sextant.plugin.tiff.file.OffsetTable;
import org.sextant.plugin.tiff.file.Tag;
import org.sextant.plugin.tiff.file.TiffFile;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;

/**
 * Reads pages from directories and checks that what they announce can be in the file. Equal layouts are one object.
 *
 * <p>Not thread-safe.
 */
public final class PageHeader {
    /** Longest array that a chunk is read into. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    private static final long YCBCR = 6;

    private @Nullable PageLayout last;

    /** @throws DataException if the page is damaged, or stored in a way that is not supported */
    public Page read(Directory d) {
        PageLayout layout = shared(layout(d));
        OffsetTable offsets = table(d, layout, layout.tiled() ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS);
        OffsetTable counts = table(d, layout, layout.tiled() ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS);
        if (offsets == null) {
            throw d.file().damaged(d.place(), "does not say where its voxels are (no StripOffsets or TileOffsets)");
        }
        if (counts == null && !layout.isPlain()) {
            throw d.file().damaged(d.place(), "does not say how long its compressed data are (no StripByteCounts)");
        }
        // NewSubfileType: bit 0 a coarser copy, bit 2 a transparency mask; 255 is its old form, where 2 is a coarser
        // copy.
        boolean reduced = (d.integer(Tag.NEW_SUBFILE_TYPE, 0) & 5) != 0 || d.integer(255, 1) == 2;
        return new Page(d.number(), layout, offsets, counts, reduced);
    }

    private PageLayout shared(PageLayout layout) {
        PageLayout before = last;
        if (before != null && before.equals(layout)) {
            return before;
        }
        last = layout;
        return layout;
    }

    private static PageLayout layout(Directory d) {
        TiffFile file = d.file();
        int width = side(d, Tag.IMAGE_WIDTH);
        int height = side(d, Tag.IMAGE_LENGTH);
        long samples = d.integer(Tag.SAMPLES_PER_PIXEL, 1);
        if (samples < 1 || samples > 0xffff) {
            throw file.damaged(d.place(Tag.SAMPLES_PER_PIXEL), "is " + samples);
        }
        int bits = (int) same(d, Tag.BITS_PER_SAMPLE, 1);
        ValueType type = type(d, bits);
        boolean planar = d.integer(Tag.PLANAR_CONFIGURATION, 1) == 2 && samples > 1;
        boolean tiled = d.find(Tag.TILE_WIDTH) != null || d.find(Tag.TILE_OFFSETS) != null;
        int chunkWidth = tiled ? side(d, Tag.TILE_WIDTH) : width;
        int chunkHeight = tiled ? side(d, Tag.TILE_LENGTH) : rowsPerStrip(d, height);
        Compression compression = compression(d);
        PageLayout layout = new PageLayout(
                width,
                height,
                type,
                bits,
                (int) samples,
                planar,
                tiled,
                chunkWidth,
                chunkHeight,
                compression,
                predictor(d, compression, bits, type),
                fillOrder(d));
        checkPhotometric(d, layout);
        checkSize(d, layout);
        return layout;
    }

    private static int side(Directory d, int tag) {
        long n = d.required(tag);
        if (n < 1 || n > MOST_BYTES) {
            throw d.file().damaged(d.place(tag), "is " + n);
        }
        return (int) n;
    }

    private static int rowsPerStrip(Directory d, int height) {
        long rows = d.integer(Tag.ROWS_PER_STRIP, height);
        if (rows < 1) {
            throw d.file().damaged(d.place(Tag.ROWS_PER_STRIP), "is " + rows);
        }
        return (int) Math.min(rows, height);
    }

    /** The number that all samples share. */
    private static long same(Directory d, int tag, long otherwise) {
        long[] all = d.integers(tag, otherwise);
        for (long v : all) {
            if (v != all[0]) {
                throw d.file()
                        .error(
                                d.place(tag),
                                "differs between samples (" + all[0] + " and " + v + ")",
                                "Save it with samples of one type");
            }
        }
        return all[0];
    }

    private static ValueType type(Directory d, int bits) {
        // SampleFormat 4 is "undefined"; the specification lets readers take it for unsigned.
        long format = same(d, Tag.SAMPLE_FORMAT, 1);
        Optional<ValueType> type = switch ((int) Math.min(format, 99)) {
            case 1, 4 ->
                bits >= 1 && bits <= 8
                        ? Optional.of(ValueType.U8)
                        : bits <= 16 && bits > 8
                                ? Optional.of(ValueType.U16)
                                : bits == 32 ? Optional.of(ValueType.U32) : Optional.empty();
            case 2 -> signed(bits);
            case 3 -> floating(bits);
            default -> Optional.empty();
        };
        return type.orElseThrow(
                () -> d.file()
                        .error(
                                d.place(Tag.SAMPLE_FORMAT),
                                "values of format " + format + " with " + bits + " bits are not supported",
                                "Save it as unsigned integers of up to 32 bits, signed ones of 8, 16 or 32, or floats of 16, 32 or 64"));
    }

    private static Optional<ValueType> signed(int bits) {
        return switch (bits) {
            case 8 -> Optional.of(ValueType.I8);
            case 16 -> Optional.of(ValueType.I16);
            case 32 -> Optional.of(ValueType.I32);
            default -> Optional.empty();
        };
    }

    private static Optional<ValueType> floating(int bits) {
        return switch (bits) {
            case 16 -> Optional.of(ValueType.F16);
            case 32 -> Optional.of(ValueType.F32);
            case 64 -> Optional.of(ValueType.F64);
            default -> Optional.empty();
        };
    }

    private static Compression compression(Directory d) {
        long code = d.integer(Tag.COMPRESSION, 1);
        return Compression.of(code)
                .orElseThrow(() -> d.file()
                        .error(
                                d.place(Tag.COMPRESSION),
                                code + Compression.nameOfUnsupported(code) + " is not supported",
                                "Save it without compression, or with LZW, Deflate, PackBits or Zstandard"));
    }

    /** The predictor, which only means something for the compressions that have one. */
    private static int predictor(Directory d, Compression compression, int bits, ValueType type) {
        long p = d.integer(Tag.PREDICTOR, 1);
        if (p == 1 || !compression.hasPredictor()) {
            return 1;
        }
        boolean fits = p == 2 && bits % 8 == 0 || p == 3 && !type.isInteger();
        if (!fits) {
            throw d.file()
                    .error(
                            d.place(Tag.PREDICTOR),
                            p + " for " + bits + "-bit " + type.label() + " values is not supported",
                            "Save it without a predictor");
        }
        return (int) p;
    }

    private static boolean fillOrder(Directory d) {
        return d.integer(Tag.FILL_ORDER, 1) == 2;
    }

    private static void checkPhotometric(Directory d, PageLayout layout) {
        if (d.integer(Tag.PHOTOMETRIC, 1) == YCBCR && layout.samples() == 3) {
            long[] s = d.integers(Tag.YCBCR_SUBSAMPLING, 2);
            if (s[0] != 1 || s[s.length - 1] != 1) {
                throw d.file()
                        .error(
                                d.place(Tag.PHOTOMETRIC),
                                "colours as subsampled YCbCr are not supported",
                                "Save it as grey values or RGB");
            }
        }
    }

    /** Refuses what cannot be in a file of this length, before anything is allocated for it. */
    private static void checkSize(Directory d, PageLayout l) {
        long most = l.compression().mostBytes(d.file().size());
        long plainRow = ((long) l.width() * l.chunkSamples() * l.bits() + 7) / 8;
        boolean row = l.rowBytes() <= MOST_BYTES;
        boolean page = plainRow <= most / l.height() / (l.planar() ? l.samples() : 1);
        if (!row || !page) {
            throw d.file()
                    .damaged(
                            d.place(),
                            "announces " + l.shape() + ", the file of "
                                    + d.file().size() + " bytes cannot hold that many");
        }
        boolean whole = !l.isPlain() || l.tiled();
        if (whole && (l.rowBytes() > MOST_BYTES / l.chunkHeight() || l.chunkWidth() > MOST_BYTES / l.chunkHeight())) {
            throw d.file()
                    .error(
                            d.place(),
                            "its strips or tiles of " + l.chunkWidth() + "×" + l.chunkHeight()
                                    + " pixels are longer than 2 GiB",
                            "Save it with smaller strips");
        }
    }

    private static @Nullable OffsetTable table(Directory d, PageLayout l, int tag) {
        Entry e = d.find(tag);
        if (e == null) {
            return null;
        }
        OffsetTable t = OffsetTable.of(e);
        if (!t.isNumeric()) {
            throw d.file().damaged(d.place(tag), "has type " + e.type() + " instead of a whole number");
        }
        if (e.count() < l.chunks()) {
            throw d.file()
                    .damaged(
                            d.place(tag),
                            "lists " + e.count() + " strips or tiles, the page of " + l.shape() + " needs "
                                    + l.chunks());
        }
        long room = d.file().size() / FieldType.bytes(e.type());
        if (e.count() > room || e.at() < 0 || e.at() > d.file().size() - e.count() * FieldType.bytes(e.type())) {
            throw d.file()
                    .damaged(
                            d.place(tag),
                            "lists " + e.count() + " numbers at byte " + e.at() + ", past the file's end");
        }
        return t;
    }
}
