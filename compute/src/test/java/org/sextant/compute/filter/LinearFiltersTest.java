// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sextant.compute.filter.derivative.GradientMagnitude;
import org.sextant.compute.filter.derivative.HessianEigenvalues;
import org.sextant.compute.filter.derivative.LaplacianOfGaussian;
import org.sextant.compute.filter.derivative.StructureTensorEigenvalues;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.GaussianKernels;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.filter.local.Loop;
import org.sextant.compute.filter.smooth.Gaussian;
import org.sextant.compute.filter.smooth.GaussianMix;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/** Sums over neighbours are those of their definition; polynomials have the derivatives that they have. */
class LinearFiltersTest {
    /** Odd sizes, one axis shorter than the kernel, unequal voxels. */
    private static final Lattice SMALL = new Lattice(13, 4, 9, 1, 0.5, 2);

    private static final double[] SIGMA = {1.2, 0.8, 1.5};
    /** Sums of some thousand products of weights that add to about 1 with numbers below 1, rounded to 24 bits each time. */
    private static final double ROUNDING = 60 * 0x1p-24;

    static Stream<Border> borders() {
        return Stream.of(Border.NEAREST, Border.MIRROR, Border.constant(0.7f));
    }

    private static FloatVoxels one(LocalFilter filter, FloatVoxels in) {
        return filter.apply(in, Loop.serial()).get(0);
    }

