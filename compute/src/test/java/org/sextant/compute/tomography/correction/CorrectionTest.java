// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

class CorrectionTest {
    private static float[] filled(int n, double value) {
        float[] f = new float[n];
        Arrays.fill(f, (float) value);
        return f;
    }

    @Test
    void darkAndFlatGiveTransmissionWhateverThePixelsGain() {
        Random random = new Random(1);
        int n = 12;
        float[] dark = new float[n];
        float[] flat = new float[n];
        float[] counts = new float[n];
        for (int i = 0; i < n; i++) {
            dark[i] = 90 + 20 * random.nextFloat();
            float gain = 900 + 200 * random.nextFloat();
            flat[i] = dark[i] + gain;
            counts[i] = dark[i] + 0.3f * gain;
        }
        References.of(4, 3, new float[][] {flat}, new float[][] {dark}).transmission(counts);
        for (float t : counts) {
            assertThat(t).isCloseTo(0.3f, offset(1e-5f));
        }
    }

    @Test
    void spikesInFlatsDoNotCountAndPixelsWithoutBeamAreDead() {
        float[][] flats = new float[6][];
        for (int k = 0; k < 6; k++) {
            flats[k] = filled(4, 1000 + k);
        }
        flats[2][1] = 60_000;
        for (float[] f : flats) {
            f[3] = 0;
        }
        References r = References.of(2, 2, flats, new float[0][]);
        assertThat(r.open()[1]).isBetween(1000f, 1005f);
        assertThat(r.dead()).isEqualTo(BitSet.valueOf(new long[] {8}));
    }

    @Test
    void flatsNoBrighterThanDarksAreRefused() {
        float[][] same = {filled(4, 100)};
        assertThatThrownBy(() -> References.of(2, 2, same, same))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("no brighter");
        assertThatThrownBy(() -> References.of(2, 2, new float[0][], same)).hasMessageContaining("no flats");
    }

    @Test
    void deadPixelsAndNumbersThatAreNoneBecomeTheMeanOfTheirNeighbours() {
        float[] f = new float[25];
        for (int i = 0; i < 25; i++) {
            f[i] = i % 5 + 2 * (i / 5);
        }
        f[12] = Float.NaN;
        f[6] = 900;
        BitSet dead = new BitSet();
        dead.set(6);
        assertThat(DeadPixels.mend(f, 5, dead)).isEqualTo(2);
        assertThat(f[12]).isEqualTo(6f);
        assertThat(f[6]).isEqualTo(3f);
        assertThat(DeadPixels.mend(filled(4, Double.NaN), 2, new BitSet())).isEqualTo(-1);
    }

    @Test
    void pixelsAtTheBorderDoNotBorrowFromTheOtherSide() {
        float[] f = {Float.NaN, 1, 9, 9, 1, 9};
        DeadPixels.mend(f, 3, new BitSet());
        assertThat(f[0]).isEqualTo(5f);
    }

    @Test
    void spikesGoAndEdgesStay() {
        Random random = new Random(2);
        float[] f = new float[20 * 20];
        for (int i = 0; i < f.length; i++) {
            f[i] = (i % 20 < 10 ? 0.2f : 0.9f) + 0.01f * (float) random.nextGaussian();
        }
        float[] before = f.clone();
        f[5 + 20 * 7] += 1;
        f[15 + 20 * 12] += 0.5f;
        assertThat(new Spikes(8).remove(f, 20)).isEqualTo(2);
        for (int i = 0; i < f.length; i++) {
            assertThat(f[i]).isCloseTo(before[i], offset(0.06f));
        }
    }

    @Test
    void logarithmCountsWhatIsTooDark() {
        float[] t = {1, (float) Math.exp(-2), 0, -0.5f, Float.NaN, 0.01f};
        assertThat(new NegativeLog(0.01f).apply(t)).isEqualTo(3);
        assertThat(t[0]).isZero();
        assertThat(t[1]).isCloseTo(2, offset(1e-6f));
        assertThat(t[2]).isEqualTo(t[5]).isEqualTo(t[4]).isCloseTo((float) -Math.log(0.01), offset(1e-5f));
    }

    @Test
    void airOnBothSidesIsOne() {
        float[] f = new float[20];
        for (int c = 0; c < 10; c++) {
            f[c] = 100 + 5 * c;
            f[10 + c] = (200 - 3 * c) * (c > 3 && c < 7 ? 0.5f : 1);
        }
        new AirNormalisation(3).apply(f, 10);
        for (int c = 0; c < 10; c++) {
            assertThat(f[c]).isCloseTo(1, offset(1e-5f));
            assertThat(f[10 + c]).isCloseTo(c > 3 && c < 7 ? 0.5f : 1, offset(1e-5f));
        }
    }

    @Test
    void binningKeepsTheMeanOfWhatFillsPixels() {
        float[] f = {1, 2, 3, 4, 99, 5, 6, 7, 8, 99, 77, 77, 77, 77, 77};
        assertThat(new Binning(2).of(f, 5)).containsExactly(3.5f, 5.5f);
        assertThat(new Binning(1).of(f, 5)).isSameAs(f);
    }

    /** A sine that crosses all columns, negative values too, with two columns off by up to a tenth of its height. */
    @Test
    void stripesLoseTheirEnergyAndTheSampleStays() {
        int columns = 80;
        int views = 120;
        Projections clean = Projections.zero(columns, 1, views);
        Projections p = Projections.zero(columns, 1, views);
        for (int v = 0; v < views; v++) {
            double middle = 40 + 18 * Math.sin(2 * Math.PI * v / views);
            for (int c = 0; c < columns; c++) {
                float value = (float) (2 * Math.exp(-Math.pow((c - middle) / 18, 2)) - 0.3);
                clean.views()[v][c] = value;
                p.views()[v][c] = value + (c == 30 ? 0.2f : c == 47 ? -0.1f : 0);
            }
        }
        Projections untouched = Projections.zero(columns, 1, views);
        for (int v = 0; v < views; v++) {
            untouched.views()[v] = clean.views()[v].clone();
        }
        try (WorkContext work = WorkContext.quiet()) {
            new SortedStripes(9).remove(p, work);
            new SortedStripes(9).remove(clean, work);
        }
        double left = 0;
        double change = 0;
        double before = views * (0.2 * 0.2 + 0.1 * 0.1);
        for (int v = 0; v < views; v++) {
            for (int c = 0; c < columns; c++) {
                left += Math.pow(p.views()[v][c] - clean.views()[v][c], 2);
                change += Math.pow(clean.views()[v][c] - untouched.views()[v][c], 2);
            }
        }
        assertThat(left).isLessThan(before / 5);
        // The sample itself, of height 2, is smoothed a little where few columns are alike.
        assertThat(Math.sqrt(change / (views * columns))).isLessThan(0.02 * 2);
    }
}
