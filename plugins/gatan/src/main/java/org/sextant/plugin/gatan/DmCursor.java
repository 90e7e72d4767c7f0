// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.sextant.volume.format.RandomBytes;

/** Walks through a file from front to back with a small window; large arrays are stepped over without being read. */
final class DmCursor {
    private static final int WINDOW = 1 << 15;

    private final RandomBytes file;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowAt;
    private long at;

    DmCursor(RandomBytes file) {
        this.file = file;
    }

    long position() {
        return at;
    }

    long remaining() {
        return file.size() - at;
    }

    /** @throws EOFException if fewer bytes are left */
    void skip(long n) throws EOFException {
        if (n < 0 || n > remaining()) {
            throw new EOFException(n + " bytes are announced at byte " + at + ", the file has " + file.size());
        }
        at += n;
    }

    /** The window, positioned so that n bytes from here on can be read from the returned index. */
    private int have(int n, ByteOrder order) throws IOException {
        if (n > remaining()) {
            throw new EOFException(n + " bytes are wanted at byte " + at + ", the file has " + file.size());
        }
        if (at < windowAt || at + n > windowAt + window.limit()) {
            window = file.read(at, Math.min(remaining(), Math.max(n, WINDOW)));
            windowAt = at;
        }
        window.order(order);
        int from = (int) (at - windowAt);
        at += n;
        return from;
    }

    int u8() throws IOException {
        int from = have(1, ByteOrder.BIG_ENDIAN);
        return window.get(from) & 0xff;
    }

    int u16() throws IOException {
        int from = have(2, ByteOrder.BIG_ENDIAN);
        return window.getShort(from) & 0xffff;
    }

    int i32() throws IOException {
        int from = have(4, ByteOrder.BIG_ENDIAN);
        return window.getInt(from);
    }

    long i64() throws IOException {
        int from = have(8, ByteOrder.BIG_ENDIAN);
        return window.getLong(from);
    }

    /** n bytes as ISO 8859-1, as labels are written. */
    String latin(int n) throws IOException {
        int from = have(n, ByteOrder.BIG_ENDIAN);
        return new String(window.array(), from, n, StandardCharsets.ISO_8859_1);
    }

    /** One value of a simple type: a Long, or a Double for real numbers and whole ones past 2⁶³. */
    Number value(DmType.Simple type, ByteOrder order) throws IOException {
        int from = have(type.bytes(), order);
        return switch (type) {
            case I16 -> (long) window.getShort(from);
            case I32 -> (long) window.getInt(from);
            case U16 -> (long) (window.getShort(from) & 0xffff);
            case U32 -> window.getInt(from) & 0xffffffffL;
            case F32 -> (double) window.getFloat(from);
            case F64 -> window.getDouble(from);
            case BOOL, OCTET -> (long) (window.get(from) & 0xff);
            case CHAR -> (long) window.get(from);
            case I64 -> window.getLong(from);
            case U64 -> unsigned(window.getLong(from));
        };
    }

    private static Number unsigned(long bits) {
        if (bits >= 0) {
            return bits;
        }
        return 2.0 * (bits >>> 1);
    }
}
