// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.numpy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses the one Python literal that a .npy header may be: a dictionary of strings, booleans and tuples of whole numbers.
 * Nothing else is accepted, nothing nests deeper, and nothing is evaluated.
 */
final class PythonLiteral {
    /** A header that is no such dictionary. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private static final int MAX_NUMBERS = 64;

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** Keys to String, Boolean or {@code List<Long>}. */
    static Map<String, Object> parse(String text) throws Malformed {
        PythonLiteral p = new PythonLiteral(text);
        Map<String, Object> map = p.dictionary();
        p.space();
        if (p.at != text.length()) {
            throw p.malformed("something follows the dictionary");
        }
        return map;
    }

    private Map<String, Object> dictionary() throws Malformed {
        Map<String, Object> map = new LinkedHashMap<>();
        expect('{');
        while (!next('}')) {
            String key = string();
            expect(':');
            if (map.put(key, value()) != null) {
                throw malformed("the key '" + key + "' comes twice");
            }
            if (!next(',')) {
                expect('}');
                break;
            }
        }
        return map;
    }

    private Object value() throws Malformed {
        space();
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == '\'' || c == '"') {
            return string();
        }
        if (c == '(') {
            return tuple();
        }
        for (boolean b : new boolean[] {true, false}) {
            String word = b ? "True" : "False";
            if (text.startsWith(word, at)) {
                at += word.length();
                return b;
            }
        }
        throw malformed("neither a string, a boolean nor a tuple of whole numbers");
    }

    private String string() throws Malformed {
        space();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw malformed("no quoted string");
        }
        String s = text.substring(at + 1, end);
        if (s.indexOf('\\') >= 0) {
            throw malformed("a string with an escape");
        }
        at = end + 1;
        return s;
    }

    private List<Long> tuple() throws Malformed {
        List<Long> numbers = new ArrayList<>();
        expect('(');
        while (!next(')')) {
            numbers.add(number());
            if (numbers.size() > MAX_NUMBERS) {
                throw malformed("more than " + MAX_NUMBERS + " numbers");
            }
            if (!next(',')) {
                expect(')');
                break;
            }
        }
        return numbers;
    }

    private long number() throws Malformed {
        space();
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from || at - from > 18) {
            throw malformed("no whole number of 1 to 18 digits");
        }
        long n = Long.parseLong(text.substring(from, at));
        if (at < text.length() && text.charAt(at) == 'L') {
            at++;
        }
        return n;
    }

    private void space() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private boolean next(char c) {
        space();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) throws Malformed {
        if (!next(c)) {
            throw malformed("no '" + c + "'");
        }
    }

    private Malformed malformed(String what) {
        String here = text.substring(Math.min(at, text.length()), Math.min(text.length(), at + 20));
        return new Malformed(what + " at character " + at + ": '" + here.strip() + "'");
    }
}
