// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.codec;

import java.io.IOException;
import java.util.Arrays;

/**
 * Turns the bytes of a chunk into others and back.
 *
 * <p>Threads: any. Implementations hold no state between calls.
 */
public interface ByteCodec {
    /**
     * Undoes {@link #encode}. Sizes that the data announce are checked against the limit before memory is taken.
     *
     * @param limit most bytes that the result can have
     * @throws IOException if the data are damaged, in words, or would give more than the limit
     */
    byte[] decode(byte[] encoded, int limit) throws IOException;

    /** Most bytes that n bytes can become. */
    int maxEncoded(int n);

    /**
     * Encodes the first n bytes.
     *
     * @param out at least {@link #maxEncoded} bytes
     * @param scratch memory to use; slot 0 only
     * @return number of bytes written to {@code out}
     */
    int encode(byte[] decoded, int n, byte[] out, Workspace scratch);

    /** Encodes to a new array. */
    default byte[] encode(byte[] decoded) {
        byte[] out = new byte[maxEncoded(decoded.length)];
        return Arrays.copyOf(out, encode(decoded, decoded.length, out, new Workspace()));
    }
}
