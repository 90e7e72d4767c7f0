// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.binary;

import java.util.List;
import org.sextant.compute.operation.Citation;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.data.Volume;
import org.sextant.world.length.Length;

/** What the four operations of {@link BallMorphology} share. */
abstract class BallOperation extends MaskOperation<BallOperation.Settings> {
    /** With which ball. */
    public record Settings(
            @Parameter(help = "Radius of the ball: voxels at this distance still belong to it.", min = 0)
            Length radius) {}

    private final String id;
    private final String title;
    private final String help;

    BallOperation(String id, String title, String help) {
        this.id = id;
        this.title = title;
        this.help = help;
    }

    abstract Mask apply(BallMorphology morphology, Mask mask, double radiusUm);

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                id,
                1,
                title,
                help + " The ball is exact, of any radius, on voxels of any ratio; nothing is eroded from the image's"
                        + " border.",
                List.of(InputSlot.required(MASK, Kind.MASK, "Voxels that are not 0.")),
                OUTPUTS,
                List.of(new Citation("Serra 1982, Image Analysis and Mathematical Morphology", "")));
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    @Override
    public Outcome run(Inputs inputs, Settings p, ExecutionContext context) {
        Volume volume = inputs.volume(MASK);
        estimate(inputs, p).check(title + " of " + volume.source());
        Mask mask = read(volume, context);
        return outcome(
                apply(new BallMorphology(context.work()), mask, p.radius().um()), volume);
    }
}
