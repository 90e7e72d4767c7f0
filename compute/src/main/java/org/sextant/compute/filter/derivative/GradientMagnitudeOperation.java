// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.derivative;

import java.util.List;
import org.sextant.compute.filter.local.AxisLengths;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.FilterOperation;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.data.Volume;
import org.sextant.world.length.Length;

/** {@code filter.gradient-magnitude}: {@link GradientMagnitude}. */
public final class GradientMagnitudeOperation extends FilterOperation<GradientMagnitudeOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(help = "Standard deviation of the Gaussian, one length or three for x, y, z; 0 for none.")
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
    public GradientMagnitudeOperation() {
        super(
                info(
                        "filter.gradient-magnitude",
                        "Gradient magnitude",
                        "Length of the gradient of the Gaussian-smoothed volume, per um; sigma 0 takes central differences.",
                        FILTERED),
                Settings.class,
                10);
    }

    @Override
    protected LocalFilter filter(Settings s, Volume volume) {
        return new GradientMagnitude(AxisLengths.um("--sigma", s.sigma()), Lattice.of(volume), s.outside());
    }

    @Override
    protected String unit(String unit) {
        return perLength(unit, 1);
    }
}
