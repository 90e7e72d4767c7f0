// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

import java.io.IOException;

/** Run lengths of bytes (TIFF 6.0 section 9). */
final class PackBitsDecoder implements Decoder {
    @Override
    public void decode(byte[] packed, Unpacked out) throws IOException {
        int i = 0;
        while (!out.isFull() && i < packed.length) {
            int n = packed[i++];
            if (n >= 0) {
                if (n + 1 > packed.length - i) {
                    throw new IOException("the PackBits data end within a run");
                }
                out.put(packed, i, n + 1);
                i += n + 1;
            } else if (n != -128) {
                if (i >= packed.length) {
                    throw new IOException("the PackBits data end before the value of a run");
                }
                out.fill(packed[i++], 1 - n);
            }
        }
    }
}
