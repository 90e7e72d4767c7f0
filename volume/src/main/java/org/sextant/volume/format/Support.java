// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

/**
 * How well a format can read a file.
 *
 * @param level 0 not at all … 1 certainly; the highest wins
 * @param reason what in the file says so, for the error message when nobody can read it
 */
public record Support(double level, String reason) {
    public static Support no(String reason) {
        return new Support(0, reason);
    }

    public static Support yes(String reason) {
        return new Support(1, reason);
    }
}
