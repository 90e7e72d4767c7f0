// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.sextant.volume.value.ValueScale;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;

/**
 * A transfer function as tables over stored values: optical density σ = −ln(1 − α) / unit length in 1/µm, colour, and
 * their integrals over the value. A stretch of length s along a ray then has opacity 1 − exp(−σ s), which is
 * 1 − (1 − α)^(s / unit).
 *
 * <p>Between two samples the value is taken to run linearly; the mean of σ and of the colour weighted by σ over that run
 * comes from the integrals (pre-integration, after Engel, Kraus and Ertl 2001, 10.1145/383507.383515, in the
 * one-dimensional form that leaves out the stretch's own shadow). Thin peaks of a transfer function are thus never missed
 * and surfaces do not show the steps of the ray.
 *
 * <p>Threads: any.
 */
public final class TransferTable {
    /** Last entry: the table has 4096. */
    public static final int LAST = 4095;

    private static final double OPAQUE_PER_STEP = 16;
    /** Below this distance of two positions the mean is read off at their middle. */
    private static final float NARROW = 0.05f;

    /** σ, r, g, b of each entry. */
    private final float[] entries = new float[4 * (LAST + 1)];
    /** Opacity of each entry over the unit length. */
    private final float[] alphas = new float[LAST + 1];
    /** ∫σ, ∫σr, ∫σg, ∫σb from entry 0. */
    private final double[] integrals = new double[4 * (LAST + 1)];
    /** Number of entries before this one with σ above 0. */
    private final int[] visibleBefore = new int[LAST + 2];

    /** The integrals as whole numbers, so that differences of close ones are exact, and what one is worth in σ. */
    private final int[] sums = new int[4 * (LAST + 1)];

    private final float perSum;

    private final double factor;
    private final double offset;

