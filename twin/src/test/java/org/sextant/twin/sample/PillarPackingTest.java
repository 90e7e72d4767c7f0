// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Particles and bubbles of the silica sample. */
class PillarPackingTest {
    private final List<SampleObject> objects = Silica.ONE.objects();

    @Test
    void nothingOverlapsAndSomeTouch() {
        int touching = 0;
        for (int i = 0; i < objects.size(); i++) {
            SampleObject a = objects.get(i);
            assertThat(a.label()).isEqualTo(i + 1);
            for (int j = 0; j < i; j++) {
                SampleObject b = objects.get(j);
                double dz = a.centreUm().z() - b.centreUm().z();
                double reach = a.boundingRadiusUm() + b.boundingRadiusUm();
                if (Math.abs(dz) < reach + 1) {
                    double gap = a.centreUm().distance(b.centreUm()) - reach;
                    assertThat(gap).isGreaterThan(-1e-9);
                    touching += gap < 1e-9 ? 1 : 0;
                }
            }
        }
        assertThat(touching).isBetween(100, 500);
    }

    @Test
    void sizesAreThoseOfThePaper() {
        double[] esd = objects.stream()
                .filter(o -> !o.kind().equals("bubble"))
                .mapToDouble(SampleObject::esdUm)
                .toArray();
        double mean = 0;
        double square = 0;
        for (double d : esd) {
            assertThat(d).isBetween(4.999, 50.001);
            mean += d / esd.length;
            square += d * d / esd.length;
        }
        // Standard error of the mean: 4.7 / √14553 = 0.04.
        assertThat(esd).hasSize(PillarPacking.PARTICLES);
        assertThat(mean).isCloseTo(14.5, within(0.15));
        assertThat(Math.sqrt(square - mean * mean)).isCloseTo(4.7, within(0.15));
    }

    @Test
    void allButTheGluedOneLieInTheResin() {
        for (SampleObject o : objects) {
            if (!o.kind().equals("glued")) {
                double depth = PillarShape.resinDepthUm(
                        o.centreUm().x(), o.centreUm().y(), o.centreUm().z());
                assertThat(depth).isGreaterThanOrEqualTo(o.boundingRadiusUm());
            }
        }
    }

    /** The volume of fragments by counting points: 40³ in the bounding cube, a standard error below 1 %. */
    @Test
    void fragmentsHaveTheVolumeThatTheirDiameterSays() {
        objects.stream().filter(o -> o.kind().equals("fragment")).limit(20).forEach(o -> {
            int inside = 0;
            double r = o.boundingRadiusUm();
            for (int i = 0; i < 64_000; i++) {
                double x = o.centreUm().x() + r * ((i % 40 + 0.5) / 20 - 1);
                double y = o.centreUm().y() + r * ((i / 40 % 40 + 0.5) / 20 - 1);
                double z = o.centreUm().z() + r * ((i / 1600 + 0.5) / 20 - 1);
                inside += Silica.ONE.labelAt(x, y, z) == o.label() ? 1 : 0;
            }
            assertThat(inside / 64_000.0 * 8 * r * r * r / o.volumeUm3()).isCloseTo(1, within(0.02));
        });
    }

    @Test
    void theSameSeedGivesTheSameSampleAndAnotherAnother() {
        assertThat(new PillarPacking(1).bubbles).isEqualTo(new PillarPacking(1).bubbles);
        assertThat(new PillarPacking(2).bubbles).isNotEqualTo(new PillarPacking(1).bubbles);
        assertThat(new SilicaPillar(1).objects()).isEqualTo(objects);
    }
}
