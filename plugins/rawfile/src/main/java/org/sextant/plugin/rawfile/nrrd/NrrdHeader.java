// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.nrrd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sextant.plugin.rawfile.HeaderField;
import org.sextant.plugin.rawfile.HeaderLines;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/**
 * The header of a NRRD file: a magic line, then {@code field: value}, {@code key:=value} and {@code # comment} lines up to
 * a blank line or the end of the file.
 *
 * <p>Source: G. Kindlmann, "Definition of NRRD File Format", teem.sourceforge.net/nrrd/format.html, sections 2 to 6.
 */
final class NrrdHeader {
    private final Path path;
    private final Map<String, HeaderField> fields = new LinkedHashMap<>();
    private final Map<String, String> pairs = new LinkedHashMap<>();
    private final List<String> comments = new ArrayList<>();
    private final List<String> listedFiles = new ArrayList<>();
    private final long end;

    private NrrdHeader(Path path, RandomBytes bytes) {
        this.path = path;
        HeaderLines lines = new HeaderLines(bytes);
        String magic = lines.next();
        if (magic == null || !magic.matches("NRRD000[1-5]")) {
            throw new DataException(
                    path.toString(), "header line 1", "is not NRRD0001 to NRRD0005", "It is no NRRD file");
        }
        boolean listing = false;
        for (String line = lines.next(); line != null && (listing || !line.isEmpty()); line = lines.next()) {
            if (listing) {
                if (!line.isBlank()) {
                    listedFiles.add(line);
                }
            } else {
                parse(line, lines.number());
                listing = field("datafile")
                        .filter(f -> f.words().length > 0 && f.words()[0].equals("LIST"))
                        .isPresent();
            }
        }
        this.end = lines.position();
    }

    static NrrdHeader read(Path path, RandomBytes bytes) {
        return new NrrdHeader(path, bytes);
    }

    private void parse(String line, int number) {
        if (line.startsWith("#")) {
            comments.add(line.substring(1).strip());
            return;
        }
        int pair = line.indexOf(":=");
        int field = line.indexOf(": ");
        if (field < 0 && line.endsWith(":")) {
            field = line.length() - 1;
        }
        if (field > 0 && (pair < 0 || field < pair)) {
            String name = line.substring(0, field);
            String canonical = canonical(name);
            HeaderField before = fields.put(
                    canonical,
                    new HeaderField(
                            path.toString(), name, line.substring(field + 1).strip()));
            if (before != null) {
                throw before.wrong("is stated twice");
            }
        } else if (pair > 0) {
            pairs.put(unescaped(line.substring(0, pair)), unescaped(line.substring(pair + 2)));
        } else {
            String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
            throw new DataException(
                    path.toString(),
                    "header line " + number,
                    "'" + shown + "' is neither 'field: value' nor 'key:=value' nor a comment",
                    "The header is damaged or was edited by hand; correct it");
        }
    }

    private static String canonical(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\\\", "\\");
    }

    Path path() {
        return path;
    }

    /** Byte after the header: where the data of an attached header start. */
    long end() {
        return end;
    }

    /** A field by its name without spaces in lower case: {@code datafile}, {@code spacedirections}. */
    Optional<HeaderField> field(String canonical) {
        return Optional.ofNullable(fields.get(canonical));
    }

    /** The first of two spellings. */
    Optional<HeaderField> field(String canonical, String otherwise) {
        return field(canonical).or(() -> field(otherwise));
    }

    HeaderField needed(String canonical) {
        return field(canonical)
                .orElseThrow(() -> new DataException(
                        path.toString(),
                        "header",
                        "the field '" + canonical + "' is missing",
                        "The header is damaged or was edited by hand; add the field"));
    }

    Optional<String> pair(String key) {
        return Optional.ofNullable(pairs.get(key));
    }

    /** File names after {@code data file: LIST}. */
    List<String> listedFiles() {
        return listedFiles;
    }

    /** Fields, key/value pairs and comments, in that order, as the file states them. */
    Metadata metadata() {
        Metadata.Builder m = Metadata.builder();
        fields.values().forEach(f -> m.text(f.name(), f.text()));
        pairs.forEach(m::text);
        comments.forEach(c -> m.text("comment", c));
        return m.build();
    }
}
