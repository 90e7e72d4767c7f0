// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.metaimage;

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
 * The header of a MetaImage: lines {@code Key = value}, the last of which is {@code ElementDataFile}.
 *
 * <p>Source: MetaIO documentation, itk.org/Wiki/ITK/MetaIO/Documentation, "Reference: Tags of MetaImage".
 */
final class MetaImageHeader {
    private final Path path;
    private final Map<String, HeaderField> fields = new LinkedHashMap<>();
    private final List<String> listedFiles = new ArrayList<>();
    private final long end;

    private MetaImageHeader(Path path, RandomBytes bytes) {
        this.path = path;
        HeaderLines lines = new HeaderLines(bytes);
        while (fields.get("elementdatafile") == null) {
            String line = lines.next();
            if (line == null) {
                throw missing("ElementDataFile");
            }
            if (!line.isBlank()) {
                parse(line, lines.number());
            }
        }
        this.end = lines.position();
        if (needed("ElementDataFile").text().startsWith("LIST")) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    listedFiles.add(line);
                }
            }
        }
    }

    static MetaImageHeader read(Path path, RandomBytes bytes) {
        return new MetaImageHeader(path, bytes);
    }

    private void parse(String line, int number) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            equals = line.indexOf(':');
        }
        String name = equals < 0 ? "" : line.substring(0, equals).strip();
        if (name.isEmpty()) {
            String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
            throw new DataException(
                    path.toString(),
                    "header line " + number,
                    "'" + shown + "' is no line of the form 'Key = value'",
                    "The header is damaged or was edited by hand; correct it");
        }
        HeaderField field = new HeaderField(
                path.toString(), name, line.substring(equals + 1).strip());
        HeaderField before = fields.put(name.toLowerCase(Locale.ROOT), field);
        if (before != null && !before.text().equals(field.text())) {
            throw field.wrong("contradicts an earlier line of the same name, '" + before.text() + "'");
        }
    }

    Path path() {
        return path;
    }

    /** Byte after the header. */
    long end() {
        return end;
    }

    /** The first of some spellings that is there, whatever its case. */
    Optional<HeaderField> field(String... names) {
        for (String name : names) {
            HeaderField f = fields.get(name.toLowerCase(Locale.ROOT));
            if (f != null) {
                return Optional.of(f);
            }
        }
        return Optional.empty();
    }

    HeaderField needed(String name) {
        return field(name).orElseThrow(() -> missing(name));
    }

    private DataException missing(String name) {
        return new DataException(
                path.toString(),
                "header",
                "the line '" + name + " = …' is missing",
                "The header is damaged or was edited by hand; add the line");
    }

    boolean flag(String... names) {
        return field(names).map(HeaderField::flag).orElse(false);
    }

    List<String> listedFiles() {
        return listedFiles;
    }

    Metadata metadata() {
        Metadata.Builder m = Metadata.builder();
        fields.values().forEach(f -> m.text(f.name(), f.text()));
        return m.build();
    }
}
