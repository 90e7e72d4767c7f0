// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import org.sextant.world.error.SextantException;

/** Bits of each channel of a picture. */
record ChannelDepth(int bits) {
    static ChannelDepth parse(String text) {
        if (!text.equals("8") && !text.equals("16")) {
            throw new SextantException("'" + text + "' is not a depth of pictures; use 8 or 16");
        }
        return new ChannelDepth(Integer.parseInt(text));
    }
}
