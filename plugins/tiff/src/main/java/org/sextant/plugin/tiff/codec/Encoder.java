// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

/** Packs strips; one serves one thread at a time. */
@FunctionalInterface
public interface Encoder {
    /**
     * @param raw whole rows
     * @param rowBytes length of a row; some ways of packing start anew with each
     */
    byte[] encode(byte[] raw, int rowBytes);
}
