// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sextant.compute.tomography.alignment.CostCurve;
import org.sextant.compute.tomography.alignment.RotationCentre;
import org.sextant.compute.tomography.scan.RawScan;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.CsvTable;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sextant align}. */
@Command(
        name = "align",
        sortOptions = false,
        description =
                "Find the column over which the axis of a scan stands, by methods that fail differently: views half a turn"
                        + " apart as mirror images, sharpness of a slice, and the centre of mass. Each tells its column and its"
                        + " costs.",
        footer = {"", "Example:", "  sextant align scan.h5 --table costs.csv"})
final class AlignVerb extends Verb {
    @Mixin
    private RawScanOptions scan = new RawScanOptions();

    @Option(names = "--table", paramLabel = "CSV", description = "Write the cost of each column tried by each method.")
    private @Nullable Path table;

    @Option(names = "--overwrite", description = "Replace the table if it exists.")
    private boolean overwrite;

    @Mixin
    private Work work = new Work();

    AlignVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() throws Exception {
        return work.run(console(), w -> {
            try (RawScan raw = scan.open()) {
                return align(raw, w);
            }
        });
    }

    private Result align(RawScan raw, WorkContext w) throws Exception {
        PreparedScan used = new PreparedScan(scan.geometry(raw), scan.preparation(raw));
        RotationCentre found = used.centre(used.prepare(raw, w).lineIntegrals(), w);
        CentreReport report = new CentreReport(used, found);
        report.notice().ifPresent(n -> console().err().println("note: " + n));
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("raw", scan.raw().toString());
        json.set("centre", report.json());
        if (table != null) {
            CsvTable.write(costs(used, found), table, overwrite);
            json.put("table", table.toString());
        }
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "axis over column %.2f%n", used.wholeColumn(found.column())));
        for (CostCurve c : found.found()) {
            text.append(String.format(Locale.ROOT, "  %-22s %.2f%n", c.method(), used.wholeColumn(c.best())));
        }
        return new Result(json, text.toString());
    }

    /** One row a column tried; the method by its number in the order told. */
    private static Table costs(PreparedScan used, RotationCentre found) {
        List<double[]> rows = new ArrayList<>();
        for (int m = 0; m < found.found().size(); m++) {
            CostCurve c = found.found().get(m);
            for (int i = 0; i < c.columns().length; i++) {
                rows.add(new double[] {m + 1, used.wholeColumn(c.columns()[i]), c.costs()[i]});
            }
        }
        return new Table(
                "centre",
                List.of(
                        new Column(
                                "method",
                                "",
                                rows.stream().mapToDouble(r -> r[0]).toArray()),
                        new Column(
                                "column",
                                "px",
                                rows.stream().mapToDouble(r -> r[1]).toArray()),
                        new Column(
                                "cost", "", rows.stream().mapToDouble(r -> r[2]).toArray())));
    }
}
