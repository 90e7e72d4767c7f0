// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Zstandard frames (RFC 8878). */
final class ZstdDecoder implements Decoder {
    private static final int STEP = 1 << 17;

    @Override
    public void decode(byte[] packed, Unpacked out) throws IOException {
        try (var in = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(packed), RecyclingBufferPool.INSTANCE)) {
            while (!out.isFull()) {
                int room = out.room(STEP);
                int n = in.read(out.array(), out.size(), room);
                if (n < 0) {
                    return;
                }
                out.advance(n);
            }
        }
    }
}
