// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.resample;

import java.util.List;
import java.util.Optional;
import org.sextant.compute.filter.local.AxisLengths;
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
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.length.Length;

/** {@code filter.resample}: {@link Resampling}. */
public final class ResampleOperation implements Operation<ResampleOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(help = "Voxel size of the result, one length or three; or give a volume to be alike.")
            List<Length> spacing,

            @Parameter(
                    help = "Nearest voxel (keeps labels), linear, cubic (Catmull-Rom) or the mean over the new voxel.",
                    preset = "linear")
            Interpolation interpolation,

            @Parameter(help = "Physical value of voxels that lie outside; NaN if left out, 0 in volumes of integers.")
            Optional<Double> outside) {}

    private static final OperationInfo INFO = new OperationInfo(
            "filter.resample",
            1,
            "Resampling",
            "The volume on other voxels: of another size in the same box, or those of a second volume in the same world,"
                    + " however the two lie. Each new voxel's centre is looked up in the old volume. Works block by block.",
            List.of(
                    InputSlot.required("volume", Kind.GREY, "The volume to resample."),
                    InputSlot.optional("like", Kind.GREY, "Whose voxels the result shall have.")),
            List.of(new OutputSlot("filtered", Kind.GREY, "The volume on its new voxels.")),
            List.of(new Citation("Keys 1981, Cubic convolution interpolation", "10.1109/TASSP.1981.1163711")));

    @Override
    public OperationInfo info() {
        return INFO;
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Settings s) {
        double voxels = grid(inputs, s).size().voxels();
        return new Estimate(256L << 20, voxels * (s.interpolation() == Interpolation.CUBIC ? 400e-9 : 50e-9));
    }

    @Override
    public Outcome run(Inputs inputs, Settings s, ExecutionContext context) {
        Volume volume = inputs.volume("volume");
        Resampling r = new Resampling(
                volume, grid(inputs, s), s.interpolation(), s.outside().orElse(Double.NaN));
        return Outcome.of("filtered", r.lazy());
    }

    private static VoxelGrid grid(Inputs inputs, Settings s) {
        Optional<Volume> like = inputs.find("like");
        if (like.isPresent() == !s.spacing().isEmpty()) {
            throw new SextantException("give --spacing or a second volume to be alike, one of the two");
        }
        VoxelGrid old = inputs.volume("volume").grid();
        return like.isPresent()
                ? like.get().grid()
                : Resampling.withVoxels(old, AxisLengths.um("--spacing", s.spacing()));
    }
}