    /**
     * @param stepUm length of a whole step: an alpha of 1 makes it opaque
     */
    public TransferTable(TransferFunction transfer, ValueScale scale, double unitLengthUm, double stepUm) {
        double low = transfer.low();
        double range = transfer.high() - low;
        double perValue = range > 0 ? LAST / range : 0;
        factor = scale.slope() * perValue;
        offset = (scale.intercept() - low) * perValue;
        for (int i = 0; i <= LAST; i++) {
            Rgba c = transfer.at(low + range * i / LAST);
            double sigma = Math.min(-Math.log1p(-c.a()) / unitLengthUm, OPAQUE_PER_STEP / stepUm);
            entries[4 * i] = (float) sigma;
            alphas[i] = (float) c.a();
            entries[4 * i + 1] = (float) c.r();
            entries[4 * i + 2] = (float) c.g();
            entries[4 * i + 3] = (float) c.b();
            visibleBefore[i + 1] = visibleBefore[i] + (entries[4 * i] > 0 ? 1 : 0);
        }
        for (int i = 1; i <= LAST; i++) {
            integrate(i);
        }
        double whole = integrals[4 * LAST];
        double perSigma = whole > 0 ? (1 << 30) / whole : 0;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (int) Math.rint(integrals[i] * perSigma);
        }
        perSum = perSigma > 0 ? (float) (1 / perSigma) : 0;
    }

    /** Exact for σ and colour that run linearly between two entries (Simpson's rule on their product). */
    private void integrate(int i) {
        double s0 = entries[4 * i - 4];
        double s1 = entries[4 * i];
        integrals[4 * i] = integrals[4 * i - 4] + (s0 + s1) / 2;
        for (int c = 1; c < 4; c++) {
            double p0 = s0 * entries[4 * i - 4 + c];
            double p1 = s1 * entries[4 * i + c];
            double middle = (s0 + s1) * (entries[4 * i - 4 + c] + entries[4 * i + c]) / 4;
            integrals[4 * i + c] = integrals[4 * i - 4 + c] + (p0 + 4 * middle + p1) / 6;
        }
    }

    /** Table position 0 … 4095 of a stored value; NaN stays NaN. */
    public float position(float stored) {
        if (factor == 0) {
            return Float.isNaN(stored) ? stored : 0; // one colour for all, infinities too
        }
        double p = stored * factor + offset;
        return (float) (p < 0 ? 0 : p > LAST ? LAST : p);
    }

    /** Table positions per stored unit; negative where the scale is. */
    public double perStored() {
        return factor;
    }

    /** Position of the stored value 0, not limited to the table. */
    public double origin() {
        return offset;
    }

    /** ∫σ (channel 0), ∫σr, ∫σg, ∫σb over positions from 0 to an entry. */
    public double integral(int entry, int channel) {
        return integrals[4 * entry + channel];
    }

    /** Whether any value between two stored ones is visible. */
    public boolean visible(float storedMin, float storedMax) {
        if (!(storedMin <= storedMax)) {
            return false;
        }
        float p = position(storedMin);
        float q = position(storedMax);
        int first = (int) Math.floor(Math.min(p, q));
        int last = (int) Math.ceil(Math.max(p, q));
        return visibleBefore[last + 1] > visibleBefore[first];
    }

    /** σ at a position, 1/µm; 0 for NaN. */
    public float density(float p) {
        if (!(p >= 0)) {
            return 0;
        }
        int i = Math.min((int) p, LAST - 1);
        float f = p - i;
        return entries[4 * i] * (1 - f) + entries[4 * i + 4] * f;
    }

    /**
     * The transfer function itself at a position.
     *
     * @param out receives r, g, b
     * @return alpha over the unit length; 0 for NaN
     */
    public float colour(float p, float[] out) {
        if (!(p >= 0)) {
            return 0;
        }
        int i = Math.min((int) p, LAST - 1);
        float f = p - i;
        for (int c = 0; c < 3; c++) {
            float a = entries[4 * i + 1 + c];
            out[c] = a + (entries[4 * i + 5 + c] - a) * f;
        }
        return alphas[i] + (alphas[i + 1] - alphas[i]) * f;
    }

    /**
     * Mean σ and colour over a run of positions.
     *
     * @param out receives r, g, b if the result is above 0
     * @return σ, 1/µm; 0 where an end is NaN
     */
    public double mean(float from, float to, float[] out) {
        float width = to - from;
        if (!(Math.abs(width) >= NARROW)) {
            return Float.isNaN(width) ? 0 : point(0.5f * (from + to), out);
        }
        int i = Math.min((int) from, LAST - 1);
        int j = Math.min((int) to, LAST - 1);
        float fi = from - i;
        float fj = to - j;
        double sum = integral(j, fj, 0) - integral(i, fi, 0);
        if (sum == 0) {
            return 0;
        }
        out[0] = limited((integral(j, fj, 1) - integral(i, fi, 1)) / sum);
        out[1] = limited((integral(j, fj, 2) - integral(i, fi, 2)) / sum);
        out[2] = limited((integral(j, fj, 3) - integral(i, fi, 3)) / sum);
        return Math.max(0, sum / width);
    }

    /**
     * The visible ones among equal steps between stored values, by {@link #mean} at positions that are rounded to entries.
     *
     * @param values n + 1
     * @param n at most {@link Pieces#MOST}
     * @param stepUm length of each
     */
    void pieces(float[] values, int n, double stepUm, Pieces out) {
        float scale = (float) factor;
        float shift = (float) offset + 0.5f;
        int count = 0;
        int to = entry(values[0], scale, shift);
        for (int i = 0; i < n; i++) {
            int from = to;
            to = entry(values[i + 1], scale, shift);
            out.step[count] = i;
            out.from[count] = from;
            out.to[count] = to;
            count += isVisible(from, to) ? 1 : 0;
        }
        out.count = count;
        for (int i = 0; i < count; i++) {
            mean(i, (float) stepUm, out);
        }
    }

    private boolean isVisible(int from, int to) {
        if (from == to) {
            return from >= 0 && entries[4 * from] > 0;
        }
        return (from | to) >= 0 && sums[4 * from] != sums[4 * to];
    }

    private void mean(int i, float length, Pieces out) {
        int from = out.from[i];
        int to = out.to[i];
        if (from == to) {
            out.alpha[i] = opacity(entries[4 * to] * length);
            out.r[i] = entries[4 * to + 1];
            out.g[i] = entries[4 * to + 2];
            out.b[i] = entries[4 * to + 3];
            return;
        }
        int width = to - from;
        float sum = sums[4 * to] - sums[4 * from];
        float both = 1 / (sum * width);
        float perSigma = both * width;
        out.alpha[i] = opacity(sum * sum * both * (length * perSum));
        out.r[i] = (sums[4 * to + 1] - sums[4 * from + 1]) * perSigma;
        out.g[i] = (sums[4 * to + 2] - sums[4 * from + 2]) * perSigma;
        out.b[i] = (sums[4 * to + 3] - sums[4 * from + 3]) * perSigma;
    }

    /** The entry nearest to a stored value; −1 for NaN. */
    private int entry(float stored, float scale, float shift) {
        float p = stored * scale + shift;
        if (!(p >= 0 && p <= LAST)) {
            return p < 0 ? 0 : p > LAST ? LAST : scale == 0 && !Float.isNaN(stored) ? 0 : -1;
        }
        return (int) p;
    }

    /** 1 − exp(−x) for x of 0 and more, to 3·10⁻⁷: the power of 2 apart from a rest of which few terms suffice. */
    private static float opacity(float x) {
        float y = (x < 20 ? x : 20) * 1.442695f;
        int whole = (int) y;
        float f = (whole - y) * 0.6931472f;
        float power = Float.intBitsToFloat(127 - whole << 23);
        float rest =
                f * (1 + f * (0.5f + f * (0.16666667f + f * (0.041666668f + f * (0.008333334f + f * 0.0013888889f)))));
        return 1 - power - power * rest;
    }

    private static float limited(double v) {
        return (float) Math.min(1, Math.max(0, v));
    }

    private double integral(int i, float f, int channel) {
        double a = integrals[4 * i + channel];
        return a + (integrals[4 * i + 4 + channel] - a) * f;
    }

    private double point(float p, float[] out) {
        int i = Math.min((int) p, LAST - 1);
        float f = p - i;
        float s0 = entries[4 * i] * (1 - f);
        float s1 = entries[4 * i + 4] * f;
        float s = s0 + s1;
        if (s > 0) {
            out[0] = (entries[4 * i + 1] * s0 + entries[4 * i + 5] * s1) / s;
            out[1] = (entries[4 * i + 2] * s0 + entries[4 * i + 6] * s1) / s;
            out[2] = (entries[4 * i + 3] * s0 + entries[4 * i + 7] * s1) / s;
        }
        return s;
    }
}
