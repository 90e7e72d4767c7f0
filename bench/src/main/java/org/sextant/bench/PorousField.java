// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * A porous medium: noise smoothed by three boxes along each axis, which is near to a Gaussian, periodic, of which the
 * largest 40 % are the phase.
 *
 * @param edge voxels along each axis
 * @param sigma standard deviation of the smoothing, voxels
 */
record PorousField(int edge, double sigma, long seed) {
    private static final double SHARE = 0.4;

    Mask mask(WorkContext work) {
        float[][] field = new float[edge][edge * edge];
        work.forEach("noise", edge, z -> {
            // Its seeds are mixed: those of java.util.Random would make neighbouring planes alike.
            SplittableRandom random = new SplittableRandom(seed * 100_003 + z);
            for (int i = 0; i < field[(int) z].length; i++) {
                field[(int) z][i] = (float) (random.nextDouble() - 0.5);
            }
        });
        // Three boxes of width w have the variance (w² − 1)/4.
        int half = (int) Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2);
        work.forEach("along x and y", edge, z -> {
            for (int row = 0; row < edge; row++) {
                smooth(field[(int) z], row * edge, 1, half);
                smooth(field[(int) z], row, edge, half);
            }
        });
        work.forEach("along z", edge, y -> {
            float[] column = new float[edge];
            for (int x = 0; x < edge; x++) {
                int at = (int) y * edge + x;
                for (int z = 0; z < edge; z++) {
                    column[z] = field[z][at];
                }
                smooth(column, 0, 1, half);
                for (int z = 0; z < edge; z++) {
                    field[z][at] = column[z];
                }
            }
        });
        return threshold(field, work);
    }

    private void smooth(float[] v, int from, int step, int half) {
        double[] line = new double[edge];
        for (int pass = 0; pass < 3; pass++) {
            double sum = 0;
            for (int i = -half; i <= half; i++) {
                sum += v[from + Math.floorMod(i, edge) * step];
            }
            for (int i = 0; i < edge; i++) {
                line[i] = sum;
                sum += v[from + Math.floorMod(i + half + 1, edge) * step]
                        - v[from + Math.floorMod(i - half, edge) * step];
            }
            for (int i = 0; i < edge; i++) {
                v[from + i * step] = (float) (line[i] / (2 * half + 1));
            }
        }
    }

    private Mask threshold(float[][] field, WorkContext work) {
        // Of every 8th plane: the share of all is the same within a few per mille.
        float[] sample = new float[(edge + 7) / 8 * edge * edge];
        for (int z = 0; z < edge; z += 8) {
            System.arraycopy(field[z], 0, sample, z / 8 * edge * edge, edge * edge);
        }
        Arrays.sort(sample);
        float level = sample[(int) (sample.length * (1 - SHARE))];
        Mask mask = Mask.zero(Lattice.of(edge, edge, edge));
        work.forEach("threshold", edge, z -> {
            for (int i = 0; i < edge * edge; i++) {
                mask.planes()[(int) z][i] = (byte) (field[(int) z][i] > level ? 1 : 0);
            }
        });
        return mask;
    }

    @Override
    public String toString() {
        return edge + "^3, sigma " + sigma;
    }
}
