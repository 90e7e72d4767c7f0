// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.threshold;

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
import org.sextant.compute.voxel.HeapRoom;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;

/** {@code segment.hysteresis}: a mask by {@link Hysteresis}. */
public final class HysteresisOperation implements Operation<HysteresisOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(help = "Physical value that voxels of the phase must reach.")
            double low,

            @Parameter(help = "Physical value that one voxel of each connected part must reach.")
            double high,

            @Parameter(
                    help = "Which neighbours are connected: 6 share a face, 18 an edge too, 26 a corner too.",
                    preset = "26")
            int connectivity) {
        public Settings {
            if (low > high) {
                throw new SextantException("--low " + low + " is above --high " + high);
            }
            if (connectivity != 6 && connectivity != 18 && connectivity != 26) {
                throw new SextantException("--connectivity is 6, 18 or 26, not " + connectivity);
            }
        }
    }

    private static final OperationInfo INFO = new OperationInfo(
            "segment.hysteresis",
            1,
            "Hysteresis threshold",
            "A mask of the voxels that reach --low and are connected, through such voxels, to one that reaches --high."
                    + " NaN belongs to no phase. Needs one byte of memory a voxel.",
            List.of(InputSlot.required(Segmentation.VOLUME, Kind.GREY, "Grey values.")),
            List.of(new OutputSlot("mask", Kind.MASK, "1 in the phase, 0 else.")),
            List.of(new Citation(
                    "Canny 1986, A computational approach to edge detection", "10.1109/TPAMI.1986.4767851")));

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
        return Segmentation.estimate(inputs, 1);
    }

    @Override
    public Outcome run(Inputs inputs, Settings s, ExecutionContext context) {
        Volume volume = inputs.volume(Segmentation.VOLUME);
        Lattice lattice = lattice(volume);
        HeapRoom.check("a mask of " + volume.source(), lattice.voxels());
        Mask mask = Mask.zero(lattice);
        try (Volume levels = PhaseVolume.of(volume, PhaseVolume.Rule.classes(new double[] {s.low(), s.high()}))) {
            context.work()
                    .forEach(
                            "thresholds",
                            lattice.nz(),
                            z -> levels.finest()
                                    .read(new Region(0, 0, z, lattice.nx(), lattice.ny(), 1), mask.planes()[(int) z]));
        }
        Hysteresis.keepConnected(mask, s.connectivity(), context.work());
        long kept = 0;
        for (byte[] plane : mask.planes()) {
            for (byte v : plane) {
                kept += v;
            }
        }
        return Outcome.of(
                        "mask",
                        VoxelVolume.of(volume.source(), mask, volume.knownGrid().orElse(null)))
                .with(Segmentation.shares("mask", kept, volume));
    }

    private static Lattice lattice(Volume volume) {
        return volume.knownGrid().isPresent()
                ? Lattice.of(volume)
                : Lattice.of(
                        Math.toIntExact(volume.size().x()),
                        Math.toIntExact(volume.size().y()),
                        Math.toIntExact(volume.size().z()));
    }
}
