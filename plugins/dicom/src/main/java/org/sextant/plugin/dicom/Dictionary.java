// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keywords, value representations and units of data elements. Source: DICOM PS3.6, section 6; units from PS3.3. */
final class Dictionary {
    /** @param vr value representation, two letters */
    record Entry(String vr, String keyword, String unit) {}

    private static final Map<Integer, Entry> ENTRIES = load();

    private Dictionary() {}

    private static Map<Integer, Entry> load() {
        Map<Integer, Entry> entries = new HashMap<>();
        try (InputStream in = Dictionary.class.getResourceAsStream("elements.csv")) {
            if (in == null) {
                throw new IllegalStateException("elements.csv is missing from the plugin");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] p = line.split(",", -1);
                    int tag = Integer.parseInt(p[0], 16) << 16 | Integer.parseInt(p[1], 16);
                    entries.put(tag, new Entry(p[2], p[3], p[4]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(entries);
    }

    static Optional<Entry> entry(int tag) {
        return Optional.ofNullable(ENTRIES.get(tag));
    }

    /** The keyword, or {@code (gggg,eeee)} for an element that is not listed. */
    static String name(int tag) {
        Entry e = ENTRIES.get(tag);
        return e == null ? String.format(Locale.ROOT, "(%04X,%04X)", tag >>> 16, tag & 0xffff) : e.keyword();
    }

    /** The value representation in implicit VR files; group lengths are UL, unlisted elements UN (PS3.5, section 6.2.2). */
    static String vr(int tag) {
        Entry e = ENTRIES.get(tag);
        if (e != null) {
            return e.vr();
        }
        return (tag & 0xffff) == 0 ? "UL" : "UN";
    }
}
