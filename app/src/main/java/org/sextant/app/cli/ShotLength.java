// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.world.error.SextantException;

/** How long a film lasts. */
record ShotLength(double seconds) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)\\s*(s|min)");

    static ShotLength parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches() || !(Double.parseDouble(m.group(1)) > 0)) {
            throw new SextantException("'" + text + "' is not a duration; write for example 10s or 1.5min");
        }
        return new ShotLength(Double.parseDouble(m.group(1)) * (m.group(2).equals("s") ? 1 : 60));
    }
}
