// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.world.error.SextantException;

/** Consecutive frames, from {@code first} up to but without {@code end}. */
public record FrameRange(long first, long end) {
    private static final Pattern TEXT = Pattern.compile("(\\d{0,9}):(\\d{0,9})");

    public FrameRange {
        if (first < 0 || end <= first) {
            throw new SextantException("frames run from 0 upwards and need at least one, not " + first + ":" + end);
        }
    }

    public long count() {
        return end - first;
    }

    /** Part of a film. @param text {@code from:to}, the second not included; either may be missing */
    public static FrameRange parse(String text, long frames) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            throw new SextantException("'" + text + "' is not a range of frames; write for example 30:60, :60 or 30:");
        }
        long first = m.group(1).isEmpty() ? 0 : Long.parseLong(m.group(1));
        long end = m.group(2).isEmpty() ? frames : Long.parseLong(m.group(2));
        if (end > frames) {
            throw new SextantException("the shot has " + frames + " frames, 0 to " + (frames - 1) + "; the range '"
                    + text + "' ends behind them");
        }
        return new FrameRange(first, end);
    }
}
