// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** zlib streams (RFC 1950). */
final class DeflateDecoder implements Decoder {
    private static final int STEP = 1 << 16;

    @Override
    public void decode(byte[] packed, Unpacked out) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            while (!out.isFull() && !inflater.finished()) {
                int room = out.room(STEP);
                int n = inflater.inflate(out.array(), out.size(), room);
                out.advance(n);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return;
                }
            }
        } catch (DataFormatException e) {
            throw new IOException("the Deflate data are damaged (" + e.getMessage() + ")", e);
        } finally {
            inflater.end();
        }
    }
}
