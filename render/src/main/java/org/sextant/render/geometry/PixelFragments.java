// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.Arrays;
import org.sextant.world.view.Rgba;

/** The pieces of lines that one pixel sees, by rising distance. Reused from pixel to pixel. */
public final class PixelFragments {
    private int count;
    private double[] distance = new double[8];
    private Rgba[] colour = new Rgba[8];

    public void clear() {
        count = 0;
    }

    /** @param distanceUm along the ray */
    public void add(double distanceUm, Rgba c) {
        if (count == distance.length) {
            distance = Arrays.copyOf(distance, 2 * count);
            colour = Arrays.copyOf(colour, 2 * count);
        }
        int i = count++;
        for (; i > 0 && distance[i - 1] > distanceUm; i--) {
            distance[i] = distance[i - 1];
            colour[i] = colour[i - 1];
        }
        distance[i] = distanceUm;
        colour[i] = c;
    }

    public int count() {
        return count;
    }

    /** µm along the ray. */
    public double distance(int i) {
        return distance[i];
    }

    /** Colour with its coverage of the pixel as alpha. */
    public Rgba colour(int i) {
        return colour[i];
    }
}
