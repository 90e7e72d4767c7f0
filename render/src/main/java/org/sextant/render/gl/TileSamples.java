// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import org.sextant.render.Exposure;

/** What the rays of a tile gathered: for each sample r, g, b times alpha and alpha, and the distance of what it first met. */
final class TileSamples {
    /** Distances from here on are infinite. */
    private static final float INFINITE = 1e30f;

    private final Tile tile;
    private final float[] rgba;
    private final float[] um;

    TileSamples(Tile tile, float[] rgba, float[] um) {
        this.tile = tile;
        this.rgba = rgba;
        this.um = um;
    }

    /** Puts the means of each pixel's samples into the picture; the tile is cut at pixels. */
    void develop(Exposure exposure) {
        int fine = exposure.spec().supersampling();
        int left = tile.left() / fine;
        int top = tile.top() / fine;
        int right = tile.right() / fine;
        int bottom = tile.bottom() / fine;
        Exposure.Part part = exposure.part(left, top, right, bottom);
        double[] sum = new double[4];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum[0] = 0;
                sum[1] = 0;
                sum[2] = 0;
                sum[3] = 0;
                float nearest = INFINITE;
                for (int j = y * fine - tile.top(); j < (y + 1) * fine - tile.top(); j++) {
                    for (int i = x * fine - tile.left(); i < (x + 1) * fine - tile.left(); i++) {
                        int at = i + tile.width() * j;
                        sum[0] += rgba[4 * at];
                        sum[1] += rgba[4 * at + 1];
                        sum[2] += rgba[4 * at + 2];
                        sum[3] += rgba[4 * at + 3];
                        nearest = Math.min(nearest, um[at]);
                    }
                }
                part.set(x, y, sum, nearest < INFINITE ? nearest : Double.POSITIVE_INFINITY);
            }
        }
    }
}
