// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sextant.volume.format.RandomBytes;

/** A position in a file that moves forward; reads through a window so that small values cost no system call each. */
final class ByteCursor {
    private static final int WINDOW = 1 << 14;

    private final RandomBytes bytes;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;
    private long at;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    ByteCursor(RandomBytes bytes, long from) {
        this.bytes = bytes;
        this.at = from;
    }

    long at() {
        return at;
    }

    long left() {
        return bytes.size() - at;
    }

    ByteOrder order() {
        return order;
    }

    void order(ByteOrder o) {
        this.order = o;
    }

    int u16() throws IOException {
        return take(2).getShort() & 0xffff;
    }

    long u32() throws IOException {
        return take(4).getInt() & 0xffffffffL;
    }

    /** Group and element, without moving. */
    int peekTag() throws IOException {
        long before = at;
        int tag = tag();
        at = before;
        return tag;
    }

    int tag() throws IOException {
        int group = u16();
        return group << 16 | u16();
    }

    byte[] bytes(int n) throws IOException {
        byte[] b = new byte[n];
        take(n).get(b);
        return b;
    }

    void skip(long n) throws IOException {
        if (n > left()) {
            throw new EOFException(n + " bytes are announced at byte " + at + ", " + left() + " are there");
        }
        at += n;
    }

    /** n bytes in the current order; nothing is allocated if they are not there. */
    private ByteBuffer take(int n) throws IOException {
        if (n > left()) {
            throw new EOFException(n + " bytes are announced at byte " + at + ", " + left() + " are there");
        }
        if (at < windowStart || at + n > windowStart + window.capacity()) {
            window = bytes.read(at, Math.min(left(), Math.max(n, WINDOW)));
            windowStart = at;
        }
        ByteBuffer b = window.slice((int) (at - windowStart), n).order(order);
        at += n;
        return b;
    }
}
