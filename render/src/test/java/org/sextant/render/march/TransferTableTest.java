// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sextant.volume.value.ValueScale;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.TransferFunction.Point;

class TransferTableTest {
    /** Opaque only between 0.40 and 0.42 of 0 … 1: a thin shell. */
    private static final TransferFunction PEAK = new TransferFunction(List.of(
            new Point(0, clear()),
            new Point(0.40, clear()),
            new Point(0.41, new Rgba(1, 0.5, 0, 0.9)),
            new Point(0.42, clear()),
            new Point(1, clear())));

    private static Rgba clear() {
        return new Rgba(1, 0.5, 0, 0);
    }

    @Test
    void thinPeakIsSeenHoweverFarApartItsSamplesAre() {
        TransferTable t = new TransferTable(PEAK, ValueScale.NONE, 1, 0.5);
        float[] colour = new float[3];
        double wide = t.mean(t.position(0), t.position(1), colour);
        double narrow = t.mean(t.position(0.395f), t.position(0.425f), colour);
        assertThat(wide * 1.0).isCloseTo(narrow * 0.03, within(1e-4)); // the same optical depth over the same path
        assertThat(wide).isPositive();
        assertThat(colour).containsExactly(new float[] {1, 0.5f, 0}, within(1e-3f));
        assertThat(t.mean(t.position(1), t.position(0), colour)).isCloseTo(wide, within(1e-9));
    }

    @Test
    void meanOfARunIsTheMeanOfItsParts() {
        TransferFunction ramp = TransferFunction.ramp(10, 200, new Rgba(0.2, 0.9, 0.4, 0.7));
        TransferTable t = new TransferTable(ramp, ValueScale.NONE, 2, 0.5);
        float[] colour = new float[3];
        double sum = 0;
        double green = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            float p = t.position((float) (60 + 90.0 * (i + 0.5) / n));
            double s = t.mean(p, p, colour);
            sum += s / n;
            green += s * colour[1] / n;
        }
        double mean = t.mean(t.position(60), t.position(150), colour);
        assertThat(mean).isCloseTo(sum, within(1e-6 * sum));
        assertThat(colour[1]).isCloseTo((float) (green / sum), within(1e-4f));
    }

    @Test
    void densityIsThatOfThePhysicalValue() {
        TransferFunction ramp = TransferFunction.ramp(0, 10, Rgba.WHITE.withAlpha(0.8));
        TransferTable plain = new TransferTable(ramp, ValueScale.NONE, 3, 1);
        TransferTable scaled = new TransferTable(ramp, new ValueScale(-0.5, 10, "1/cm"), 3, 1);
        // stored 10 is 5: half way up the ramp, alpha 0.4 over 3 µm
        double sigma = -Math.log(1 - 0.4) / 3;
        assertThat((double) plain.density(plain.position(5))).isCloseTo(sigma, within(1e-4));
        assertThat((double) scaled.density(scaled.position(10))).isCloseTo(sigma, within(1e-4));
        assertThat(scaled.density(scaled.position(20))).isZero();
        assertThat(scaled.visible(20, 30)).isFalse();
        assertThat(scaled.visible(19, 30)).isTrue();
    }

    @Test
    void notANumberIsInvisible() {
        TransferTable t =
                new TransferTable(new TransferFunction(List.of(new Point(3, Rgba.WHITE))), ValueScale.NONE, 1, 1);
        assertThat(t.density(t.position(Float.NaN))).isZero();
        assertThat(t.mean(t.position(Float.NaN), t.position(2), new float[3])).isZero();
        assertThat(t.mean(t.position(2), t.position(Float.NaN), new float[3])).isZero();
        assertThat(t.mean(t.position(2), t.position(7), new float[3])).isPositive();
        assertThat(t.visible(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)).isFalse();
        assertThat(t.position(Float.POSITIVE_INFINITY)).isNotNaN();
    }

    /** Positions are rounded to entries: ends move by half an entry, over which σ changes by its steepest slope at most. */
    @Test
    void piecesOfARunAreTheMeansBetweenItsValues() {
        TransferFunction ramp = new TransferFunction(List.of(
                new Point(0, clear()),
                new Point(80, clear()),
                new Point(120, Rgba.WHITE.withAlpha(0.5)),
                new Point(255, Rgba.BLACK.withAlpha(0.9))));
        double step = 0.7;
        TransferTable t = new TransferTable(ramp, ValueScale.NONE, 2, step);
        Random random = new Random(3);
        float[] values = new float[Pieces.MOST + 1];
        for (int n = 0; n < values.length; n++) {
            values[n] = n % 5 == 4 ? values[n - 1] : 300 * random.nextFloat() - 20;
        }
        values[9] = Float.NaN;
        Pieces pieces = new Pieces();
        t.pieces(values, Pieces.MOST, step, pieces);
        int next = 0;
        float[] colour = new float[3];
        for (int i = 0; i < Pieces.MOST; i++) {
            double sigma = t.mean(t.position(values[i]), t.position(values[i + 1]), colour);
            if (sigma == 0) {
                continue;
            }
            assertThat(pieces.step[next]).isEqualTo(i);
            assertThat(pieces.alpha[next]).isCloseTo((float) (1 - Math.exp(-sigma * step)), within(2e-3f));
            assertThat(new float[] {pieces.r[next], pieces.g[next], pieces.b[next]})
                    .containsExactly(colour, within(5e-3f));
            next++;
        }
        assertThat(pieces.count).isEqualTo(next).isBetween(8, 14);
    }
}