    @ParameterizedTest
    @MethodSource("borders")
    void gaussianIsTheWeightedSum(Border border) {
        FloatVoxels in = Surroundings.random(SMALL, 1);
        Surroundings s = new Surroundings(in, border);
        GaussianKernels k = GaussianKernels.of(SIGMA, SMALL);
        FloatVoxels got = one(new Gaussian(SIGMA, SMALL, border), in);
        assertThat(Surroundings.worst(got, (x, y, z) -> s.sum(k.x(0), k.y(0), k.z(0), x, y, z)))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("borders")
    void differenceAndUnsharpMaskAreMadeOfGaussians(Border border) {
        FloatVoxels in = Surroundings.random(SMALL, 2);
        double[] wide = {1.9, 0, 2.2};
        FloatVoxels narrow = one(new Gaussian(SIGMA, SMALL, border), in);
        FloatVoxels smooth = one(new Gaussian(wide, SMALL, border), in);
        FloatVoxels difference = one(GaussianMix.difference(SIGMA, wide, SMALL, border), in);
        FloatVoxels sharp = one(GaussianMix.unsharp(SIGMA, 1.5, SMALL, border), in);
        assertThat(Surroundings.worst(difference, (x, y, z) -> narrow.at(x, y, z) - smooth.at(x, y, z)))
                .isLessThan(ROUNDING);
        assertThat(Surroundings.worst(sharp, (x, y, z) -> 2.5 * in.at(x, y, z) - 1.5 * narrow.at(x, y, z)))
                .isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("borders")
    void gradientAndLaplacianAreMadeOfDerivatives(Border border) {
        FloatVoxels in = Surroundings.random(SMALL, 3);
        Surroundings s = new Surroundings(in, border);
        GaussianKernels k = GaussianKernels.of(SIGMA, SMALL);
        FloatVoxels gradient = one(new GradientMagnitude(SIGMA, SMALL, border), in);
        FloatVoxels laplacian = one(new LaplacianOfGaussian(SIGMA, SMALL, border), in);
        assertThat(Surroundings.worst(
                        gradient,
                        (x, y, z) -> Math.sqrt(Math.pow(s.sum(k.x(1), k.y(0), k.z(0), x, y, z), 2)
                                + Math.pow(s.sum(k.x(0), k.y(1), k.z(0), x, y, z), 2)
                                + Math.pow(s.sum(k.x(0), k.y(0), k.z(1), x, y, z), 2))))
                .isLessThan(ROUNDING);
        assertThat(Surroundings.worst(
                        laplacian,
                        (x, y, z) -> s.sum(k.x(2), k.y(0), k.z(0), x, y, z)
                                + s.sum(k.x(0), k.y(2), k.z(0), x, y, z)
                                + s.sum(k.x(0), k.y(0), k.z(2), x, y, z)))
                .isLessThan(8 * ROUNDING);
    }

    /** In voxels at least a kernel away from the border. */
    private static final Lattice LARGE = new Lattice(31, 33, 29, 0.5, 0.7, 1.1);

    private static final double[] UM = {0.9, 1.1, 1.7};

    private static boolean inside(int x, int y, int z) {
        return x > 7 && x < 23 && y > 7 && y < 25 && z > 7 && z < 21;
    }

    @Test
    void aQuadraticFieldHasTheEigenvaluesOfItsMatrix() {
        // ½ pᵀ H p with H turned in the xy plane by 0.6 rad, in µm
        double c = Math.cos(0.6);
        double s = Math.sin(0.6);
        FloatVoxels in = Surroundings.of(LARGE, (x, y, z) -> {
            double u = c * 0.5 * x + s * 0.7 * y - 12;
            double v = -s * 0.5 * x + c * 0.7 * y;
            double w = 1.1 * z - 15;
            return 0.5 * (0.3 * u * u - 0.2 * v * v + 0.05 * w * w);
        });
        List<FloatVoxels> e = new HessianEigenvalues(UM, LARGE, Border.NEAREST).apply(in, Loop.serial());
        double[] want = {0.3, 0.05, -0.2};
        for (int k = 0; k < 3; k++) {
            // values up to 60 rounded to 24 bits, times second-derivative weights whose sizes add to 8/µm²
            assertThat(worstInside(e.get(k), want[k])).as("eigenvalue %d", k).isLessThan(60 * 8 * ROUNDING / 10);
        }
        FloatVoxels laplacian = one(new LaplacianOfGaussian(UM, LARGE, Border.NEAREST), in);
        assertThat(worstInside(laplacian, 0.15)).isLessThan(60 * 8 * ROUNDING / 10);
    }

    private static double worstInside(FloatVoxels got, double want) {
        return Surroundings.worst(got, (x, y, z) -> inside(x, y, z) ? want : got.at(x, y, z));
    }

    @Test
    void aLinearFieldHasItsGradientAndAStructureTensorOfRankOne() {
        FloatVoxels in = Surroundings.of(LARGE, (x, y, z) -> 2 * 0.5 * x - 1 * 0.7 * y + 0.5 * 1.1 * z);
        double square = 4 + 1 + 0.25;
        FloatVoxels gradient = one(new GradientMagnitude(UM, LARGE, Border.NEAREST), in);
        assertThat(worstInside(gradient, Math.sqrt(square))).isLessThan(40 * 8 * ROUNDING / 10);
        double[] fine = {0.5, 0.5, 0.8};
        List<FloatVoxels> e =
                new StructureTensorEigenvalues(fine, fine, LARGE, Border.NEAREST).apply(in, Loop.serial());
        assertThat(worstInside(e.get(0), square)).isLessThan(40 * 40 * ROUNDING / 10);
        assertThat(worstInside(e.get(1), 0)).isLessThan(40 * 40 * ROUNDING / 10);
        assertThat(worstInside(e.get(2), 0)).isLessThan(40 * 40 * ROUNDING / 10);
    }

    @ParameterizedTest
    @MethodSource("borders")
    void theStructureTensorIsTheSmoothedProductOfGradients(Border border) {
        Lattice l = new Lattice(11, 37, 7, 1, 1, 1);
        double[] inner = {0.7, 0.7, 0.7};
        double[] outer = {0.8, 1.1, 0.6};
        FloatVoxels in = Surroundings.random(l, 4);
        Surroundings s = new Surroundings(in, border);
        GaussianKernels k = GaussianKernels.of(inner, l);
        FloatVoxels trace = Surroundings.of(
                l,
                (x, y, z) -> Math.pow(s.sum(k.x(1), k.y(0), k.z(0), x, y, z), 2)
                        + Math.pow(s.sum(k.x(0), k.y(1), k.z(0), x, y, z), 2)
                        + Math.pow(s.sum(k.x(0), k.y(0), k.z(1), x, y, z), 2));
        Border outside = border.kind() == Border.Kind.CONSTANT ? Border.constant(0) : border;
        FloatVoxels want = one(new Gaussian(outer, l, outside), trace);
        List<FloatVoxels> e = new StructureTensorEigenvalues(inner, outer, l, border).apply(in, Loop.serial());
        assertThat(Surroundings.worst(
                        want,
                        (x, y, z) -> e.get(0).at(x, y, z)
                                + e.get(1).at(x, y, z)
                                + e.get(2).at(x, y, z)))
                .isLessThan(20 * ROUNDING);
    }

    @Test
    void aConstantStaysAndNanSpreadsAsFarAsTheFilterReaches() {
        FloatVoxels in = Surroundings.of(LARGE, (x, y, z) -> 1234.5);
        Gaussian g = new Gaussian(new double[] {0.5, 0.7, 2.2}, LARGE, Border.NEAREST);
        assertThat(Surroundings.worst(one(g, in), (x, y, z) -> 1234.5)).isLessThan(1234.5 * ROUNDING / 10);
        in.set(15, 16, 14, Float.NaN);
        FloatVoxels out = one(g, in);
        assertThat(out.at(15 + 4, 16, 14)).isNaN();
        assertThat(out.at(15 + 4, 16 - 4, 14 + 8)).isNaN();
        assertThat(out.at(15 + 5, 16, 14)).isNotNaN();
        assertThat(out.at(15, 16, 14 - 9)).isNotNaN();
    }
}
