// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

/** Bytes as they are. */
final class StoredDecoder implements Decoder {
    @Override
    public void decode(byte[] packed, Unpacked out) {
        out.put(packed, 0, packed.length);
    }
}
