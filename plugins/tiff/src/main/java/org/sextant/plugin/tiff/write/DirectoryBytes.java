// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.sextant.plugin.tiff.file.FieldType;

/** One directory with the values that do not fit into its entries, as bytes; entries in the order of their tags. */
final class DirectoryBytes {
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private record Value(int type, long count, byte[] bytes) {}

    private final boolean big;
    private final Map<Integer, Value> entries = new TreeMap<>();

    DirectoryBytes(boolean big) {
        this.big = big;
    }

    DirectoryBytes shorts(int tag, int value) {
        entries.put(
                tag,
                new Value(FieldType.SHORT, 1, bytes(2).putShort((short) value).array()));
        return this;
    }

    DirectoryBytes longs(int tag, long value) {
        entries.put(
                tag, new Value(FieldType.LONG, 1, bytes(4).putInt((int) value).array()));
        return this;
    }

    /** Offsets or byte counts. */
    DirectoryBytes offsets(int tag, long[] values, int from, int n) {
        ByteBuffer b = bytes(Math.multiplyExact(n, big ? 8 : 4));
        for (int i = from; i < from + n; i++) {
            if (big) {
                b.putLong(values[i]);
            } else {
                b.putInt((int) values[i]);
            }
        }
        entries.put(tag, new Value(big ? FieldType.LONG8 : FieldType.LONG, n, b.array()));
        return this;
    }

    DirectoryBytes rational(int tag, Rational r) {
        ByteBuffer b = bytes(8).putInt((int) r.numerator()).putInt((int) r.denominator());
        entries.put(tag, new Value(FieldType.RATIONAL, 1, b.array()));
        return this;
    }

    DirectoryBytes text(int tag, String text) {
        byte[] b = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        entries.put(tag, new Value(FieldType.ASCII, b.length, b));
        return this;
    }

    private static ByteBuffer bytes(int n) {
        return ByteBuffer.allocate(n).order(ORDER);
    }

    /**
     * The directory for the place {@code at}, an even number.
     *
     * @param last whether no other follows; else the next is taken to start right behind
     */
    ByteBuffer at(long at, boolean last) {
        int word = big ? 8 : 4;
        int head = (big ? 8 : 2) + entries.size() * (4 + 2 * word) + word;
        long total = head;
        for (Value v : entries.values()) {
            total += v.bytes.length > word ? even(v.bytes.length) : 0;
        }
        total = even(total);
        ByteBuffer b = bytes(Math.toIntExact(total));
        word(b, entries.size(), big ? 8 : 2);
        int outside = (int) even(head);
        for (Map.Entry<Integer, Value> e : entries.entrySet()) {
            Value v = e.getValue();
            b.putShort(e.getKey().shortValue()).putShort((short) v.type);
            word(b, v.count, word);
            if (v.bytes.length > word) {
                word(b, at + outside, word);
                b.duplicate().position(outside).put(v.bytes);
                outside += (int) even(v.bytes.length);
            } else {
                b.duplicate().put(v.bytes);
                b.position(b.position() + word);
            }
        }
        word(b, last ? 0 : at + total, word);
        return b.clear();
    }

    private static void word(ByteBuffer b, long value, int n) {
        switch (n) {
            case 2 -> b.putShort((short) value);
            case 4 -> b.putInt((int) value);
            default -> b.putLong(value);
        }
    }

    private static long even(long n) {
        return n + (n & 1);
    }
}
