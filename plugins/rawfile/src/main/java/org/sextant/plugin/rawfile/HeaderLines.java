// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/** The lines of a text header that may be followed by binary data; knows the byte where each line ends. */
public final class HeaderLines {
    /** Room for a list of a hundred thousand data files. */
    private static final long MAX_HEADER_BYTES = 16 << 20;

    private static final int WINDOW = 2048;

    private final RandomBytes bytes;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowEnd;
    private final long start;
    private int number;

    public HeaderLines(RandomBytes bytes) {
        this(bytes, 0);
    }

    /** Reads lines from a byte on. */
    public HeaderLines(RandomBytes bytes, long from) {
        this.bytes = bytes;
        this.start = from;
        this.windowEnd = from;
    }

    /** Byte after the last line read and its line break. */
    public long position() {
        return windowEnd - window.remaining();
    }

    /** Number of the last line read, from 1. */
    public int number() {
        return number;
    }

    /** The next line without its line break (LF or CR LF); null at the end of the file. */
    public @Nullable String next() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        int c = read();
        if (c < 0) {
            return null;
        }
        number++;
        for (; c >= 0 && c != '\n'; c = read()) {
            line.write(c);
        }
        String text = decode(line.toByteArray());
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private int read() {
        if (!window.hasRemaining()) {
            long n = Math.min(WINDOW, bytes.size() - windowEnd);
            if (n <= 0) {
                return -1;
            }
            if (windowEnd - start > MAX_HEADER_BYTES) {
                throw new DataException(
                        bytes.name(),
                        "header line " + number,
                        "the header does not end within " + MAX_HEADER_BYTES + " bytes",
                        "The file is damaged; copy it again");
            }
            try {
                window = bytes.read(windowEnd, n);
            } catch (IOException e) {
                throw new DataException(
                        bytes.name(), "header line " + number, "cannot be read: " + e, "Check the disk", e);
            }
            windowEnd += n;
        }
        return window.get() & 0xff;
    }

    /** UTF-8, or Latin-1 where it is not (an old program's "µm"). */
    private static String decode(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(line, StandardCharsets.ISO_8859_1);
        }
    }
}
