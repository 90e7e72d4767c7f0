// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.Quantity;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;

/** What an operation found, for programs and for people. */
record OperationReport(Outcome outcome, Map<String, Path> written) {
    private static final int SHOWN_ROWS = 20;

    void fill(ObjectNode json) {
        ObjectNode numbers = json.putObject("quantities");
        for (Quantity q : outcome.quantities()) {
            ObjectNode n = numbers.putObject(q.name());
            put(n, "value", q.value());
            n.put("unit", q.unit());
            if (Double.isFinite(q.error())) {
                n.put("error", q.error());
            }
        }
        ObjectNode tables = json.putObject("tables");
        for (Table t : outcome.tables()) {
            ObjectNode columns =
                    tables.putObject(t.name()).put("rows", t.rows()).putObject("columns");
            for (Column c : t.columns()) {
                columns.put(c.name(), c.unit());
            }
        }
        ObjectNode files = json.putObject("written");
        written.forEach((what, file) -> files.put(what, file.toString()));
        ArrayNode notices = json.putArray("notices");
        outcome.notices().forEach(notices::add);
    }

    private static void put(ObjectNode n, String name, double v) {
        if (Double.isFinite(v)) {
            n.put(name, v);
        } else {
            n.putNull(name);
        }
    }

    String text(double seconds) {
        StringBuilder text = new StringBuilder();
        int width = outcome.quantities().stream()
                .mapToInt(q -> q.name().length())
                .max()
                .orElse(0);
        for (Quantity q : outcome.quantities()) {
            String error = Double.isFinite(q.error()) ? String.format(Locale.ROOT, " ± %.2g", q.error()) : "";
            text.append(String.format(
                    Locale.ROOT, "%-" + width + "s  %s%s %s%n", q.name(), number(q.value()), error, q.unit()));
        }
        for (Table t : outcome.tables()) {
            if (t.rows() <= SHOWN_ROWS) {
                text.append(t.name()).append(System.lineSeparator());
                rows(t, text);
            } else if (!written.containsKey(t.name())) {
                text.append(t.name())
                        .append(": ")
                        .append(t.rows())
                        .append(" rows; --table FILE writes them")
                        .append(System.lineSeparator());
            }
        }
        written.forEach((what, file) ->
                text.append("wrote ").append(what).append(" to ").append(file).append(System.lineSeparator()));
        return text.append(String.format(Locale.ROOT, "done in %.2f s", seconds))
                .toString();
    }

    private static void rows(Table t, StringBuilder text) {
        for (Column c : t.columns()) {
            text.append(String.format(Locale.ROOT, "  %14s", c.heading()));
        }
        text.append(System.lineSeparator());
        for (int row = 0; row < t.rows(); row++) {
            for (Column c : t.columns()) {
                text.append(String.format(Locale.ROOT, "  %14s", number(c.get(row))));
            }
            text.append(System.lineSeparator());
        }
    }

    private static String number(double v) {
        return Double.isNaN(v)
                ? "-"
                : v == Math.rint(v) && Math.abs(v) < 1e9
                        ? Long.toString((long) v)
                        : String.format(Locale.ROOT, "%.6g", v);
    }
}
