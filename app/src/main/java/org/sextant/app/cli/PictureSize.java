// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.world.error.SextantException;

/** Width and height of a picture in pixels. */
record PictureSize(int width, int height) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})[x×](\\d{1,5})");
    private static final int MAX = 32768;

    PictureSize {
        if (width < 1 || height < 1 || width > MAX || height > MAX) {
            throw new SextantException(
                    "a picture has 1 to " + MAX + " pixels along each side, not " + width + "x" + height);
        }
    }

    static PictureSize parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            throw new SextantException("'" + text + "' is not a picture size; write for example 1200x900");
        }
        return new PictureSize(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
    }
}
