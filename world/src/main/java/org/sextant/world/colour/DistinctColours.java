// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.colour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sextant.world.view.Rgba;

/**
 * Colours of which each next one is as far as possible from all before it, so that any first few can be told apart (Glasbey
 * et al. 2007, 10.1002/col.20327, here with distances in OKLab). They stand out from black, white and grey grounds, and are
 * the same on every machine.
 */
public final class DistinctColours {
    /** Levels of red, green and blue that are tried. */
    private static final int LEVELS = 20;

    private static final double DARKEST = 0.42;
    private static final double LIGHTEST = 0.92;
    private static final double LEAST_CHROMA = 0.055;

    private DistinctColours() {}

    /**
     * The first colours of the row.
     *
     * @param count 1 … 1024
     * @param seed chooses the colour that the row begins with, and so all others
     */
    public static List<Rgba> row(int count, long seed) {
        if (count < 1 || count > 1024) {
            throw new IllegalArgumentException("1 to 1024 distinct colours, not " + count);
        }
        List<Rgba> candidates = candidates();
        OkLab[] places = candidates.stream().map(OkLab::of).toArray(OkLab[]::new);
        double[] free = new double[places.length];
        Arrays.fill(free, Double.POSITIVE_INFINITY);
        List<Rgba> row = new ArrayList<>();
        int next = (int) Long.remainderUnsigned(mixed(seed), places.length);
        while (row.size() < count) {
            row.add(candidates.get(next));
            OkLab taken = places[next];
            int farthest = 0;
            for (int i = 0; i < free.length; i++) {
                free[i] = Math.min(free[i], places[i].distance(taken));
                if (free[i] > free[farthest]) {
                    farthest = i;
                }
            }
            next = farthest;
        }
        return Collections.unmodifiableList(row);
    }

    private static List<Rgba> candidates() {
        List<Rgba> list = new ArrayList<>();
        for (int r = 0; r < LEVELS; r++) {
            for (int g = 0; g < LEVELS; g++) {
                for (int b = 0; b < LEVELS; b++) {
                    double top = LEVELS - 1;
                    Rgba c = new Rgba(r / top, g / top, b / top, 1);
                    OkLab place = OkLab.of(c);
                    if (place.lightness() >= DARKEST
                            && place.lightness() <= LIGHTEST
                            && place.chroma() >= LEAST_CHROMA) {
                        list.add(c);
                    }
                }
            }
        }
        return list;
    }

    /** Steele, Lea and Flood 2014, 10.1145/2660193.2660195: their mixer. */
    private static long mixed(long seed) {
        long h = seed + 0x9e3779b97f4a7c15L;
        h = (h ^ h >>> 30) * 0xbf58476d1ce4e5b9L;
        h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
        return h ^ h >>> 31;
    }
}
