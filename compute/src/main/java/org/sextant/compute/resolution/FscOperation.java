// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/** Fourier shell correlation of two half reconstructions. */
public final class FscOperation implements Operation<FscOperation.Fsc> {
    private static final String FIRST = "first";
    private static final String SECOND = "second";

    /** How the halves are weighted. */
    public record Fsc(
            @Parameter(
                    help = "What voxels are weighted with, so that borders are not taken for structure.",
                    preset = "tukey")
            FourierWindow.Shape window,

            @Parameter(
                    help = "Share of the half length over which a Tukey window or a sphere falls off.",
                    preset = "0.25",
                    min = 0.001,
                    max = 1)
            double taper) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "fsc",
                1,
                "Resolution by Fourier shell correlation of two halves",
                "Correlates two reconstructions of the same volume from independent halves of the data in shells of equal"
                        + " spatial frequency. The resolution is 1/f at the first crossing of the half-bit, the one-bit and"
                        + " the fixed 0.143 threshold, interpolated between shells. n in the thresholds is the number of"
                        + " independent values in a shell: half of its frequencies, times the share that the window leaves.",
                List.of(
                        InputSlot.required(FIRST, Kind.GREY, "Reconstruction from one half of the data."),
                        InputSlot.required(SECOND, Kind.GREY, "Reconstruction from the other half, same voxels.")),
                List.of(),
                List.of(
                        new Citation("Harauz, van Heel 1986, Optik 73, 146-156", ""),
                        new Citation("van Heel, Schatz 2005, FSC threshold criteria", "10.1016/j.jsb.2005.05.009"),
                        new Citation("Rosenthal, Henderson 2003, J. Mol. Biol. 333", "10.1016/j.jmb.2003.07.013")));
    }

    @Override
    public Class<Fsc> parameters() {
        return Fsc.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Fsc p) {
        double voxels = inputs.volume(FIRST).size().voxels();
        return new Estimate((long) (voxels * 9) + (64L << 20), voxels * 3e-7);
    }

    @Override
    public Outcome run(Inputs inputs, Fsc p, ExecutionContext context) {
        Volume first = inputs.volume(FIRST);
        Volume second = inputs.volume(SECOND);
        if (!first.size().equals(second.size())
                || !first.grid()
                        .spacingUm()
                        .equals(second.grid().spacingUm(), 1e-6 * first.grid().spacingUm().x)) {
            throw new SextantException(first.source() + " has " + first.size() + " voxels of "
                    + first.grid().spacingUm() + " um, " + second.source() + " has " + second.size() + " of "
                    + second.grid().spacingUm() + "; the halves must have the same voxels");
        }
        estimate(inputs, p).check("the Fourier shell correlation of " + first.source());
        WorkContext work = context.work();
        VoxelReader a = VoxelReader.of(first, work);
        VoxelReader b = VoxelReader.of(second, work);
        ShellCorrelation c = ShellCorrelation.of(
                a::floatPlane, b::floatPlane, a.lattice(), new FourierWindow(p.window, p.taper), work);
        return outcome(c);
    }

    private static Outcome outcome(ShellCorrelation c) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("frequency", "1/um", c.frequencyPerUm()),
                new Column("fsc", "", c.correlation()),
                new Column("count", "", c.counts()),
                new Column("independent", "", c.independent())));
        List<Quantity> found = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (ShellThreshold t : ShellThreshold.values()) {
            double[] curve = new double[c.correlation().length];
            for (int s = 0; s < curve.length; s++) {
                curve[s] = t.at(c.independent()[s]);
            }
            columns.add(new Column("threshold." + t.label(), "", curve));
            OptionalDouble crossing = t.crossingPerUm(c);
            if (crossing.isPresent()) {
                found.add(Quantity.of("fsc.resolution." + t.label(), 1 / crossing.getAsDouble(), "um"));
            } else {
                notices.add("the correlation stays above the " + t.label() + " threshold up to "
                        + c.frequencyPerUm()[curve.length - 1]
                        + " 1/um, the last shell: the resolution is limited by the voxels");
            }
        }
        return new Outcome(Map.of(), List.of(new Table("fsc", columns)), found, notices);
    }
}
