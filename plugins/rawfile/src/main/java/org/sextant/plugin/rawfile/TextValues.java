// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.sextant.volume.value.ValueType;

/** Values written as decimal text, turned into their little-endian bytes; separated by white space or commas. */
public final class TextValues extends InputStream {
    /** Longer than any number that a program prints. */
    private static final int MAX_CHARACTERS = 400;

    private final InputStream text;
    private final ValueType type;
    private final Object one;
    private final ByteBuffer value = ByteBuffer.allocate(8);
    private final StringBuilder token = new StringBuilder();

    /** @param text buffered; closed with this stream */
    public TextValues(InputStream text, ValueType type) {
        this.text = text;
        this.type = type;
        this.one = type.allocate(1);
        value.limit(0);
    }

    @Override
    public int read() throws IOException {
        if (!value.hasRemaining() && !next()) {
            return -1;
        }
        return value.get() & 0xff;
    }

    private boolean next() throws IOException {
        int c = text.read();
        while (isSeparator(c)) {
            c = text.read();
        }
        if (c < 0) {
            return false;
        }
        token.setLength(0);
        while (c >= 0 && !isSeparator(c)) {
            token.append((char) c);
            if (token.length() > MAX_CHARACTERS) {
                throw new IOException(
                        "a number of more than " + MAX_CHARACTERS + " characters: '" + token.substring(0, 20) + "…'");
            }
            c = text.read();
        }
        type.set(one, 0, parse(token.toString()));
        value.clear();
        type.encode(one, 0, 1, value, ByteOrder.LITTLE_ENDIAN);
        value.flip();
        return true;
    }

    private static boolean isSeparator(int c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == ',';
    }

    private double parse(String number) throws IOException {
        double v;
        try {
            v = switch (number.toLowerCase(Locale.ROOT)) {
                case "nan", "-nan", "+nan" -> Double.NaN;
                case "inf", "+inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(number);
            };
        } catch (NumberFormatException e) {
            throw new IOException("'" + number + "' is not a number", e);
        }
        if (type.isInteger() && !(v >= type.min() && v <= type.max() && v == Math.rint(v))) {
            throw new IOException("'" + number + "' is no value of type " + type.label());
        }
        return v;
    }

    @Override
    public int read(byte[] target, int from, int n) throws IOException {
        int done = 0;
        while (done < n) {
            int b = read();
            if (b < 0) {
                break;
            }
            target[from + done++] = (byte) b;
        }
        return done == 0 && n > 0 ? -1 : done;
    }

    @Override
    public void skipNBytes(long n) throws IOException {
        if (n != 0) {
            throw new EOFException("bytes cannot be skipped in values written as text");
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
