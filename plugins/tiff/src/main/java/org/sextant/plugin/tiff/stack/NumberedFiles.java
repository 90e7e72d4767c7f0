// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.stack;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sextant.volume.format.OpenOptions;
import org.sextant.world.error.DataException;

/**
 * The TIFF files of a folder as series: names that differ in their numbers alone, in the order of the numbers (2 before 10).
 * Where two numbers vary independently, as in {@code z003_c1.tif}, each value of the one with fewer values is a series.
 *
 * @param name the names with # for the number that counts
 * @param missing numbers left out between first and last, where all the others are 1 apart; empty else
 */
record NumberedFiles(String name, List<Path> files, List<String> missing) {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int MOST_MISSING = 100;

    /** All series of a folder, by name. */
    static List<NumberedFiles> in(Path folder) {
        Map<String, List<Path>> groups = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, NumberedFiles::isTiff)) {
            for (Path p : all) {
                groups.computeIfAbsent(NUMBER.matcher(nameOf(p)).replaceAll("#"), k -> new ArrayList<>())
                        .add(p);
            }
        } catch (IOException e) {
            throw new DataException(folder.toString(), "folder", "cannot be listed: " + e, "Check its permissions", e);
        }
        List<NumberedFiles> series = new ArrayList<>();
        groups.forEach((key, files) -> series.addAll(split(files)));
        return series;
    }

    /** Whether the name ends like a TIFF file's; hidden files are none. */
    static boolean isTiff(Path p) {
        String name = nameOf(p).toLowerCase(Locale.ROOT);
        return (name.endsWith(".tif") || name.endsWith(".tiff")) && !name.startsWith(".") && Files.isRegularFile(p);
    }

    /** The one series, or the one that the user chose. */
    static NumberedFiles choose(Path folder, OpenOptions options) {
        List<NumberedFiles> all = in(folder);
        if (all.isEmpty()) {
            throw new DataException(folder.toString(), "folder", "holds no .tif file", "Choose another folder");
        }
        List<String> names = all.stream().map(NumberedFiles::name).toList();
        String wanted = options.setting(OpenOptions.DATASET).orElse(all.size() == 1 ? names.get(0) : "");
        return all.stream()
                .filter(s -> s.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        folder.toString(),
                        "folder",
                        "holds TIFF files of " + names.size() + " series"
                                + (wanted.isEmpty() ? "" : ", none of them '" + wanted + "'"),
                        "Open one file, or give dataset as one of " + names));
    }

    private static String nameOf(Path p) {
        return String.valueOf(p.getFileName());
    }

    private static List<BigInteger> numbers(Path p) {
        Matcher m = NUMBER.matcher(nameOf(p));
        List<BigInteger> n = new ArrayList<>();
        while (m.find()) {
            n.add(new BigInteger(m.group()));
        }
        return n;
    }

    private static List<NumberedFiles> split(List<Path> files) {
        int places = numbers(files.get(0)).size();
        if (places == 0) {
            return files.stream()
                    .map(f -> new NumberedFiles(nameOf(f), List.of(f), List.of()))
                    .toList();
        }
        long[] distinct = IntStream.range(0, places)
                .mapToLong(k ->
                        files.stream().map(f -> numbers(f).get(k)).distinct().count())
                .toArray();
        int counting = places - 1;
        double product = 1;
        for (int k = 0; k < places; k++) {
            product *= distinct[k];
            counting = distinct[k] > distinct[counting] ? k : counting;
        }
        int place = counting;
        boolean independent = product == files.size();
        Map<String, List<Path>> series = files.stream()
                .collect(Collectors.groupingBy(
                        f -> withCounter(f, place, independent), TreeMap::new, Collectors.toList()));
        List<NumberedFiles> all = new ArrayList<>();
        series.forEach((name, members) -> all.add(new NumberedFiles(name, ordered(members), missing(members, place))));
        return all;
    }

    /** The name with # for the number that counts, or for all of them. */
    private static String withCounter(Path file, int place, boolean one) {
        Matcher m = NUMBER.matcher(nameOf(file));
        int[] k = {0};
        return m.replaceAll(r -> k[0]++ == place || !one ? "#" : r.group());
    }

    private static List<Path> ordered(List<Path> files) {
        Comparator<List<BigInteger>> byNumbers = (a, b) -> {
            for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                int c = a.get(i).compareTo(b.get(i));
                if (c != 0) {
                    return c;
                }
            }
            return 0;
        };
        return files.stream()
                .sorted(Comparator.comparing(NumberedFiles::numbers, byNumbers).thenComparing(NumberedFiles::nameOf))
                .toList();
    }

    private static List<String> missing(List<Path> files, int place) {
        Set<BigInteger> there = new HashSet<>();
        files.forEach(f -> there.add(numbers(f).get(place)));
        BigInteger first = there.stream().min(Comparator.naturalOrder()).orElseThrow();
        BigInteger last = there.stream().max(Comparator.naturalOrder()).orElseThrow();
        BigInteger gaps = last.subtract(first).add(BigInteger.ONE).subtract(BigInteger.valueOf(there.size()));
        if (gaps.signum() == 0 || gaps.compareTo(BigInteger.valueOf(Math.min(MOST_MISSING, there.size() / 2))) > 0) {
            return List.of();
        }
        List<String> missing = new ArrayList<>();
        for (BigInteger n = first; n.compareTo(last) < 0; n = n.add(BigInteger.ONE)) {
            if (!there.contains(n)) {
                missing.add(n.toString());
            }
        }
        return missing;
    }
}
