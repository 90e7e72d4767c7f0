// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.sextant.compute.tomography.alignment.CostCurve;
import org.sextant.compute.tomography.alignment.RotationCentre;

/** What was found about the axis, in columns of the whole detector. */
record CentreReport(PreparedScan scan, RotationCentre found) {
    /** Columns by which two methods may differ without a word. */
    private static final double DOUBT = 2;

    /** A cost above which a single method is not to be trusted. */
    private static final double WEAK = 0.3;

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("column", scan.wholeColumn(found.column())).put("how", "found");
        if (!Double.isNaN(found.disagreement())) {
            json.put("disagreement", found.disagreement() * scan.preparation().bin());
        }
        ArrayNode methods = json.putArray("methods");
        for (CostCurve c : found.found()) {
            ObjectNode m = methods.addObject().put("method", c.method()).put("column", scan.wholeColumn(c.best()));
            ArrayNode columns = m.putArray("columns");
            ArrayNode costs = m.putArray("costs");
            for (int i = 0; i < c.columns().length; i++) {
                columns.add(scan.wholeColumn(c.columns()[i]));
                costs.add(c.costs()[i]);
            }
        }
        return json;
    }

    /** Where the methods do not agree, or the only one is not sure. */
    Optional<String> notice() {
        if (found.found().size() == 1) {
            return weak(found.found().get(0));
        }
        if (!(found.disagreement() * scan.preparation().bin() > DOUBT)) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("the axis is taken to stand over column ")
                .append(column(found.column()))
                .append(", but not all say so:");
        for (CostCurve c : found.found()) {
            text.append(' ')
                    .append(c.method())
                    .append(' ')
                    .append(column(c.best()))
                    .append(';');
        }
        return Optional.of(text.append(" look at a slice, or give --centre").toString());
    }

    private Optional<String> weak(CostCurve only) {
        double least = Arrays.stream(only.costs()).min().orElse(0);
        return least < WEAK
                ? Optional.empty()
                : Optional.of("the axis is taken to stand over column " + column(only.best()) + ", by " + only.method()
                        + " alone, and that is weak (cost " + String.format(Locale.ROOT, "%.2f", least)
                        + " of 1): look at a slice, or give --centre");
    }

    private String column(double column) {
        return String.format(Locale.ROOT, "%.2f", scan.wholeColumn(column));
    }
}
