// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import java.util.List;
import java.util.Map;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.world.error.SextantException;

/** The porosity of a material whose pores were seen in several scans, each with its own range of sizes. */
public final class LadderOperation implements Operation<LadderOperation.Ladder> {
    /** One rung a scan. */
    public record Ladder(
            @Parameter(
                    help = "Porosity that each scan sees, coarsest first; that of a finer scan is of what is solid in"
                            + " the coarser one.")
            List<Double> porosity,

            @Parameter(help = "Standard error of each, in the same order; 0 if not given.")
            List<Double> error) {
        public Ladder {
            if (porosity.size() < 2) {
                throw new SextantException("--porosity takes the porosities of two scans or more, such as 0.314,0.316,"
                        + " coarsest first");
            }
            if (!error.isEmpty() && error.size() != porosity.size()) {
                throw new SextantException(error.size() + " errors were given for " + porosity.size()
                        + " porosities; give one for each or none");
            }
            for (double p : porosity) {
                if (!(p >= 0 && p <= 1)) {
                    throw new SextantException("a porosity lies between 0 and 1, not " + p + "; divide percent by 100");
                }
            }
            for (double e : error) {
                if (!(e >= 0)) {
                    throw new SextantException("a standard error is 0 or more, not " + e);
                }
            }
        }
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "porosity.ladder",
                1,
                "Total porosity from scans of several scales",
                "p + (1 - p) q for two scans: what is solid in the coarser one has the porosity q that the finer one finds;"
                        + " for more scans, 1 - (1-p1)(1-p2)... The error is that of independent errors of the scans, carried"
                        + " to first order.",
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public Class<Ladder> parameters() {
        return Ladder.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Ladder p) {
        return new Estimate(0, 0);
    }

    @Override
    public Outcome run(Inputs inputs, Ladder p, ExecutionContext context) {
        int n = p.porosity.size();
        double[] own = new double[n];
        double[] total = new double[n];
        double[] error = new double[n];
        double solid = 1;
        double variance = 0;
        for (int i = 0; i < n; i++) {
            own[i] = p.porosity.get(i);
            double e = p.error.isEmpty() ? 0 : p.error.get(i);
            // d(1 − s(1 − q)) = (1 − q) ds + s dq
            variance = (1 - own[i]) * (1 - own[i]) * variance + solid * solid * e * e;
            solid *= 1 - own[i];
            total[i] = 1 - solid;
            error[i] = Math.sqrt(variance);
        }
        Table table = new Table(
                "ladder",
                List.of(
                        new Column("porosity", "", own),
                        new Column("total", "", total),
                        new Column("total.error", "", error)));
        return new Outcome(
                Map.of(),
                List.of(table),
                List.of(new Quantity(
                        "porosity.total", total[n - 1], "", p.error.isEmpty() ? Double.NaN : error[n - 1])),
                List.of());
    }
}
