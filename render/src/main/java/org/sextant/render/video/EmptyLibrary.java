// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shared library for Linux with a name and nothing in it. It stands in for libraries of sound and screens that the
 * encoder's program is linked to and that a machine without a desktop lacks: making videos from a pipe calls nothing of
 * them, and functions are looked up only when they are called.
 *
 * <pre>
 *   0x000 file header      0x0e8 symbol table (one, null)   0x110 dynamic section
 *   0x040 segments (3)     0x100 hash table                 0x180 names
 * </pre>
 *
 * <p>Layout: System V ABI, chapters 4 and 5 (ELF-64 object file format, version 1.5).
 */
final class EmptyLibrary {
    private static final short X86_64 = 62;
    private static final short AARCH64 = 183;

    private static final int SEGMENTS = 0x40;
    private static final int SYMBOLS = 0xe8;
    private static final int HASH = 0x100;
    private static final int DYNAMIC = 0x110;
    private static final int NAMES = 0x180;
    private static final int PAGE = 0x10000;
    private static final int READ_WRITE = 6;

    private EmptyLibrary() {}

    /** @param arm for 64-bit ARM instead of x86-64 */
    static void write(Path file, String name, boolean arm) throws IOException {
        byte[] text = name.getBytes(US_ASCII);
        int size = NAMES + text.length + 2;
        ByteBuffer b = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        header(b, arm);
        b.position(SEGMENTS);
        segment(b, 1, 0, size, PAGE); // PT_LOAD
        segment(b, 2, DYNAMIC, NAMES - DYNAMIC, 8); // PT_DYNAMIC
        segment(b, 0x6474e551, 0, 0, 16); // PT_GNU_STACK: no executable stack
        b.position(HASH);
        b.putInt(1).putInt(1).putInt(0).putInt(0); // one bucket, one symbol, both empty
        b.position(DYNAMIC);
        entry(b, 14, 1); // DT_SONAME: behind the first zero of the names
        entry(b, 4, HASH);
        entry(b, 5, NAMES);
        entry(b, 6, SYMBOLS);
        entry(b, 10, text.length + 2); // DT_STRSZ
        entry(b, 11, 24); // DT_SYMENT
        entry(b, 0, 0);
        b.position(NAMES + 1);
        b.put(text);
        Files.write(file, b.array());
    }

    private static void header(ByteBuffer b, boolean arm) {
        b.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}); // 64 bits, little-endian, version 1
        b.position(16);
        b.putShort((short) 3); // shared object
        b.putShort(arm ? AARCH64 : X86_64).putInt(1);
        b.putLong(0).putLong(SEGMENTS).putLong(0).putInt(0); // no entry, no sections, no flags
        b.putShort((short) 64).putShort((short) 56).putShort((short) 3); // sizes of header and segments, their number
        b.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    }

    /** The file is mapped as it is: addresses are offsets. */
    private static void segment(ByteBuffer b, int type, long at, long size, long align) {
        b.putInt(type)
                .putInt(READ_WRITE)
                .putLong(at)
                .putLong(at)
                .putLong(at)
                .putLong(size)
                .putLong(size)
                .putLong(align);
    }

    private static void entry(ByteBuffer b, long tag, long value) {
        b.putLong(tag).putLong(value);
    }
}
