// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

import java.util.Arrays;
import java.util.zip.Deflater;

/** zlib streams (RFC 1950) at zlib's usual level. */
final class DeflateEncoder implements Encoder {
    @Override
    public byte[] encode(byte[] raw, int rowBytes) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(raw);
            deflater.finish();
            byte[] out = new byte[Math.max(256, raw.length / 2)];
            int n = 0;
            while (!deflater.finished()) {
                if (n == out.length) {
                    out = Arrays.copyOf(out, (int) Math.min(Integer.MAX_VALUE - 8, 2L * out.length));
                }
                n += deflater.deflate(out, n, out.length - n);
            }
            return Arrays.copyOf(out, n);
        } finally {
            deflater.end();
        }
    }
}
