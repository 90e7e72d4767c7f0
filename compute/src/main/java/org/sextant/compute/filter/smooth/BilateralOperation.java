// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.smooth;

import java.util.List;
import org.sextant.compute.filter.local.AxisLengths;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.FilterOperation;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.operation.Citation;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;

/** {@code filter.bilateral}: smoothing by a {@link Bilateral}. */
public final class BilateralOperation extends FilterOperation<BilateralOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(help = "Standard deviation of the distance, one length or three for x, y, z.")
            List<Length> sigma,

            @Parameter(help = "Standard deviation of the difference of physical values; about twice the noise.")
            double range,

            @Parameter(
                    help = "What lies outside: the nearest voxel, the volume mirrored, or a constant.",
                    preset = "nearest")
            Border.Kind border,

            @Parameter(help = "The constant that lies outside, for --border constant.", preset = "0")
            double borderValue) {
        public Settings {
            if (!(range > 0)) {
                throw new SextantException("--range must be above 0, not " + range);
            }
        }

        Border outside() {
            return new Border(border, (float) borderValue);
        }
    }

    /** For {@link java.util.ServiceLoader}. */
    public BilateralOperation() {
        super(
                info(
                        "filter.bilateral",
                        "Bilateral smoothing",
                        "Mean of the voxels around each, weighted by Gaussians of distance (cut at 2.5 standard deviations)"
                                + " and of the difference of values: noise goes, edges stay.",
                        FILTERED,
                        new Citation(
                                "Tomasi and Manduchi 1998, Bilateral filtering for gray and color images",
                                "10.1109/ICCV.1998.710815")),
                Settings.class,
                60);
    }

    @Override
    protected LocalFilter filter(Settings s, Volume volume) {
        double[] sigmaUm = AxisLengths.um("--sigma", s.sigma());
        Lattice lattice = Lattice.of(volume);
        for (int axis = 0; axis < 3; axis++) {
            if (sigmaUm[axis] > 16 * lattice.spacingUm(axis)) {
                throw new SextantException("--sigma " + Length.print(sigmaUm[axis])
                        + " is more than 16 voxels, which would take hours; bin the volume first");
            }
        }
        return new Bilateral(sigmaUm, s.range(), lattice, s.outside());
    }
}
