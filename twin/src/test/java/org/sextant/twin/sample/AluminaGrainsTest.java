// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Grains, their pores and the dark field that these must give. */
class AluminaGrainsTest {
    private static final AluminaGrains MIXED = new AluminaGrains(1, AluminaGrains.Arrangement.MIXED);

    /** 40,000 pairs of points: a standard error of √(0.24 / 40,000) = 0.0025; the tolerance is four of them. */
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 0.012", "1, 0.03", "1, 0.06", "2, 0.03", "2, 0.09", "2, 0.2"})
    void twoPointsAreSolidAsOftenAsTheCovarianceSays(int material, double r) {
        OverlappingSpheres pores = MIXED.finePores(material);
        SeededNumbers random = new SeededNumbers(8, material);
        int both = 0;
        int n = 40_000;
        for (int i = 0; i < n; i++) {
            Vector3d p = new Vector3d(random.signed(3L * i), random.signed(3L * i + 1), random.signed(3L * i + 2));
            p.mul(100);
            Vector3d q =
                    random.part(9).rotation(i).transform(new Vector3d(r, 0, 0)).add(p);
            both += !pores.isPore(p.x, p.y, p.z) && !pores.isPore(q.x, q.y, q.z) ? 1 : 0;
        }
        double q = 1 - AluminaGrains.POROSITY;
        assertThat(both / (double) n).isCloseTo(q * q + pores.covariance(r), within(0.01));
    }

    @Test
    void theAutocorrelationFallsFromItsPeakToNothingAtOnePoreDiameter() {
        for (int material = 1; material <= 2; material++) {
            double d = MIXED.finePores(material).diameterUm();
            double last = MIXED.autocorrelationUm(material, 0, 25);
            for (int i = 1; i <= 20; i++) {
                double r = MIXED.autocorrelationUm(material, i * d / 20, 25);
                assertThat(r).isLessThan(last);
                last = r;
            }
            assertThat(last).isZero();
        }
    }

    /**
     * Whatever is left out where a voxel lies deep in one grain: its fractions are the mean over its 4³ parts, to rounding.
     * A voxel that sees no grain is not divided.
     */
    @ParameterizedTest
    @EnumSource(AluminaGrains.Arrangement.class)
    void aLargeVoxelIsTheMeanOfItsParts(AluminaGrains.Arrangement arrangement) {
        AluminaGrains sample = new AluminaGrains(1, arrangement);
        double edgeUm = 6.48;
        VoxelProbe large = sample.probe(VoxelShape.cube(edgeUm));
        VoxelProbe small = sample.probe(VoxelShape.cube(edgeUm / 4));
        double[] centres = VoxelShape.cube(edgeUm).partCentres(4);
        double[] whole = new double[3];
        double[] part = new double[3];
        SeededNumbers random = new SeededNumbers(4, arrangement.ordinal());
        int mixed = 0;
        for (int i = 0; i < 2000; i++) {
            Vector3dc low = sample.boundsUm().minUm();
            Vector3d p = new Vector3d(random.unit(3L * i), random.unit(3L * i + 1), random.unit(3L * i + 2))
                    .mul(new Vector3d(sample.boundsUm().maxUm()).sub(low))
                    .add(low);
            large.fractions(p.x, p.y, p.z, whole);
            if (whole[0] == 1) {
                continue;
            }
            double[] mean = new double[3];
            for (int c = 0; c < centres.length; c += 3) {
                small.fractions(p.x + centres[c], p.y + centres[c + 1], p.z + centres[c + 2], part);
                for (int m = 0; m < 3; m++) {
                    mean[m] += part[m] / 64;
                }
            }
            for (int m = 0; m < 3; m++) {
                assertThat(whole[m]).as("material %s at %s", m, p).isCloseTo(mean[m], within(1e-12));
            }
            mixed += mean[0] > 0.39 && mean[0] < 0.99 ? 1 : 0;
        }
        assertThat(mixed).as("voxels with a surface or a pore").isGreaterThan(20);
    }

