// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import java.util.ArrayDeque;
import java.util.Locale;

/** How long frames will still take, from the mean of the last ones: scenes become dearer as a camera comes near. */
final class TimeLeft {
    private static final int LAST = 12;

    private final ArrayDeque<Long> nanos = new ArrayDeque<>();

    /** A frame was made in this time. */
    void made(long tookNanos) {
        nanos.add(tookNanos);
        if (nanos.size() > LAST) {
            nanos.remove();
        }
    }

    /** Such as {@code 2 min 10 s left}; empty before the first frame. */
    String text(long framesLeft) {
        if (nanos.isEmpty() || framesLeft == 0) {
            return "";
        }
        double mean = nanos.stream().mapToLong(Long::longValue).average().orElse(0);
        long seconds = Math.round(mean * framesLeft / 1e9);
        if (seconds < 60) {
            return seconds + " s left";
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d min %d s left", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d h %d min left", seconds / 3600, seconds / 60 % 60);
    }
}
