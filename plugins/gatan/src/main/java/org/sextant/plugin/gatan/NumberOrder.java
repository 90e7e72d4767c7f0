// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Sorts file names as people number them: a_2 before a_10. */
final class NumberOrder implements Comparator<Path> {
    private static final Pattern PART = Pattern.compile("\\d+|\\D+");

    @Override
    public int compare(Path a, Path b) {
        String[] left = parts(a);
        String[] right = parts(b);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = part(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(left.length, right.length);
        return order != 0 ? order : a.compareTo(b);
    }

    private static String[] parts(Path p) {
        return PART.matcher(String.valueOf(p.getFileName()))
                .results()
                .map(MatchResult::group)
                .toArray(String[]::new);
    }

    private static int part(String a, String b) {
        if (!Character.isDigit(a.charAt(0)) || !Character.isDigit(b.charAt(0))) {
            return a.compareTo(b);
        }
        String x = a.replaceFirst("^0+(?=\\d)", "");
        String y = b.replaceFirst("^0+(?=\\d)", "");
        int order = Integer.compare(x.length(), y.length());
        return order != 0 ? order : x.compareTo(y);
    }
}
