// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

/**
 * An array that was left in the file.
 *
 * @param offset byte of its first element
 * @param text its characters if it is short and could be text, else empty
 */
record DmArray(DmType.Array type, long offset, String text) {
    long bytes() {
        return type.size();
    }

    @Override
    public String toString() {
        return "array of " + type.count() + " " + type.element() + " at byte " + offset;
    }
}
