// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.sextant.world.error.SextantException;

/** How much of a phase is connected from side to side. */
public final class PercolationOperation implements Operation<PercolationOperation.Sides> {
    private static final String PHASE = "phase";

    /** What counts as connected. */
    public record Sides(
            @Parameter(help = "Which neighbours connect: 6, 18 or 26.", preset = "6", min = 6, max = 26)
            int neighbours) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "porosity.percolation",
                1,
                "Share of a phase that is connected from one side to the other",
                "For each axis of the voxels the share of the phase's voxels whose connected part reaches both opposite"
                        + " faces of the volume.",
                List.of(InputSlot.required(PHASE, Kind.MASK, "The phase, such as the pores.")),
                List.of(),
                List.of(new Citation("Rosenfeld, Pfaltz 1966, J. ACM 13", "10.1145/321356.321357")));
    }

    @Override
    public Class<Sides> parameters() {
        return Sides.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Sides p) {
        double voxels = inputs.volume(PHASE).size().voxels();
        return new Estimate((long) (voxels / 6 * 24) + (32L << 20), voxels * 1e-8);
    }

    @Override
    public Outcome run(Inputs inputs, Sides p, ExecutionContext context) {
        Volume phase = inputs.volume(PHASE);
        estimate(inputs, p).check("the percolation of " + phase.source());
        VoxelReader reader = VoxelReader.of(phase, context.work());
        Percolation found = Percolation.of(
                reader.lattice(), z -> reader.maskPlane(z, VoxelReader.Rule.NOT_ZERO), p.neighbours, context.work());
        if (found.voxels() == 0) {
            throw new SextantException(phase.source() + " is 0 everywhere; an empty phase does not percolate");
        }
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(Quantity.of(
                "phase.fraction", found.voxels() / (double) reader.lattice().voxels(), ""));
        for (int axis : Axes.ALL.list()) {
            quantities.add(Quantity.of(
                    "percolating." + Axes.name(axis), found.percolating(axis) / (double) found.voxels(), ""));
        }
        return new Outcome(Map.of(), List.of(), quantities, List.of());
    }
}
