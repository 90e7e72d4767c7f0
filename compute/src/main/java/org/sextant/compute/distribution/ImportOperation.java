// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sextant.compute.operation.Citation;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;

/** Pore sizes that an intrusion porosimeter or a sorption analyser found, as a distribution like our own. */
public final class ImportOperation implements Operation<ImportOperation.Measured> {
    private static final String TABLE = "data";
    private static final double UM_PER_M = 1e6;

    /** What the columns of the file hold. */
    public record Measured(
            @Parameter(help = "Column of pore sizes (with a unit of length), or of pressures (Pa, kPa, MPa, bar, psi).")
            String size,

            @Parameter(help = "What that column is.", preset = "diameter")
            Size kind,

            @Parameter(help = "Column of pore volumes.") String volume,

            @Parameter(
                    help = "incremental: the volume between a row's size and that of the row before; cumulative: all"
                            + " volume up to the row, from large or small; log-differential: dV/dlog10(D).",
                    preset = "incremental")
            Amount amount,

            @Parameter(help = "Surface tension of the liquid that intrudes.", preset = "0.485", min = 0, unit = "N/m")
            double tension,

            @Parameter(
                    help = "Contact angle of the liquid that intrudes.",
                    preset = "130",
                    min = 0,
                    max = 180,
                    unit = "deg")
            double angle) {}

    /** What a size column holds. */
    public enum Size {
        DIAMETER,
        RADIUS,
        PRESSURE
    }

    /** What a volume column holds. */
    public enum Amount {
        INCREMENTAL,
        CUMULATIVE,
        LOG_DIFFERENTIAL
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "distribution.import",
                1,
                "Pore sizes from porosimetry or sorption as a distribution in um",
                "Reads sizes and volumes from a table and writes bins as distribution histogram does, so that both can be"
                        + " compared. The sizes are the sides of the bins; a volume belongs between the size of its row and"
                        + " that of the row before. Pressures become diameters by Washburn's equation,"
                        + " D = -4 tension cos(angle) / p.",
                List.of(InputSlot.required(TABLE, Kind.TABLE, "Sizes and volumes, a unit in brackets in the heading.")),
                List.of(),
                List.of(new Citation("Washburn 1921, Physical Review 17", "10.1103/PhysRev.17.273")));
    }

    @Override
    public Class<Measured> parameters() {
        return Measured.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Measured p) {
        return new Estimate(16L << 20, 1);
    }

    @Override
    public Outcome run(Inputs inputs, Measured p, ExecutionContext context) {
        Table table = inputs.table(TABLE);
        double[] diameters = diametersUm(table, p);
        double[] volumes = table.column(p.volume).values();
        Integer[] rows = new Integer[diameters.length];
        int n = 0;
        for (int i = 0; i < diameters.length; i++) {
            if (!Double.isNaN(diameters[i]) && !Double.isNaN(volumes[i])) {
                rows[n++] = i;
            }
        }
        Integer[] order = Arrays.copyOf(rows, n);
        if (n < 2) {
            throw new SextantException("the table '" + table.name() + "' has " + n
                    + " rows with size and volume; a distribution needs two or more");
        }
        boolean falling = diameters[order[0]] > diameters[order[n - 1]];
        Arrays.sort(order, Comparator.comparingDouble(i -> diameters[i]));
        double[] edges = Arrays.stream(order).mapToDouble(i -> diameters[i]).toArray();
        double[] weight = new double[n - 1];
        List<String> notices = new ArrayList<>();
        double lost = 0;
        for (int i = 0; i + 1 < n; i++) {
            if (!(edges[i + 1] > edges[i])) {
                throw new SextantException("the size " + edges[i] + " um stands twice in '" + table.name()
                        + "'; each row needs a size of its own");
            }
            // Of two neighbours the later row holds what lies between them.
            double later = volumes[falling ? order[i] : order[i + 1]];
            double w = switch (p.amount) {
                case INCREMENTAL -> later;
                case CUMULATIVE -> Math.abs(volumes[order[i + 1]] - volumes[order[i]]);
                case LOG_DIFFERENTIAL -> later * Math.log10(edges[i + 1] / edges[i]);
            };
            lost += Math.min(0, w);
            weight[i] = Math.max(0, w);
        }
        if (lost < 0) {
            notices.add("volumes below 0, together " + lost + ", were taken as 0");
        }
        if (p.amount == Amount.INCREMENTAL && volumes[order[falling ? n - 1 : 0]] > 0) {
            notices.add("the volume of the first row, " + volumes[order[falling ? n - 1 : 0]]
                    + ", has no row before it that says from where; it was left out");
        }
        Distribution d = new Distribution(edges, weight, "um");
        if (!(d.total() > 0)) {
            throw new SextantException(
                    "the column '" + p.volume + "' of '" + table.name() + "' holds no volume above 0; check --amount");
        }
        return new Outcome(
                Map.of(),
                List.of(d.table("porosimetry", 0)),
                List.of(
                        Quantity.of("distribution.mean", d.mean(), "um"),
                        Quantity.of("distribution.sd", d.standardDeviation(), "um"),
                        Quantity.of("distribution.q50", d.quantile(0.5), "um"),
                        Quantity.of("distribution.mode", d.mode(), "um")),
                notices);
    }

    private static double[] diametersUm(Table table, Measured p) {
        Column c = table.column(p.size);
        double[] out = new double[c.values().length];
        for (int i = 0; i < out.length; i++) {
            double v = c.get(i);
            out[i] = switch (p.kind) {
                case DIAMETER -> v * lengthUm(c);
                case RADIUS -> 2 * v * lengthUm(c);
                case PRESSURE -> -4 * p.tension * Math.cos(Math.toRadians(p.angle)) / (v * pascal(c)) * UM_PER_M;
            };
            if (out[i] <= 0 || Double.isInfinite(out[i])) {
                throw new SextantException("row " + (i + 1) + " of '" + table.name() + "' gives a pore of " + out[i]
                        + " um; sizes and pressures must be above 0"
                        + (p.kind == Size.PRESSURE ? ", the contact angle above 90 degrees" : ""));
            }
        }
        return out;
    }

    private static double lengthUm(Column c) {
        return Optional.of(c.unit())
                .filter(u -> !u.isEmpty())
                .map(u -> Length.parse("1" + u).um())
                .orElseThrow(() -> new SextantException("the column '" + c.name()
                        + "' has no unit; write it into the heading, such as " + c.name() + " [nm]"));
    }

    private static double pascal(Column c) {
        return switch (c.unit()) {
            case "Pa" -> 1;
            case "kPa" -> 1e3;
            case "MPa" -> 1e6;
            case "bar" -> 1e5;
            case "psi" -> 6894.757293168;
            default ->
                throw new SextantException("the unit '" + c.unit() + "' of the column '" + c.name()
                        + "' is no pressure; use Pa, kPa, MPa, bar or psi in the heading");
        };
    }
}
