// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Bytes written as pairs of hexadecimal digits; white space between digits is skipped. */
public final class HexBytes extends InputStream {
    private final InputStream text;

    /** @param text buffered; closed with this stream */
    public HexBytes(InputStream text) {
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        int high = digit();
        if (high < 0) {
            return -1;
        }
        int low = digit();
        if (low < 0) {
            throw new EOFException("the hexadecimal text ends after half a byte");
        }
        return high << 4 | low;
    }

    private int digit() throws IOException {
        int c = text.read();
        while (c == ' ' || c >= '\t' && c <= '\r') {
            c = text.read();
        }
        if (c < 0) {
            return -1;
        }
        int d = c < 128 ? Character.digit(c, 16) : -1;
        if (d < 0) {
            throw new IOException("the character " + (char) c + " (code " + c + ") is no hexadecimal digit");
        }
        return d;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
