// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;

/**
 * The words of one line of a script, read one after the other; what does not fit is told with line, word and what was
 * expected. Small and capital letters are the same except in names.
 */
final class Sentence {
    /** Words, names in quotation marks, and punctuation as words of its own. */
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|[(),:]|[^\\s(),:\"]+|\"");

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private final String file;
    private final int line;
    private final List<String> words = new ArrayList<>();
    private int next;

    Sentence(String file, int line, String text) {
        this.file = file;
        this.line = line;
        Matcher m = WORD.matcher(text);
        while (m.find()) {
            words.add(m.group(1) == null ? m.group() : m.group(1));
        }
    }

    boolean atEnd() {
        return next == words.size();
    }

    /** Whether the next word is this one; it is not consumed. */
    boolean sees(String word) {
        return !atEnd() && words.get(next).equalsIgnoreCase(word);
    }

    /** Consumes the word if it is the next one. */
    boolean skip(String word) {
        boolean there = sees(word);
        next += there ? 1 : 0;
        return there;
    }

    /** Consumes words that must come. */
    void expect(String... expected) {
        for (String word : expected) {
            if (!skip(word)) {
                throw wrong("'" + word + "'");
            }
        }
    }

    /** Consumes one of these words and returns it in small letters. */
    String oneOf(String... known) {
        for (String word : known) {
            if (skip(word)) {
                return word.toLowerCase(Locale.ROOT);
            }
        }
        throw wrong("one of " + String.join(", ", known));
    }

    /** A name as it is written. */
    String name(String what) {
        if (atEnd() || words.get(next).matches("[(),:]?")) {
            throw wrong("the name of " + what);
        }
        return words.get(next++);
    }

    double number(String what) {
        if (atEnd() || !NUMBER.matcher(words.get(next)).matches()) {
            throw wrong(what + ", a number");
        }
        return Double.parseDouble(words.get(next++));
    }

    /** A length with its unit, in one word or two: {@code 10um}, {@code 10 um}. */
    double lengthUm(String what) {
        if (atEnd()) {
            throw wrong(what + ", a length such as 10um");
        }
        String text = words.get(next);
        boolean two = NUMBER.matcher(text).matches() && next + 1 < words.size();
        try {
            double um = Length.parse(two ? text + words.get(next + 1) : text).um();
            next += two ? 2 : 1;
            return um;
        } catch (SextantException e) {
            throw wrong(what + ", a length such as 10um");
        }
    }

    /** What the reader makes of the word before; what it finds wrong is told with its place. */
    <T> T about(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (DataException e) {
            throw e;
        } catch (SextantException e) {
            throw new DataException(file, place(Math.max(0, next - 1)), String.valueOf(e.getMessage()), "", e);
        }
    }

    void end() {
        if (!atEnd()) {
            throw wrong("the end of the sentence");
        }
    }

    DataException wrong(String expected) {
        return new DataException(
                file,
                place(next),
                "here comes " + expected,
                next < words.size() ? "It is '" + words.get(next) + "'" : "The sentence ends too early");
    }

    private String place(int word) {
        return "line " + line + ", word " + (word + 1);
    }
}
