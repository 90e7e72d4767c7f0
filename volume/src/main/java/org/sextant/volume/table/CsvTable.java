// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.world.error.DataException;

/**
 * Tables as comma-separated text, UTF-8, with a line of headings that carry the units:
 *
 * <pre>
 *   label,esd [um],volume [um^3],porosity
 *   1,14.52,1603.1,0.314
 *   2,13.1,1177.1,
 * </pre>
 *
 * Numbers are the shortest that read back as the same double; an empty cell is a number that is not known.
 */
public final class CsvTable {
    private static final Pattern HEADING = Pattern.compile("\\s*([^\\[\\]]*?)\\s*(?:\\[([^\\[\\]]*)\\])?\\s*");

    private CsvTable() {}

    /** Writes a file that appears only when it is whole. */
    public static void write(Table table, Path file, boolean overwrite) {
        AtomicOutput.write(file, overwrite, 0, part -> {
            try (BufferedWriter w = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                w.write(String.join(
                        ",", table.columns().stream().map(Column::heading).toList()));
                w.write('\n');
                for (int row = 0; row < table.rows(); row++) {
                    for (int c = 0; c < table.columns().size(); c++) {
                        w.write(c == 0 ? "" : ",");
                        w.write(cell(table.columns().get(c).get(row)));
                    }
                    w.write('\n');
                }
            }
        });
    }

    private static String cell(double v) {
        if (Double.isNaN(v)) {
            return "";
        }
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v);
    }

    /**
     * Reads what {@link #write} wrote, or any table of numbers with a line of headings.
     *
     * @throws DataException naming line and column of what is no number
     */
    public static Table read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty()) {
            throw new DataException(file.toString(), "line 1", "the file is empty", "A table begins with its headings");
        }
        String[] headings = lines.get(0).split(",", -1);
        List<double[]> values = new ArrayList<>();
        for (int c = 0; c < headings.length; c++) {
            values.add(new double[lines.size() - 1]);
        }
        for (int i = 1; i < lines.size(); i++) {
            readRow(file, lines.get(i), i, values);
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < headings.length; c++) {
            Matcher m = HEADING.matcher(headings[c].replace("\"", "").replace("\ufeff", ""));
            if (!m.matches() || m.group(1).isEmpty()) {
                throw new DataException(
                        file.toString(),
                        "line 1, column " + (c + 1),
                        "'" + headings[c] + "' is no heading",
                        "Write a name, and a unit in brackets: esd [um]");
            }
            columns.add(new Column(m.group(1), m.group(2) == null ? "" : m.group(2), values.get(c)));
        }
        return new Table(String.valueOf(file.getFileName()), columns);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .toList();
        } catch (CharacterCodingException e) {
            throw new DataException(file.toString(), "text", "is not UTF-8", "Save the table as UTF-8 text", e);
        } catch (IOException e) {
            throw new DataException(file.toString(), "file", "cannot be read: " + e, "Check name and permissions", e);
        }
    }

    private static void readRow(Path file, String line, int row, List<double[]> values) {
        String[] cells = line.split(",", -1);
        if (cells.length != values.size()) {
            throw new DataException(
                    file.toString(),
                    "row " + row,
                    "has " + cells.length + " cells, the headings are " + values.size(),
                    "Separate by commas, write numbers with a decimal point");
        }
        for (int c = 0; c < cells.length; c++) {
            String text = cells[c].strip().replace("\"", "");
            try {
                values.get(c)[row - 1] = text.isEmpty()
                                || text.toLowerCase(Locale.ROOT).equals("nan")
                        ? Double.NaN
                        : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new DataException(
                        file.toString(),
                        "row " + row + ", column " + (c + 1),
                        "'" + text + "' is no number",
                        "Write one number in each cell",
                        e);
            }
        }
    }
}
