// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.DataException;

/**
 * One image file directory (IFD; TIFF 6.0 section 2): its entries, and their values, which are read when asked for.
 *
 * <p>Valid while its {@link Directories} are walked; not thread-safe.
 */
public final class Directory {
    /** No entry that describes an image needs more values; strips and tiles are not read through here. */
    private static final int MOST_VALUES = 1 << 16;

    private static final int MOST_TEXT = 1 << 28;

    private final TiffFile file;
    private final Window window;
    private final int number;
    private final List<Entry> entries;

    Directory(TiffFile file, Window window, int number, List<Entry> entries) {
        this.file = file;
        this.window = window;
        this.number = number;
        this.entries = List.copyOf(entries);
    }

    public TiffFile file() {
        return file;
    }

    /** Place in the chain, counted from 0. */
    public int number() {
        return number;
    }

    public List<Entry> entries() {
        return entries;
    }

    /** Where this directory is, for messages. */
    public String place() {
        return "page " + number;
    }

    public String place(int tag) {
        return Window.place(number, tag);
    }

    public @Nullable Entry find(int tag) {
        for (Entry e : entries) {
            if (e.tag() == tag) {
                return e;
            }
        }
        return null;
    }

    /** The first number of an entry, {@code otherwise} if it is missing. */
    public long integer(int tag, long otherwise) {
        Entry e = find(tag);
        return e == null ? otherwise : integers(e, 1)[0];
    }

    /** @throws DataException if it is missing */
    public long required(int tag) {
        Entry e = find(tag);
        if (e == null) {
            throw file.damaged(place(), "has no " + Tag.name(tag));
        }
        return integers(e, 1)[0];
    }

    /**
     * All whole numbers of an entry.
     *
     * @param most read no more than this many
     */
    public long[] integers(Entry e, int most) {
        ByteBuffer b = values(e, most);
        int size = FieldType.bytes(e.type());
        long[] v = new long[b.remaining() / size];
        for (int i = 0; i < v.length; i++) {
            int p = i * size;
            v[i] = switch (e.type()) {
                case FieldType.BYTE, FieldType.UNDEFINED -> b.get(p) & 0xff;
                case FieldType.SBYTE -> b.get(p);
                case FieldType.SHORT -> b.getShort(p) & 0xffff;
                case FieldType.SSHORT -> b.getShort(p);
                case FieldType.LONG, FieldType.IFD -> b.getInt(p) & 0xffffffffL;
                case FieldType.SLONG -> b.getInt(p);
                case FieldType.LONG8, FieldType.SLONG8, FieldType.IFD8 -> b.getLong(p);
                default -> throw file.damaged(place(e.tag()), "has type " + e.type() + " instead of a whole number");
            };
        }
        return v;
    }

    /** All numbers of an entry of any numeric type; a fraction of denominator 0 gives NaN or an infinity. */
    public double[] numbers(Entry e, int most) {
        if (e.type() != FieldType.RATIONAL
                && e.type() != FieldType.SRATIONAL
                && e.type() != FieldType.FLOAT
                && e.type() != FieldType.DOUBLE) {
            return java.util.Arrays.stream(integers(e, most)).asDoubleStream().toArray();
        }
        ByteBuffer b = values(e, most);
        int size = FieldType.bytes(e.type());
        double[] v = new double[b.remaining() / size];
        for (int i = 0; i < v.length; i++) {
            int p = i * size;
            v[i] = switch (e.type()) {
                case FieldType.RATIONAL -> (b.getInt(p) & 0xffffffffL) / (double) (b.getInt(p + 4) & 0xffffffffL);
                case FieldType.SRATIONAL -> b.getInt(p) / (double) b.getInt(p + 4);
                case FieldType.FLOAT -> b.getFloat(p);
                default -> b.getDouble(p);
            };
        }
        return v;
    }

    /** A number above 0, or null if the entry is missing or says nothing usable such as 0 or 0/0. */
    public @Nullable Double positive(int tag) {
        Entry e = find(tag);
        if (e == null) {
            return null;
        }
        double v = numbers(e, 1)[0];
        return v > 0 && Double.isFinite(v) ? (Double) v : null;
    }

    /** A text without its closing NUL: UTF-8 where it is that, else ISO 8859-1; empty if the entry is missing. */
    public String text(int tag) {
        Entry e = find(tag);
        if (e == null) {
            return "";
        }
        ByteBuffer b = values(e, MOST_TEXT);
        int n = b.remaining();
        while (n > 0 && b.get(n - 1) == 0) {
            n--;
        }
        b.limit(n);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(b.duplicate()).toString();
        } catch (CharacterCodingException notUtf8) {
            return StandardCharsets.ISO_8859_1.decode(b).toString();
        }
    }

    private ByteBuffer values(Entry e, int most) {
        int size = FieldType.bytes(e.type());
        if (size == 0) {
            throw file.damaged(place(e.tag()), "has the unknown type " + e.type());
        }
        if (e.count() < 1 || e.count() > file.size() / size) {
            throw file.damaged(
                    place(e.tag()), "announces " + e.count() + " values, the file has " + file.size() + " bytes");
        }
        return window.at(number, e.tag(), e.at(), Math.min(e.count(), most) * size);
    }

    /** Whole numbers of an entry that lists one per sample. */
    public long[] integers(int tag, long otherwise) {
        Entry e = find(tag);
        return e == null ? new long[] {otherwise} : integers(e, MOST_VALUES);
    }
}
