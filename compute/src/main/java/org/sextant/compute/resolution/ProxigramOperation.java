// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

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
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;

/** Mean value against distance to the surface of a segmentation. */
public final class ProxigramOperation implements Operation<ProxigramOperation.Profile> {
    private static final String VOLUME = "volume";
    private static final String MASK = "mask";
    /** Bins of fewer voxels are not trusted with the least or largest value. */
    private static final int FEWEST = 8;

    /** Which surface, and how the profile is cut into bins. */
    public record Profile(
            @Parameter(help = "How far from the surface values count; 8 voxels if not given.", min = 1e-9)
            Optional<Length> reach,

            @Parameter(help = "Width of the bins; a quarter of a voxel if not given.", min = 1e-9)
            Optional<Length> bin,

            @Parameter(
                    help = "Sigma, in voxels, with which a mask is softened to find its surface between voxels.",
                    preset = "1",
                    min = 0,
                    max = 10)
            double soften,

            @Parameter(
                    help = "Value at which the surface lies if no mask is given; half way between both sides if"
                            + " not given.")
            Optional<Double> level) {}

    @Override
    public OperationInfo info() {
        return new OperationInfo(
                "proxigram",
                1,
                "Sharpness of edges: mean value against distance to a surface",
                "Averages the values of all voxels by their signed distance to the surface of a mask (positive inside), or"
                        + " to where the values pass a level (positive above it). The profile is scaled to 0 at its least"
                        + " and 1 at its largest value; x25 and x75 are the distances at which it passes 1/4 and 3/4,"
                        + " dx = |x75 - x25|, slope = 0.5/dx, dy the profile's height before scaling. For an edge that is"
                        + " blurred by a Gaussian of sigma, dx is 1.349 sigma.",
                List.of(
                        InputSlot.required(VOLUME, Kind.GREY, "Values."),
                        InputSlot.optional(MASK, Kind.MASK, "Segmentation on the same voxels.")),
                List.of(),
                List.of(new Citation(
                        "Hellman et al. 2002, Microscopy and Microanalysis 8", "10.1017/S1431927602020172")));
    }

    @Override
    public Class<Profile> parameters() {
        return Profile.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Profile p) {
        double voxels = inputs.volume(VOLUME).size().voxels();
        return new Estimate((long) (voxels * 14) + (128L << 20), voxels * 3e-7);
    }

    @Override
    public Outcome run(Inputs inputs, Profile p, ExecutionContext context) {
        Volume volume = inputs.volume(VOLUME);
        estimate(inputs, p).check("the proxigram of " + volume.source());
        WorkContext work = context.work();
        FloatVoxels values = VoxelReader.of(volume, work).floats();
        IsoSurface surface = new SurfaceChoice(inputs.find(MASK), p.level, p.soften).in(values, volume.source(), work);
        double voxelUm = Math.min(
                surface.lattice().dxUm(),
                Math.min(surface.lattice().dyUm(), surface.lattice().dzUm()));
        double reachUm = p.reach.map(Length::um).orElse(8 * voxelUm);
        double binUm = p.bin.map(Length::um).orElse(voxelUm / 4);
        if (reachUm / binUm > 1e5) {
            throw new SextantException("--reach " + Length.print(reachUm) + " in bins of " + Length.print(binUm)
                    + " makes more than 100000 bins; choose wider ones");
        }
        Proxigram.Bins bins = new Proxigram(surface, reachUm, binUm).measure(z -> values.planes()[z], work);
        return outcome(bins, volume.scale().unit());
    }

    private static Outcome outcome(Proxigram.Bins bins, String unit) {
        double[] trusted = bins.mean().clone();
        for (int i = 0; i < trusted.length; i++) {
            trusted[i] = bins.count()[i] < FEWEST ? Double.NaN : trusted[i];
        }
        EdgeProfile profile = new EdgeProfile(bins.distanceUm(), trusted);
        Table table = new Table(
                "proxigram",
                List.of(
                        new Column("distance", "um", bins.distanceUm()),
                        new Column("voxels", "", bins.count()),
                        new Column("mean", unit, bins.mean()),
                        new Column("sd", unit, bins.sd()),
                        new Column("normalised", "", profile.normalised())));
        double x25 = profile.crossingUm(0.25);
        double x75 = profile.crossingUm(0.75);
        double dx = Math.abs(x75 - x25);
        return new Outcome(
                Map.of(),
                List.of(table),
                List.of(
                        Quantity.of("proxigram.x25", x25, "um"),
                        Quantity.of("proxigram.x75", x75, "um"),
                        Quantity.of("proxigram.dx", dx, "um"),
                        Quantity.of("proxigram.slope", 0.5 / dx, "1/um"),
                        Quantity.of("proxigram.dy", profile.largest() - profile.least(), unit)),
                List.of());
    }
}