    /** For a fixed shape lengths scale: pores three times larger have an R(0) three times larger, at three times the ξ. */
    @Test
    void largerPoresHaveAWiderAutocorrelation() {
        for (double xi : new double[] {0, 0.01, 0.03}) {
            assertThat(MIXED.autocorrelationUm(2, 3 * xi, 25) / MIXED.autocorrelationUm(1, xi, 25))
                    .isCloseTo(3, within(1e-3));
        }
    }

    /** Small pores lose their correlation sooner: over the first five lengths their slope is the steeper one, relatively. */
    @Test
    void theDarkFieldGrowsWithTheCorrelationLengthAndThenStays() {
        double first = MIXED.darkFieldPerUm(1, 24.83, 25);
        assertThat(first).isPositive();
        assertThat(MIXED.darkFieldPerUm(1, 62.09, 25)).isGreaterThan(first);
        assertThat(MIXED.darkFieldPerUm(1, 434.6, 25)).isEqualTo(MIXED.darkFieldPerUm(1, 62.09, 25));
        assertThat(MIXED.darkFieldPerUm(2, 62.09, 25)).isLessThan(MIXED.darkFieldPerUm(2, 434.6, 25));
        assertThat(MIXED.darkFieldPerUm(0, 62.09, 25)).isZero();
    }

    @ParameterizedTest
    @EnumSource(AluminaGrains.Arrangement.class)
    void bothKindsAreThereWithTheSamePorosity(AluminaGrains.Arrangement arrangement) {
        AluminaGrains sample = new AluminaGrains(2, arrangement);
        List<SampleObject> objects = sample.objects();
        assertThat(objects.stream().map(SampleObject::kind).distinct()).containsExactlyInAnyOrder("nm50", "nm150");
        for (SampleObject o : objects) {
            Vector3dc c = o.centreUm();
            assertThat(sample.labelAt(c.x(), c.y(), c.z())).isEqualTo(o.label());
        }
        if (arrangement == AluminaGrains.Arrangement.SEPARATED) {
            assertThat(IntStream.range(0, 15).mapToObj(i -> objects.get(i).kind()))
                    .containsOnly("nm50");
        }
    }

    @Test
    void grainsHaveTheirSizeAndDoNotOverlap() {
        List<SampleObject> objects = MIXED.objects();
        assertThat(objects).hasSize(31);
        for (SampleObject a : objects) {
            assertThat(a.esdUm()).isBetween(340.0, 460.0);
            for (SampleObject b : objects) {
                if (a.label() != b.label()) {
                    double reach = a.boundingRadiusUm() + b.boundingRadiusUm();
                    assertThat(a.centreUm().distance(b.centreUm())).isGreaterThan(reach - 1e-6);
                }
            }
        }
        double volume = objects.stream().mapToDouble(SampleObject::volumeUm3).sum();
        Vector3d box = MIXED.boundsUm().extentUm();
        assertThat(volume / (Math.PI / 4 * box.x * box.x * box.z)).isBetween(0.35, 0.62);
    }

    /** Coarse voxels and points agree: 30³ points have a standard error of 0.003. */
    @Test
    void onlyThoseOf150NmHaveResolvedPores() {
        double[] found = new double[3];
        for (SampleObject o : MIXED.objects()) {
            int material = o.kind().equals("nm50") ? 1 : 2;
            if (found[material] == 0) {
                double[] means = Silica.means(MIXED, Silica.cube(o.centreUm(), 12, 13));
                found[material] = 1 - means[material] / (1 - AluminaGrains.POROSITY);
            }
        }
        assertThat(found[1]).isCloseTo(CoarsePores.porosity(AluminaGrain.Pores.NM50), within(0.004));
        assertThat(found[2]).isCloseTo(CoarsePores.porosity(AluminaGrain.Pores.NM150), within(0.008));
        assertThat(found[2]).isGreaterThan(0.02);
    }
}
