// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sextant.twin.truth.Truth;
import org.sextant.world.error.DataException;
import org.sextant.world.length.Length;

/**
 * Numbers in the folder {@code tables} of a project against those of the truth.
 *
 * <pre>
 *   tables/quantities.json      {"uct-low.porosity": 0.31, "lfov.pores.diameter.mean": "5.2um", …}: names of truth.json
 *   tables/SCAN-particles.csv   a line for each particle; the columns "esd [um]" and "porosity" are averaged
 * </pre>
 */
record NumberChecks(Path project, Truth truth) {
    private static final String TABLE = "-particles.csv";

    List<Check> all() {
        Map<String, Double> found = new TreeMap<>();
        Path tables = project.resolve("tables");
        if (Files.isDirectory(tables)) {
            Path quantities = tables.resolve("quantities.json");
            if (Files.exists(quantities)) {
                readQuantities(quantities, found);
            }
            for (Path table : particleTables(tables)) {
                readTable(table, found);
            }
        }
        List<Check> checks = new ArrayList<>();
        for (Truth.TrueQuantity q : truth.quantities()) {
            Double number = found.get(q.name());
            if (number != null) {
                checks.add(Check.of(q.name(), q.unit(), q.value(), number, q.tolerance()));
            }
        }
        return checks;
    }

    private static List<Path> particleTables(Path tables) {
        try (Stream<Path> files = Files.list(tables)) {
            return files.filter(f -> f.getFileName().toString().endsWith(TABLE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException(tables.toString(), "folder", "cannot be listed: " + e, "Check its permissions", e);
        }
    }

    private static void readQuantities(Path file, Map<String, Double> found) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new DataException(
                    file.toString(), "line " + e.getLocation().getLineNr(), e.getOriginalMessage(), "Correct it", e);
        } catch (IOException e) {
            throw new DataException(file.toString(), "file", "cannot be read: " + e, "Check its permissions", e);
        }
        for (Map.Entry<String, JsonNode> e : root.properties()) {
            found.put(
                    e.getKey(),
                    e.getValue().isTextual()
                            ? Length.parse(e.getValue().asText()).um()
                            : e.getValue().asDouble(Double.NaN));
        }
    }

    private static void readTable(Path file, Map<String, Double> found) {
        String scan = file.getFileName().toString();
        scan = scan.substring(0, scan.length() - TABLE.length());
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(l -> !l.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new DataException(file.toString(), "file", "cannot be read: " + e, "Check its permissions", e);
        }
        if (lines.size() < 2) {
            return;
        }
        String[] columns = lines.get(0).split(",", -1);
        found.put(scan + ".particles.count", lines.size() - 1.0);
        for (int c = 0; c < columns.length; c++) {
            String column = columns[c].strip();
            if (column.startsWith("esd [") && column.endsWith("]")) {
                double unitUm = Length.parse("1" + column.substring(5, column.length() - 1))
                        .um();
                found.put(scan + ".particles.esd.mean", unitUm * mean(file, lines, c));
            } else if (column.equals("porosity")) {
                found.put(scan + ".particles.porosity.mean", mean(file, lines, c));
            }
        }
    }

    private static double mean(Path file, List<String> lines, int column) {
        double sum = 0;
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            try {
                sum += Double.parseDouble(cells[column]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new DataException(
                        file.toString(),
                        "line " + (i + 1) + ", column " + (column + 1),
                        "holds no number",
                        "Write one number in each cell",
                        e);
            }
        }
        return sum / (lines.size() - 1);
    }
}
