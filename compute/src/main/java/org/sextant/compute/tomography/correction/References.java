// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.correction;

import java.util.Arrays;
import java.util.BitSet;
import org.sextant.world.error.SextantException;

/**
 * What a detector counts without beam and without sample, and which of its pixels can be trusted.
 *
 * @param dark counts without beam
 * @param open counts of the beam alone, the dark taken off; 1 where the pixel is dead
 * @param dead pixels that see no beam or are not numbers
 */
public record References(int columns, int rows, float[] dark, float[] open, BitSet dead) {
    /** A pixel that sees less than this share of the usual beam is dead. */
    private static final double DEAD_SHARE = 0.02;

    private static final double SPIKE = 8;

    /**
     * From frames of the beam and of the dark, each averaged without what lies far above its median: spikes.
     *
     * @param darks may be none: then a dark pixel counts 0
     */
    public static References of(int columns, int rows, float[][] flats, float[][] darks) {
        if (flats.length == 0) {
            throw new SextantException("there are no flats: frames of the beam without the sample");
        }
        float[] dark = darks.length == 0 ? new float[columns * rows] : average(darks);
        float[] open = average(flats);
        for (int i = 0; i < open.length; i++) {
            open[i] -= dark[i];
        }
        float[] sorted = open.clone();
        Arrays.sort(sorted);
        double usual = sorted[sorted.length / 2];
        if (!(usual > 0)) {
            throw new SextantException("the flats are no brighter than the darks (median difference " + usual
                    + " counts); check which file is which");
        }
        BitSet dead = new BitSet();
        for (int i = 0; i < open.length; i++) {
            if (!(open[i] > DEAD_SHARE * usual) || Float.isInfinite(open[i])) {
                dead.set(i);
                open[i] = 1;
            }
        }
        return new References(columns, rows, dark, open, dead);
    }

    private static float[] average(float[][] frames) {
        int n = frames.length;
        float[] out = new float[frames[0].length];
        float[] values = new float[n];
        float[] apart = new float[n];
        for (int i = 0; i < out.length; i++) {
            for (int k = 0; k < n; k++) {
                values[k] = frames[k][i];
            }
            float limit = Float.POSITIVE_INFINITY;
            if (n >= 5) {
                Arrays.sort(values);
                float median = values[n / 2];
                for (int k = 0; k < n; k++) {
                    apart[k] = Math.abs(values[k] - median);
                }
                Arrays.sort(apart);
                limit = (float) (median + SPIKE * 1.4826 * apart[n / 2]);
            }
            double sum = 0;
            int used = 0;
            for (float v : values) {
                if (v <= limit) {
                    sum += v;
                    used++;
                }
            }
            out[i] = used == 0 ? Float.NaN : (float) (sum / used);
        }
        return out;
    }

    /** Counts become transmission, (I − dark) / (flat − dark), in place. */
    public void transmission(float[] counts) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (counts[i] - dark[i]) / open[i];
        }
    }
}
