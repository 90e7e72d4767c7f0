// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;

/** {@code label.watershed}: see {@link Watershed}. */
public final class WatershedOperation implements Operation<WatershedOperation.Settings> {
    static final List<Citation> PAPERS = List.of(
            new Citation("Vincent and Soille 1991, IEEE PAMI 13, 583", "10.1109/34.87344"),
            new Citation("Grimaud 1992, Proc. SPIE 1769, 292", "10.1117/12.60650"));
    private static final String GREY = "grey";
    private static final String SEEDS = "seeds";
    private static final String MASK = "mask";

    /** Where basins lie. */
    public enum Around {
        /** Small values. */
        MINIMA,
        /** Large values. */
        MAXIMA
    }

    /** How to flood. */
    public record Settings(
            @Parameter(help = "Whether basins lie around minima or maxima of the values.", preset = "minima")
            Around around,

            @Parameter(
                    help = "Basins less deep than this, in units of the values, are merged into their neighbours;"
                            + " not for seeds.",
                    preset = "0",
                    min = 0)
            double depth,

            @Parameter(help = "Voxels touch by faces (6), edges (18) or corners (26).", preset = "corners")
            Connectivity connectivity) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "label.watershed",
                1,
                "Watershed",
                "Floods a grey volume, from seeds if they are given, else from each minimum that is deep enough. Values are"
                        + " compared in 65,535 equal steps from the smallest to the largest; each voxel belongs to a basin.",
                List.of(
                        InputSlot.required(GREY, Kind.GREY, "Values to flood."),
                        InputSlot.optional(SEEDS, Kind.LABELS, "Where flooding starts; numbers are kept."),
                        InputSlot.optional(MASK, Kind.MASK, "Where to flood; everywhere without it.")),
                List.of(new OutputSlot("labels", Kind.LABELS, "Number of its basin at each voxel.")),
                PAPERS);
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Settings p) {
        return Estimate.perVoxel(inputs.volume(GREY), inputs.find(SEEDS).isPresent() ? 23 : 19, 200);
    }

    @Override
    public Outcome run(Inputs inputs, Settings p, ExecutionContext context) {
        Volume volume = inputs.volume(GREY);
        if (inputs.find(SEEDS).isPresent() && p.depth() > 0) {
            throw new SextantException("seeds stay as they are and are not merged; leave --depth or the seeds away");
        }
        estimate(inputs, p).check("the watershed of " + volume.source());
        FloatVoxels grey = VoxelReader.of(volume, context.work()).floats();
        Mask mask = mask(inputs, grey, context);
        Watershed watershed = new Watershed(p.connectivity(), context.work());
        boolean high = p.around() == Around.MAXIMA;
        Optional<LabelVoxels> seeds =
                inputs.find(SEEDS).map(v -> VoxelReader.of(v, context.work()).labels());
        LabelVoxels labels = seeds.isPresent()
                ? watershed.grow(grey, mask, high, seeds.get())
                : watershed.basins(grey, mask, high, p.depth());
        return Outcome.of("labels", VoxelVolume.of("labels", labels, volume.grid()))
                .with(List.of(Quantity.of(
                        "labels.count", LabelTally.of(labels, context.work()).size(), "")));
    }

    private static @Nullable Mask mask(Inputs inputs, FloatVoxels grey, ExecutionContext context) {
        Optional<Volume> given = inputs.find(MASK);
        if (given.isEmpty()) {
            return null;
        }
        Mask mask = VoxelReader.of(given.get(), context.work()).mask(v -> !Double.isNaN(v) && v != 0);
        SameSize.check("the mask and the values", mask.lattice(), grey.lattice());
        return mask;
    }
}
