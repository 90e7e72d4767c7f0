// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.Arrays;
import java.util.List;
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
import org.sextant.compute.operation.OutputSlot;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;

/** {@code thickness.porosimetry}: see {@link Intrusion}. */
public final class PorosimetryOperation implements Operation<PorosimetryOperation.Settings> {
    /** How the fluid enters. */
    public record Settings(
            @Parameter(
                    help = "The pores are the voxels that are not 0 (foreground) or the others.",
                    preset = "foreground")
            Phase phase,

            @Parameter(help = "Take the voxels with this number as the pores, instead of all that are not 0.")
            Optional<Integer> label,

            @Parameter(help = "The face of the image through which the fluid enters.", preset = "all")
            Face inlet,

            @Parameter(
                    help = "Rows of the curve, from the widest to the narrowest, equal in logarithm.",
                    preset = "50",
                    min = 2)
            int steps,

            @Parameter(help = "Surface tension of the fluid; mercury has 0.48.", preset = "0.48", min = 0, unit = "N/m")
            double surfaceTension,

            @Parameter(
                    help = "Contact angle of the fluid with the solid; mercury has about 140.",
                    preset = "140",
                    min = 90,
                    max = 180,
                    unit = "deg")
            double contactAngle) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "thickness.porosimetry",
                1,
                "Intrusion porosimetry",
                "Drives a fluid that does not wet into the pores: at each diameter it fills all open balls whose centres are"
                        + " connected to the inlet through centres of such balls (by faces). The curve gives saturation"
                        + " (share of the pores) against diameter and Washburn's pressure, -4 s cos(angle)/d.",
                List.of(InputSlot.required("mask", Kind.MASK, "The pores: a mask or labels.")),
                List.of(new OutputSlot(
                        "intrusion", Kind.GREY, "Diameter at which each voxel is filled, um; 0 if it never is.")),
                List.of(
                        new Citation("Hazlett 1995, Transport in Porous Media 20, 21", "10.1007/BF00616930"),
                        new Citation(
                                "Hilpert and Miller 2001, Adv. Water Resources 24, 243",
                                "10.1016/S0309-1708(00)00056-7"),
                        new Citation("Washburn 1921, PNAS 7, 115", "10.1073/pnas.7.4.115")));
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Settings p) {
        return Estimate.perVoxel(inputs.volume("mask"), 17, 100);
    }

    @Override
    public Outcome run(Inputs inputs, Settings p, ExecutionContext context) {
        Volume volume = inputs.volume("mask");
        estimate(inputs, p).check("the intrusion into " + volume.source());
        Mask pores = p.phase().read(VoxelReader.of(volume, context.work()), p.label());
        Intrusion intrusion = Intrusion.of(pores, p.inlet(), context.work());
        MapStatistics filled = MapStatistics.of(intrusion.thickness(), context.work());
        long porous = count(pores);
        Outcome out = Outcome.of("intrusion", VoxelVolume.of("intrusion", intrusion.thickness(), volume.grid(), "um"))
                .with(filled.quantities("intrusion", "um"))
                .with(List.of(
                        Quantity.of("intrusion.saturation", (double) filled.voxels() / porous, ""),
                        Quantity.of("intrusion.breakthrough", intrusion.breakthroughUm(), "um")));
        if (filled.voxels() == 0) {
            return out.withNotice("nothing enters: no pore reaches the inlet");
        }
        return Double.isInfinite(filled.max())
                ? out.withNotice("the pores fill the image: nothing bounds them")
                : out.with(curve(p, intrusion, filled, porous));
    }

    private static long count(Mask mask) {
        long n = 0;
        for (byte[] plane : mask.planes()) {
            for (byte v : plane) {
                n += v;
            }
        }
        return n;
    }

    /** Share of the pores that is filled at each diameter or wider. */
    private static Table curve(Settings p, Intrusion intrusion, MapStatistics filled, long porous) {
        double[] diameter = new double[p.steps()];
        double[] saturation = new double[p.steps()];
        double[] pressure = new double[p.steps()];
        // The smallest and largest themselves, not what rounding makes of them.
        for (int k = 0; k < p.steps(); k++) {
            diameter[k] = k == p.steps() - 1
                    ? filled.min()
                    : filled.max() * Math.pow(filled.min() / filled.max(), (double) k / (p.steps() - 1));
            pressure[k] = -4 * p.surfaceTension() * Math.cos(Math.toRadians(p.contactAngle())) / diameter[k];
        }
        float[] bounds = new float[p.steps()];
        for (int k = 0; k < bounds.length; k++) {
            bounds[k] = (float) -diameter[k];
        }
        long[] from = new long[p.steps()];
        for (float[] plane : intrusion.thickness().planes()) {
            for (float v : plane) {
                if (v > 0) {
                    int at = Arrays.binarySearch(bounds, -v);
                    from[Math.min(p.steps() - 1, at >= 0 ? first(bounds, at) : -at - 1)]++;
                }
            }
        }
        long sum = 0;
        for (int k = 0; k < from.length; k++) {
            sum += from[k];
            saturation[k] = (double) sum / porous;
        }
        return new Table(
                "drainage",
                List.of(
                        new Column("diameter", "um", diameter),
                        new Column("saturation", "", saturation),
                        new Column("pressure", "MPa", pressure)));
    }

    /** Of equal bounds the first. */
    private static int first(float[] bounds, int at) {
        int i = at;
        while (i > 0 && bounds[i - 1] == bounds[at]) {
            i--;
        }
        return i;
    }
}
