// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * View angles with where they come from, or why those that were found are not used.
 *
 * @param degrees one for each section; empty if there are none
 * @param source the file or header that states them; empty if there are none
 * @param ignored sources that were found and not used, each with its reason
 */
record Angles(double[] degrees, String source, List<String> ignored) {
    static final Angles NONE = new Angles(new double[0], "", List.of());

    Angles {
        ignored = List.copyOf(ignored);
    }

    static Angles of(double[] degrees, String source) {
        return new Angles(degrees, source, List.of());
    }

    static Angles ignored(String reason) {
        return new Angles(new double[0], "", List.of(reason));
    }

    boolean found() {
        return degrees.length > 0;
    }

    /** Whether the sections are views of a series: their angles differ. Some writers state 0 for each slice of a volume. */
    boolean ofSeries() {
        return Arrays.stream(degrees).distinct().count() > 1;
    }

    /** These if there are any, else the next; what was ignored is kept. */
    Angles or(Angles next) {
        List<String> all = new ArrayList<>(ignored);
        all.addAll(next.ignored);
        return found() ? new Angles(degrees, source, all) : new Angles(next.degrees, next.source, all);
    }
}
