// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.derivative;

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

/** {@code filter.structure-tensor}: {@link StructureTensorEigenvalues}. */
public final class StructureTensorEigenvaluesOperation
        extends FilterOperation<StructureTensorEigenvaluesOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(
                    help =
                            "Standard deviation of the Gaussian, one length or three for x, y, z whose derivatives are taken.")
            List<Length> sigma,

            @Parameter(help = "Standard deviation of the Gaussian that averages, one length or three.")
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
    public StructureTensorEigenvaluesOperation() {
        super(
                info(
                        "filter.structure-tensor",
                        "Structure tensor eigenvalues",
                        "Eigenvalues of the gradient's outer product, averaged with a second Gaussian, in squared grey values per um^2: largest, middle, smallest.",
                        HessianEigenvaluesOperation.EIGENVALUES,
                        new Citation(
                                "Bigun and Granlund 1987, Optimal orientation detection of linear symmetry, ICCV", ""),
                        new Citation("Smith 1961, Eigenvalues of a symmetric 3x3 matrix", "10.1145/355578.366316")),
                Settings.class,
                40);
    }

    @Override
    protected LocalFilter filter(Settings s, Volume volume) {
        return new StructureTensorEigenvalues(
                AxisLengths.um("--sigma", s.sigma()),
                AxisLengths.um("--outer", s.outer()),
                Lattice.of(volume),
                s.outside());
    }

    @Override
    protected String unit(String unit) {
        return perLength(unit.isEmpty() ? "" : "(" + unit + ")^2", 2);
    }
}
