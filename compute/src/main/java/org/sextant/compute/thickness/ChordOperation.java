// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.ArrayList;
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
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;

/** {@code thickness.chord}: see {@link Chords}. */
public final class ChordOperation implements Operation<ChordOperation.Settings> {
    /** What to do with chords whose end is not seen. */
    public enum Cut {
        DROP,
        KEEP
    }

    /** How to measure. */
    public record Settings(
            @Parameter(help = "Measure the voxels that are not 0 (foreground) or the others.", preset = "foreground")
            Phase phase,

            @Parameter(help = "Take the voxels with this number as the foreground, instead of all that are not 0.")
            Optional<Integer> label,

            @Parameter(help = "Chords that touch the image's border: drop, or keep with what is seen.", preset = "drop")
            Cut cut) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "thickness.chord",
                1,
                "Chord lengths",
                "How long the runs of a phase are along x, y and z: a table for each axis with the number of chords by"
                        + " length, um; means over chords (number) and over their voxels (length).",
                List.of(InputSlot.required("mask", Kind.MASK, "The phase: a mask or labels.")),
                List.of(),
                List.of(new Citation("Torquato and Lu 1993, Phys. Rev. E 47, 2950", "10.1103/PhysRevE.47.2950")));
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Settings p) {
        return Estimate.perVoxel(inputs.volume("mask"), 1, 10);
    }

    @Override
    public Outcome run(Inputs inputs, Settings p, ExecutionContext context) {
        Volume volume = inputs.volume("mask");
        estimate(inputs, p).check("the chords of " + volume.source());
        Mask mask = p.phase().read(VoxelReader.of(volume, context.work()), p.label());
        List<Table> tables = new ArrayList<>();
        List<Quantity> found = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            String name = "chord." + "xyz".charAt(axis);
            Chords c = Chords.along(axis, mask, p.cut() == Cut.KEEP, context.work());
            double mean = c.moment(1);
            found.add(Quantity.of(name + ".count", c.count(), ""));
            found.add(Quantity.of(name + ".cut", c.cut(), ""));
            found.add(Quantity.of(name + ".mean", mean, "um"));
            found.add(Quantity.of(name + ".sd", Math.sqrt(Math.max(0, c.moment(2) - mean * mean)), "um"));
            found.add(Quantity.of(name + ".mean.length", c.moment(2) / mean, "um"));
            tables.add(table(name, c));
        }
        return new Outcome(Map.of(), tables, found, List.of());
    }

    private static Table table(String name, Chords c) {
        int most = c.counts().length - 1;
        while (most > 0 && c.counts()[most] == 0) {
            most--;
        }
        double[] length = new double[most];
        double[] count = new double[most];
        for (int i = 0; i < most; i++) {
            length[i] = (i + 1) * c.spacingUm();
            count[i] = c.counts()[i + 1];
        }
        return new Table(name, List.of(new Column("chord", "um", length), new Column("count", "", count)));
    }
}
