// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** Slow and plain compressors for the tests, written from the specification and apart from those of the exporter. */
final class Packing {
    private Packing() {}

    static byte[] pack(int compression, boolean oldLzw, byte[] b) {
        return switch (compression) {
            case 1 -> b;
            case 5 -> lzw(b, oldLzw);
            case 8, 32946 -> deflate(b);
            case 32773 -> packBits(b);
            case 50000 -> Zstd.compress(b, 3);
            default -> throw new IllegalArgumentException("compression " + compression);
        };
    }

    private static byte[] deflate(byte[] b) {
        Deflater d = new Deflater();
        d.setInput(b);
        d.finish();
        byte[] out = new byte[2 * b.length + 64];
        int n = d.deflate(out);
        d.end();
        return Arrays.copyOf(out, n);
    }

    /** Runs of two and more equal bytes, everything else literally. */
    private static byte[] packBits(byte[] b) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int i = 0;
        while (i < b.length) {
            int n = 1;
            while (n < 128 && i + n < b.length && b[i + n] == b[i]) {
                n++;
            }
            if (n > 1) {
                out.write(1 - n);
                out.write(b[i]);
            } else {
                out.write(0);
                out.write(b[i]);
                out.write(-128);
            }
            i += n;
        }
        return out.toByteArray();
    }

    /** The algorithm as TIFF 6.0 section 13 prints it: strings in a table, Clear when 4094 is in it. */
    static byte[] lzw(byte[] b, boolean old) {
        Bits out = new Bits(old);
        Map<String, Integer> table = new HashMap<>();
        fill(table);
        out.put(256, 9);
        String omega = "";
        for (byte value : b) {
            String k = omega + (char) (value & 0xff);
            if (table.containsKey(k)) {
                omega = k;
                continue;
            }
            out.put(table.get(omega), width(table.size() + 2, old));
            table.put(k, table.size() + 2);
            if (table.size() + 2 == (old ? 4096 : 4095)) {
                out.put(256, 12);
                fill(table);
            }
            omega = "" + (char) (value & 0xff);
        }
        if (!omega.isEmpty()) {
            out.put(table.get(omega), width(table.size() + 2, old));
            table.put("the last string enters the table too", 0);
        }
        out.put(257, width(table.size() + 2, old));
        return out.bytes();
    }

    private static void fill(Map<String, Integer> table) {
        table.clear();
        for (int i = 0; i < 256; i++) {
            table.put("" + (char) i, i);
        }
    }

    /** Bits of the next code when {@code next} is the next free entry: 10 bits as soon as entry 511 (old: 512) is there. */
    private static int width(int next, boolean old) {
        int last = old ? next - 1 : next;
        return last < 512 ? 9 : last < 1024 ? 10 : last < 2048 ? 11 : 12;
    }

    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final boolean lowFirst;
        private int word;
        private int n;

        Bits(boolean lowFirst) {
            this.lowFirst = lowFirst;
        }

        void put(int code, int width) {
            for (int i = 0; i < width; i++) {
                int bit = code >> (lowFirst ? i : width - 1 - i) & 1;
                word |= bit << (lowFirst ? n : 7 - n);
                if (++n == 8) {
                    out.write(word);
                    word = 0;
                    n = 0;
                }
            }
        }

        byte[] bytes() {
            if (n > 0) {
                out.write(word);
            }
            return out.toByteArray();
        }
    }
}
