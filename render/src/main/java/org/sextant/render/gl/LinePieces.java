// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.Arrays;
import org.sextant.render.camera.Ray;
import org.sextant.render.camera.Rays;
import org.sextant.render.geometry.LineSet;
import org.sextant.render.geometry.PixelFragments;
import org.sextant.world.view.Rgba;

/**
 * The pieces of lines in a tile, for each sample by rising distance: the same ones that the Java pass mixes in. Threads:
 * one.
 */
final class LinePieces {
    /** Lines are asked for in squares of this many samples, most of which have none. */
    private static final int SQUARE = 32;

    private static final int VALUES = 8;

    private final Tile tile;
    private final double anchorUm;
    /** Pieces of each sample, then their first. */
    private final int[] starts;

    private float[] values = new float[64 * VALUES];
    /** The sample of each piece in {@link #values}. */
    private int[] samples = new int[64];

    private int count;

    private LinePieces(Tile tile, double anchorUm) {
        this.tile = tile;
        this.anchorUm = anchorUm;
        this.starts = new int[tile.width() * tile.height() + 1];
    }

    /** @param anchorUm what is taken off all distances */
    static LinePieces of(LineSet lines, Rays rays, Tile tile, double anchorUm) {
        LinePieces p = new LinePieces(tile, anchorUm);
        for (int y = tile.top(); y < tile.bottom(); y += SQUARE) {
            for (int x = tile.left(); x < tile.right(); x += SQUARE) {
                int right = Math.min(x + SQUARE, tile.right());
                int bottom = Math.min(y + SQUARE, tile.bottom());
                LineSet near = lines.within(x, y, right, bottom);
                if (!near.isEmpty()) {
                    p.square(near, rays, x, y, right, bottom);
                }
            }
        }
        return p;
    }

    private void square(LineSet near, Rays rays, int left, int top, int right, int bottom) {
        PixelFragments fragments = new PixelFragments();
        Ray ray = new Ray();
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                rays.ray(x + 0.5, y + 0.5, ray);
                near.at(x + 0.5, y + 0.5, ray, fragments);
                for (int i = 0; i < fragments.count(); i++) {
                    add(
                            (x - tile.left()) + tile.width() * (y - tile.top()),
                            fragments.distance(i),
                            fragments.colour(i));
                }
            }
        }
    }

    private void add(int sample, double distanceUm, Rgba c) {
        if (count == samples.length) {
            samples = Arrays.copyOf(samples, 2 * count);
            values = Arrays.copyOf(values, 2 * count * VALUES);
        }
        samples[count] = sample;
        int at = count * VALUES;
        values[at] = (float) (distanceUm - anchorUm);
        values[at + 1] = (float) c.r();
        values[at + 2] = (float) c.g();
        values[at + 3] = (float) c.b();
        values[at + 4] = (float) c.a();
        starts[sample]++;
        count++;
    }

    /** For each sample of the tile its first piece, and one more. */
    int[] starts() {
        int[] first = new int[starts.length];
        for (int i = 1; i < first.length; i++) {
            first[i] = first[i - 1] + starts[i - 1];
        }
        return first;
    }

    /** Distance, red, green, blue, opacity and three spare values of each piece, sorted by sample; at least one piece. */
    float[] values() {
        int[] next = starts();
        float[] sorted = new float[Math.max(1, count) * VALUES];
        for (int i = 0; i < count; i++) {
            System.arraycopy(values, i * VALUES, sorted, next[samples[i]]++ * VALUES, VALUES);
        }
        return sorted;
    }
}
