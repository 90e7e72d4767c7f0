// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.sextant.compute.operation.OutputSlot;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/** How much longer diffusion takes through a phase than straight through open space. */
public final class TortuosityOperation implements Operation<TortuosityOperation.Diffusion> {
    private static final String PHASE = "phase";
    private static final String CONCENTRATION = "concentration";

    /** Along which axes, and how exactly. */
    public record Diffusion(
            @Parameter(help = "Axis of the voxels along which it diffuses: x, y, z or all.", preset = "all")
            Axes axis,

            @Parameter(
                    help = "Residual at which the field has settled, of the right side's norm; the flux errs"
                            + " by less.",
                    preset = "1e-4",
                    min = 1e-6,
                    max = 0.1)
            double tolerance) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "porosity.tortuosity",
                1,
                "Tortuosity and effective diffusivity of a phase by steady diffusion",
                "Solves steady diffusion through the phase between opposite faces of the volume (concentration 1 and 0 on"
                        + " the outer faces, no flux elsewhere; finite volumes on the voxels) for each axis."
                        + " diffusivity = D_eff/D = flux times length over cross-section, tortuosity = fraction of the phase"
                        + " over diffusivity, so that a straight channel has 1. Only what is connected through voxel faces"
                        + " from side to side conducts; percolating is its share of the phase.",
                List.of(InputSlot.required(PHASE, Kind.MASK, "The phase, such as the pores.")),
                List.of(new OutputSlot(CONCENTRATION, Kind.GREY, "Concentration, for a single axis.")),
                List.of(
                        new Citation(
                                "Cooper et al. 2016, TauFactor, SoftwareX 5 (definition of tortuosity)",
                                "10.1016/j.softx.2016.09.002"),
                        new Citation("Trottenberg, Oosterlee, Schueller 2001, Multigrid", "")));
    }

    @Override
    public Class<Diffusion> parameters() {
        return Diffusion.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Diffusion p) {
        double voxels = inputs.volume(PHASE).size().voxels();
        // Grid 16, five vectors and a rest 24, coarser levels a seventh of 28, two masks.
        return new Estimate(
                (long) (voxels * 46) + (64L << 20),
                voxels * 4e-7 * p.axis.list().size());
    }

    @Override
    public Outcome run(Inputs inputs, Diffusion p, ExecutionContext context) {
        Volume volume = inputs.volume(PHASE);
        estimate(inputs, p).check("the tortuosity of " + volume.source());
        WorkContext work = context.work();
        Mask phase = VoxelReader.of(volume, work).mask(VoxelReader.Rule.NOT_ZERO);
        Percolation percolation = Percolation.of(phase.lattice(), z -> phase.planes()[z], 6, work);
        double fraction = percolation.voxels() / (double) phase.lattice().voxels();
        if (percolation.voxels() == 0) {
            throw new SextantException(volume.source() + " is 0 everywhere; nothing diffuses through an empty phase");
        }
        List<Quantity> found = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        Map<String, Volume> volumes = new LinkedHashMap<>();
        found.add(Quantity.of("phase.fraction", fraction, ""));
        for (int axis : p.axis.list()) {
            String name = Axes.name(axis);
            double through = percolation.percolating(axis) / (double) percolation.voxels();
            found.add(Quantity.of("percolating." + name, through, ""));
            if (through == 0) {
                found.add(Quantity.of("diffusivity." + name, 0, ""));
                notices.add("the phase is not connected along " + name + "; its tortuosity is infinite");
                continue;
            }
            DiffusionField field = DiffusionField.of(percolation.mask(axis, work), axis, p.tolerance, work);
            found.add(Quantity.of("diffusivity." + name, field.relativeDiffusivity(), ""));
            found.add(Quantity.of("tortuosity." + name, fraction / field.relativeDiffusivity(), ""));
            if (p.axis != Axes.ALL) {
                volumes.put(CONCENTRATION, VoxelVolume.of(CONCENTRATION, field.concentration(), volume.grid(), ""));
            }
        }
        return new Outcome(volumes, List.of(), found, notices);
    }
}
