// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia.compound;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.sextant.volume.format.RandomBytes;

/**
 * Bytes that can be read at any place: a file, or a stream within it.
 *
 * <p>Threads: any.
 */
public interface ByteSource {
    /** File name for messages. */
    String name();

    long size();

    /**
     * n bytes from {@code at} on, in a new little-endian buffer.
     *
     * @throws java.io.EOFException if there are fewer; nothing is allocated then
     */
    ByteBuffer read(long at, long n) throws IOException;

    /** The bytes of a file; the caller closes it. */
    static ByteSource of(RandomBytes file) {
        return new ByteSource() {
            @Override
            public String name() {
                return file.name();
            }

            @Override
            public long size() {
                return file.size();
            }

            @Override
            public ByteBuffer read(long at, long n) throws IOException {
                return file.read(at, n).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            }
        };
    }
}
