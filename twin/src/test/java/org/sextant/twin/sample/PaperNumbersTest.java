// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Götz et al. measured holds on the sample. */
class PaperNumbersTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theChosenParticleHasTheirPorosityAndClosedPores(long seed) {
        SilicaPillar sample = seed == 1 ? Silica.ONE : new SilicaPillar(seed);
        int[] counts = parts(sample, sample.objects().get(0), 50);
        double pores = counts[1] + counts[2];
        assertThat(pores / (counts[0] + pores)).isCloseTo(0.31, within(0.03));
        assertThat(counts[2] / pores).isCloseTo(0.014, within(0.007));
    }

    /** Wall, pore and closed pore by points in a cube around an object. */
    private static int[] parts(SilicaPillar sample, SampleObject o, int n) {
        int[] counts = new int[3];
        double r = o.boundingRadiusUm();
        for (int i = 0; i < n * n * n; i++) {
            double x = o.centreUm().x() + r * ((i % n + 0.5) * 2 / n - 1);
            double y = o.centreUm().y() + r * ((i / n % n + 0.5) * 2 / n - 1);
            double z = o.centreUm().z() + r * ((i / n / n + 0.5) * 2 / n - 1);
            if (sample.labelAt(x, y, z) == o.label()) {
                counts[sample.partAt(x, y, z).ordinal() - 1]++;
            }
        }
        return counts;
    }

    /** They found 22.5 ± 13.0 % in 14,553 particles: large ones are more porous than small ones, for the shell is dense. */
    @Test
    void smallParticlesAreLessPorous() {
        double[] porosity = new double[2];
        int[] n = new int[2];
        double all = 0;
        for (int i = 1; i < 14_500; i += 60) {
            SampleObject o = Silica.ONE.objects().get(i);
            int[] c = parts(Silica.ONE, o, 20);
            double p = (c[1] + c[2]) / (double) (c[0] + c[1] + c[2]);
            int small = o.esdUm() < 14 ? 1 : 0;
            porosity[small] += p;
            n[small]++;
            all += p;
        }
        assertThat(porosity[1] / n[1]).isLessThan(porosity[0] / n[0] - 0.05);
        // The standard error of the mean of 242 particles with a standard deviation of 0.12 is 0.008.
        assertThat(all / (n[0] + n[1])).isCloseTo(0.225, within(0.03));
    }

    @Test
    void mesoporesFillTheirShareOfTheSolidAndTheLadderReachesTheTotal() {
        double[] means = Silica.means(Silica.ONE, Silica.cube(Silica.place("wall"), 96, 0.0054));
        double meso = means[SilicaMaterials.AIR];
        assertThat(meso).isCloseTo(0.316, within(0.01));
        int[] c = parts(Silica.ONE, Silica.ONE.objects().get(0), 50);
        double macro = (c[1] + c[2]) / (double) (c[0] + c[1] + c[2]);
        assertThat(macro + (1 - macro) * meso).isCloseTo(0.531, within(0.02));
    }
}
