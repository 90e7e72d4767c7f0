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
import org.sextant.world.length.Length;

/** {@code filter.difference-of-gaussians}: {@link GaussianMix} of two widths. */
public final class DifferenceOfGaussiansOperation extends FilterOperation<DifferenceOfGaussiansOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(help = "Standard deviation of the Gaussian, one length or three for x, y, z.")
            List<Length> sigma,

            @Parameter(help = "Standard deviation of the Gaussian that is subtracted, one length or three.")
            List<Length> outer,

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
    public DifferenceOfGaussiansOperation() {
        super(
                info(
                        "filter.difference-of-gaussians",
                        "Difference of Gaussians",
                        "The volume smoothed with sigma less the volume smoothed with the wider outer: a band of sizes.",
                        FILTERED,
                        new Citation("Marr and Hildreth 1980, Theory of edge detection", "10.1098/rspb.1980.0020")),
                Settings.class,
                20);
    }

    @Override
    protected LocalFilter filter(Settings s, Volume volume) {
        return GaussianMix.difference(
                AxisLengths.um("--sigma", s.sigma()),
                AxisLengths.um("--outer", s.outer()),
                Lattice.of(volume),
                s.outside());
    }
}
