// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.util.Locale;
import org.sextant.world.error.DataException;

/** One field of a text header, parsed strictly: a value that does not fit is an error that shows it. */
public record HeaderField(String file, String name, String text) {
    private static final int MAX_SHOWN = 60;

    /** The error of a field whose value is not what it must be. */
    public DataException wrong(String problem) {
        return wrong(problem, "The header is damaged or was edited by hand; correct it");
    }

    public DataException wrong(String problem, String remedy) {
        String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
        return new DataException(file, "header field '" + name + "'", "'" + shown + "' " + problem, remedy);
    }

    public String[] words() {
        String t = text.strip();
        return t.isEmpty() ? new String[0] : t.split("\\s+");
    }

    public long whole() {
        return whole(text.strip());
    }

    private long whole(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw wrong("is not a whole number");
        }
    }

    public int whole(int min, int max) {
        long n = whole();
        if (n < min || n > max) {
            throw wrong("is not between " + min + " and " + max);
        }
        return (int) n;
    }

    /** Exactly n whole numbers. */
    public long[] wholes(int n) {
        String[] words = words(n);
        long[] numbers = new long[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = whole(words[i]);
        }
        return numbers;
    }

    /** Exactly n sizes, each at least 1. */
    public long[] sizes(int n) {
        long[] sizes = wholes(n);
        for (long s : sizes) {
            if (s < 1) {
                throw wrong("has a size below 1");
            }
        }
        return sizes;
    }

    /** A number; {@code nan} and {@code inf} in any case are understood. */
    public double real() {
        return real(text.strip());
    }

    private double real(String word) {
        try {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "nan", "-nan", "+nan" -> Double.NaN;
                case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
                case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(word);
            };
        } catch (NumberFormatException e) {
            throw wrong("holds '" + word + "', which is not a number");
        }
    }

    /** Exactly n numbers, separated by white space. */
    public double[] reals(int n) {
        String[] words = words(n);
        double[] numbers = new double[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = real(words[i]);
        }
        return numbers;
    }

    private String[] words(int n) {
        String[] words = words();
        if (words.length != n) {
            throw wrong("has " + words.length + " numbers instead of " + n);
        }
        return words;
    }

    /** True or False, as MetaImage writes them; also yes, no, 1, 0. */
    public boolean flag() {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "1" -> true;
            case "false", "f", "no", "0" -> false;
            default -> throw wrong("is neither True nor False");
        };
    }
}
