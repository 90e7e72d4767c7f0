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

/** {@code filter.unsharp}: {@link GaussianMix} of a volume and its smoothed copy. */
public final class UnsharpOperation extends FilterOperation<UnsharpOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(help = "Standard deviation of the Gaussian, one length or three for x, y, z.")
            List<Length> sigma,

            @Parameter(help = "How much is added.", preset = "1", min = 0)
            double amount,

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
    public UnsharpOperation() {
        super(
                info(
                        "filter.unsharp",
                        "Unsharp masking",
                        "Adds what a Gaussian takes away: v + amount (v - G v).",
                        FILTERED),
                Settings.class,
                10);
    }

    @Override
    protected LocalFilter filter(Settings s, Volume volume) {
        return GaussianMix.unsharp(AxisLengths.um("--sigma", s.sigma()), s.amount(), Lattice.of(volume), s.outside());
    }
}
