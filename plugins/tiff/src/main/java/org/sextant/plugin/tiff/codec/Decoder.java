// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

import java.io.IOException;

/** Unpacks strips or tiles. Keeps buffers between calls, so one serves one thread. */
public interface Decoder {
    /**
     * Unpacks until the output is full or the input ends; what the input holds beyond is not looked at.
     *
     * @throws IOException if the input is damaged
     */
    void decode(byte[] packed, Unpacked out) throws IOException;
}
