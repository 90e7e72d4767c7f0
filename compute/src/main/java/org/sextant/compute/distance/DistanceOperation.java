// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distance;

import java.util.List;
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
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;

/** {@code binary.distance}: see {@link DistanceTransform}. */
public final class DistanceOperation implements Operation<DistanceOperation.Settings> {
    /** Whose distance. */
    public enum Of {
        /** Of voxels that are not 0 to the nearest that is 0. */
        INSIDE,
        /** Of voxels that are 0 to the nearest that is not. */
        OUTSIDE,
        /** Of each object's voxels to the nearest that does not belong to it. */
        OBJECTS
    }

    /** How to measure. */
    public record Settings(
            @Parameter(
                    help = "Measure within what is not 0 (inside), around it (outside), or in each object (objects).",
                    preset = "inside")
            Of of,

            @Parameter(help = "Whether the image's border bounds the phase (other) or not (open).", preset = "open")
            Border border) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "binary.distance",
                1,
                "Euclidean distance",
                "The distance, um, from each voxel's centre to the nearest voxel centre of the other phase; exact, for"
                        + " voxels of any ratio; infinite if there is no other phase.",
                List.of(InputSlot.required("mask", Kind.MASK, "A mask, or labels for 'objects'.")),
                List.of(new OutputSlot("distance", Kind.GREY, "Distances, um.")),
                List.of(
                        new Citation(
                                "Felzenszwalb and Huttenlocher 2012, Theory of Computing 8, 415",
                                "10.4086/toc.2012.v008a019"),
                        new Citation("Meijster, Roerdink and Hesselink 2000", "10.1007/0-306-47025-X_36")));
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Settings p) {
        var size = inputs.volume("mask").size();
        double voxels = (double) size.x() * size.y() * size.z();
        return new Estimate((long) (voxels * (p.of() == Of.OBJECTS ? 12 : 9)), voxels * 1e-8);
    }

    @Override
    public Outcome run(Inputs inputs, Settings p, ExecutionContext context) {
        Volume volume = inputs.volume("mask");
        estimate(inputs, p).check("the distances of " + volume.source());
        VoxelReader reader = VoxelReader.of(volume, context.work());
        DistanceTransform transform = new DistanceTransform(p.border(), context.work());
        SquaredDistance distance = switch (p.of()) {
            case INSIDE -> transform.inside(reader.mask(v -> !Double.isNaN(v) && v != 0));
            case OUTSIDE -> transform.outside(reader.mask(v -> !Double.isNaN(v) && v != 0));
            case OBJECTS -> transform.withinObjects(reader.labels());
        };
        double most = distance.metric().um(distance.max());
        Outcome out = Outcome.of(
                        "distance", VoxelVolume.of("distance", distance.um(context.work()), volume.grid(), "um"))
                .with(List.of(
                        Quantity.of("distance.max", most, "um"),
                        Quantity.of("distance.error.spacing", distance.metric().relativeError(), "")));
        return Double.isInfinite(most)
                ? out.withNotice("there is no other phase: the distance is infinite everywhere")
                : out;
    }
}
