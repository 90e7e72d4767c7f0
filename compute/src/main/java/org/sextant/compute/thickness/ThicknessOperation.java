// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.List;
import java.util.Optional;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.SquaredMetric;
import org.sextant.compute.distribution.Distribution;
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
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;

/** {@code thickness}: see {@link LocalThickness}. */
public final class ThicknessOperation implements Operation<ThicknessOperation.Settings> {
    static final Citation HILDEBRAND =
            new Citation("Hildebrand and Rüegsegger 1997, J. Microscopy 185, 67", "10.1046/j.1365-2818.1997.1340694.x");

    /** How to measure. */
    public record Settings(
            @Parameter(help = "Measure the voxels that are not 0 (foreground) or the others.", preset = "foreground")
            Phase phase,

            @Parameter(help = "Take the voxels with this number as the foreground, instead of all that are not 0.")
            Optional<Integer> label,

            @Parameter(
                    help = "Take the numbers for objects and measure each by itself, balls confined to it.",
                    preset = "false")
            boolean objects,

            @Parameter(
                    help = "Open balls (|p - c| < r), or closed ones (|p - c| <= r) as ImageJ without clean-up.",
                    preset = "open")
            BallKind ball,

            @Parameter(help = "Whether the image's border bounds the phase (other) or not (open).", preset = "open")
            Border border,

            @Parameter(
                    help = "Faster above 1: only the largest ball of each cell of this many voxels along each edge"
                            + " is painted, and the error is stated; 1 is exact.",
                    preset = "1",
                    min = 1,
                    max = 64)
            int cell) {
        public Settings {
            if (objects && (label.isPresent() || phase == Phase.BACKGROUND || cell > 1 || ball == BallKind.CLOSED)) {
                throw new SextantException("--objects measures every object exactly with open balls; leave --label,"
                        + " --phase background, --cell and --ball closed away");
            }
        }
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "thickness",
                1,
                "Local thickness",
                "For each voxel of a phase the diameter, um, of the largest ball that lies in the phase and covers it."
                        + " A ball's radius is the distance of its centre to the nearest voxel centre outside of the"
                        + " phase. Exact, for voxels of any ratio. The distribution counts voxels in bins as wide as"
                        + " the shortest edge of a voxel; its mode is the middle of the fullest.",
                List.of(InputSlot.required("mask", Kind.MASK, "The phase: a mask or labels.")),
                List.of(new OutputSlot("thickness", Kind.GREY, "Local thickness, um; 0 outside of the phase.")),
                List.of(HILDEBRAND));
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    /** The phase and the larger of distances or result, beside what the ridge takes. */
    @Override
    public Estimate estimate(Inputs inputs, Settings parameters) {
        var size = inputs.volume("mask").size();
        double voxels = (double) size.x() * size.y() * size.z();
        return new Estimate((long) (voxels * ((parameters.objects() ? 4 : 1) + 6)), voxels * 5e-8);
    }

    @Override
    public Outcome run(Inputs inputs, Settings p, ExecutionContext context) {
        Volume volume = inputs.volume("mask");
        estimate(inputs, p).check("the local thickness of " + volume.source());
        VoxelReader reader = VoxelReader.of(volume, context.work());
        LocalThickness local = new LocalThickness(p.ball(), p.border(), context.work());
        double errorSum = 0;
        double error = 0;
        FloatVoxels map;
        if (p.objects()) {
            map = local.of(reader.labels());
        } else if (p.cell() == 1) {
            map = local.of(p.phase().read(reader, p.label()));
        } else {
            LocalThickness.Bounded bounded = local.between(p.phase().read(reader, p.label()), p.cell());
            map = bounded.thickness();
            errorSum = bounded.sumOfErrorsUm();
            error = bounded.largestErrorUm();
        }
        MapStatistics statistics = MapStatistics.of(map, context.work());
        double relative = SquaredMetric.of(map.lattice()).relativeError();
        Outcome out = Outcome.of("thickness", VoxelVolume.of("thickness", map, volume.grid(), "um"))
                .with(statistics.quantities("thickness", "um"));
        if (p.cell() > 1 && statistics.voxels() > 0) {
            out = out.with(List.of(
                    Quantity.of("thickness.error.mean", errorSum / statistics.voxels(), "um"),
                    Quantity.of("thickness.error.max", error, "um")));
        }
        if (relative > 0) {
            out = out.with(List.of(Quantity.of("thickness.error.spacing", relative, "")))
                    .withNotice(
                            "the voxel's edges are in no small whole ratio; distances are off by at most a share of "
                                    + relative);
        }
        if (statistics.voxels() == 0) {
            return out.withNotice("the phase has no voxel");
        }
        if (Double.isInfinite(statistics.max())) {
            return out.withNotice("the phase fills the image: nothing bounds it, the thickness is infinite");
        }
        Distribution sizes = SizeDistribution.of(map, statistics.max(), context.work());
        return out.with(List.of(Quantity.of("thickness.mode", sizes.mode(), "um")))
                .with(sizes.table("distribution", 0));
    }
}
