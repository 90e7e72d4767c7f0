// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.smooth;

import java.util.List;
import org.sextant.compute.filter.local.AxisLengths;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.FilterOperation;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.data.Volume;
import org.sextant.world.length.Length;

/** {@code filter.gaussian}: smoothing by a {@link Gaussian}. */
public final class GaussianOperation extends FilterOperation<GaussianOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(help = "Standard deviation of the Gaussian, one length or three for x, y, z.")
            List<Length> sigma,

            @Parameter(
                    help = "What lies outside: the nearest voxel, the volume mirrored, or a constant.",
                    preset = "nearest")
            Border.Kind border,

            @Parameter(help = "The constant that lies outside, for --border constant.", preset = "0")
            double borderValue) {
        Border outside() {
            return new Border(border, (float) borderValue);
        }
    }

    /** For {@link java.util.ServiceLoader}. */
    public GaussianOperation() {
        super(
                info(
                        "filter.gaussian",
                        "Gaussian smoothing",
                        "Convolution with a Gaussian, sampled at the voxels, cut at four standard deviations and of weight 1.",
                        FILTERED),
                Settings.class,
                10);
    }

    @Override
    protected LocalFilter filter(Settings s, Volume volume) {
        return new Gaussian(AxisLengths.um("--sigma", s.sigma()), Lattice.of(volume), s.outside());
    }
}
