// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia.compound;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One of the 128-byte entries of the directory (MS-CFB 2.6.1).
 *
 * @param left sibling that sorts before, or {@link #NONE}; {@code right} the one after; {@code child} any of a storage's own
 */
record DirectoryEntry(String name, int type, long left, long right, long child, long firstSector, long size) {
    static final int BYTES = 128;
    static final long NONE = 0xffffffffL;
    static final int STORAGE = 1;
    static final int STREAM = 2;
    static final int ROOT = 5;
    private static final int NAME_BYTES = 64;

    /** Reads the entry at the buffer's position; version 3 files leave the upper half of the size undefined. */
    static DirectoryEntry read(ByteBuffer b, int version) {
        int at = b.position();
        int length = Math.min(NAME_BYTES, Math.max(0, (b.getShort(at + 64) & 0xffff) - 2)) & ~1;
        byte[] name = new byte[length];
        b.get(at, name);
        long size = version == 3 ? CompoundHeader.u32(b, at + 120) : b.getLong(at + 120);
        return new DirectoryEntry(
                new String(name, StandardCharsets.UTF_16LE),
                b.get(at + 66),
                CompoundHeader.u32(b, at + 68),
                CompoundHeader.u32(b, at + 72),
                CompoundHeader.u32(b, at + 76),
                CompoundHeader.u32(b, at + 116),
                size);
    }
}
