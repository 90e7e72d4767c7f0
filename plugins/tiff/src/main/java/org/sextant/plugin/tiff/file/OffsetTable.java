// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sextant.volume.format.RandomBytes;

/**
 * Where a list of offsets or byte counts lies in the file. The numbers themselves are read when a block is wanted, and only
 * those that it needs: 10,000 pages of 2,000 strips would else be 320 MB.
 *
 * @param at byte of the first number
 */
public record OffsetTable(long at, int type, long count) {
    public static OffsetTable of(Entry entry) {
        return new OffsetTable(entry.at(), entry.type(), entry.count());
    }

    /** Whether the type is one that offsets may have. */
    public boolean isNumeric() {
        return type == FieldType.SHORT
                || type == FieldType.LONG
                || type == FieldType.LONG8
                || type == FieldType.IFD
                || type == FieldType.IFD8;
    }

    /** The numbers {@code first} … {@code first + n − 1}. */
    public long[] read(RandomBytes bytes, ByteOrder order, long first, int n) throws IOException {
        int size = FieldType.bytes(type);
        ByteBuffer b = bytes.read(at + first * size, (long) n * size).order(order);
        long[] v = new long[n];
        for (int i = 0; i < n; i++) {
            v[i] = switch (size) {
                case 2 -> b.getShort() & 0xffff;
                case 4 -> b.getInt() & 0xffffffffL;
                default -> b.getLong();
            };
        }
        return v;
    }
}
