// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.derivative;

import java.util.List;
import org.sextant.compute.filter.local.AxisLengths;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.FilterOperation;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.operation.Citation;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.OutputSlot;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.data.Volume;
import org.sextant.world.length.Length;

/** {@code filter.hessian}: {@link HessianEigenvalues}. */
public final class HessianEigenvaluesOperation extends FilterOperation<HessianEigenvaluesOperation.Settings> {
    static final List<OutputSlot> EIGENVALUES = List.of(
            new OutputSlot("largest", Kind.GREY, "The largest eigenvalue."),
            new OutputSlot("middle", Kind.GREY, "The eigenvalue between the two others."),
            new OutputSlot("smallest", Kind.GREY, "The smallest eigenvalue."));

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
    public HessianEigenvaluesOperation() {
        super(
                info(
                        "filter.hessian",
                        "Hessian eigenvalues",
                        "Eigenvalues of the matrix of second derivatives of the Gaussian-smoothed volume, per um^2, sorted by value: largest, middle, smallest. Sheets have one of large size, tubes two, blobs three.",
                        EIGENVALUES,
                        new Citation("Smith 1961, Eigenvalues of a symmetric 3x3 matrix", "10.1145/355578.366316")),
                Settings.class,
                20);
    }

    @Override
    protected LocalFilter filter(Settings s, Volume volume) {
        return new HessianEigenvalues(AxisLengths.um("--sigma", s.sigma()), Lattice.of(volume), s.outside());
    }

    @Override
    protected String unit(String unit) {
        return perLength(unit, 2);
    }
}
