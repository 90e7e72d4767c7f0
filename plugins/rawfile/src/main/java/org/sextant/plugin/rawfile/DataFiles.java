// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.world.error.DataException;

/** The data files that a detached header names: relative to the header, one by one or by a numbered pattern. */
public final class DataFiles {
    private static final Pattern NUMBER = Pattern.compile("%(0?)(\\d{0,2})[diu]");

    private DataFiles() {}

    /** @throws DataException if there is no such file */
    public static Path resolve(Path header, HeaderField field, String name) {
        Path file;
        try {
            file = header.resolveSibling(name.strip());
        } catch (InvalidPathException e) {
            throw field.wrong("is not the name of a file");
        }
        if (!Files.isRegularFile(file)) {
            throw new DataException(
                    header.toString(),
                    "header field '" + field.name() + "'",
                    "the data file " + file + " is not there",
                    "Copy it beside the header");
        }
        return file;
    }

    /** Whether the text is a pattern with a number in it: {@code slice%03d.raw}. */
    public static boolean isPattern(String text) {
        return NUMBER.matcher(text).find();
    }

    /**
     * The files of a pattern such as {@code slice%03d.raw 1 120 1}: the text before the numbers, then first number, last
     * number and step.
     *
     * @param expected number of files that the sizes ask for
     */
    public static List<Path> ofPattern(Path header, HeaderField field, String pattern, long[] range, long expected) {
        long step = range[2];
        if (step == 0 || step == Long.MIN_VALUE || Math.abs(range[0]) > 1 << 30 || Math.abs(range[1]) > 1 << 30) {
            throw field.wrong("does not count from a first to a last number");
        }
        long count = (range[1] - range[0]) / step + 1;
        checkCount(field, count, expected);
        Matcher m = NUMBER.matcher(pattern);
        if (!m.find()) {
            throw field.wrong("has no %d for the number");
        }
        String width = m.group(2).isEmpty() ? "" : m.group(1) + m.group(2);
        String number = m.group(2).equals("0") || width.isEmpty() ? "%d" : "%" + width + "d";
        List<Path> files = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            String digits = String.format(Locale.ROOT, number, range[0] + i * step);
            files.add(resolve(header, field, pattern.substring(0, m.start()) + digits + pattern.substring(m.end())));
        }
        return files;
    }

    /** The files listed one a line. */
    public static List<Path> ofList(Path header, HeaderField field, List<String> names, long expected) {
        checkCount(field, names.size(), expected);
        return names.stream().map(n -> resolve(header, field, n)).toList();
    }

    private static void checkCount(HeaderField field, long count, long expected) {
        if (count != expected || count < 1) {
            throw field.wrong("names " + count + " files, but the sizes ask for " + expected);
        }
    }

    /**
     * How many files hold a volume whose files each hold the first {@code perFile} axes; if that is all axes, the files
     * share the last axis evenly.
     *
     * @param named number of files named, used in the second case
     */
    public static long count(HeaderField field, long[] sizes, int perFile, long named) {
        if (perFile < 1 || perFile > sizes.length) {
            throw field.wrong("says that each file holds " + perFile + " axes, there are " + sizes.length);
        }
        if (perFile == sizes.length) {
            if (named < 1 || sizes[perFile - 1] % named != 0) {
                throw field.wrong(
                        "names " + named + " files, which cannot share " + sizes[perFile - 1] + " planes evenly");
            }
            return named;
        }
        long files = 1;
        for (int i = perFile; i < sizes.length; i++) {
            if (sizes[i] > (1 << 30) / files) {
                throw field.wrong("would need more than " + (1 << 30) + " files");
            }
            files *= sizes[i];
        }
        return files;
    }
}
