// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.Arrays;
import java.util.List;
import org.joml.Matrix3d;
import org.joml.Vector3d;

/**
 * A Gaussian random field over all space, mean 0 and variance 1: three periodic tiles, each turned at random, whose periods
 * never meet, so that nothing repeats. A level set of it is bicontinuous, as after spinodal decomposition.
 */
final class RandomField {
    private static final int LEVEL_SAMPLES = 200_000;

    private final List<WaveTile> tiles;
    private final Matrix3d[] toLattice;
    private final Vector3d[] offset;
    private final double amplitude;
    private final double wavelengthUm;

    /**
     * @param tiles shared with other fields; turned and shifted by {@code random}
     * @param wavelengthUm length of the waves
     * @param spread the three tiles' waves are longer by 1, by this and by its inverse: 1 gives pores of one size
     */
    RandomField(List<WaveTile> tiles, SeededNumbers random, double wavelengthUm, double spread) {
        this.tiles = tiles;
        this.wavelengthUm = wavelengthUm;
        this.amplitude = 1 / Math.sqrt(tiles.size());
        this.toLattice = new Matrix3d[tiles.size()];
        this.offset = new Vector3d[tiles.size()];
        double[] lengths = {wavelengthUm, wavelengthUm * spread, wavelengthUm / spread};
        for (int i = 0; i < tiles.size(); i++) {
            double scale = WaveTile.N / (WaveTile.WAVES * lengths[i]);
            toLattice[i] = new Matrix3d().rotation(random.rotation(2 * i)).scale(scale);
            SeededNumbers shift = random.part(i);
            offset[i] = new Vector3d(shift.unit(0), shift.unit(1), shift.unit(2)).mul(WaveTile.N);
        }
    }

    /** Three tiles for one seed. */
    static List<WaveTile> tiles(long seed) {
        return List.of(
                new WaveTile(new SeededNumbers(seed, 101)),
                new WaveTile(new SeededNumbers(seed, 102)),
                new WaveTile(new SeededNumbers(seed, 103)));
    }

    double wavelengthUm() {
        return wavelengthUm;
    }

    double at(double x, double y, double z) {
        double sum = 0;
        for (int i = 0; i < toLattice.length; i++) {
            Matrix3d m = toLattice[i];
            Vector3d o = offset[i];
            sum += tiles.get(i)
                    .at(
                            m.m00 * x + m.m10 * y + m.m20 * z + o.x,
                            m.m01 * x + m.m11 * y + m.m21 * z + o.y,
                            m.m02 * x + m.m12 * y + m.m22 * z + o.z,
                            null);
        }
        return amplitude * sum;
    }

    /** The field and its gradient, µm⁻¹, written to {@code gradient}; {@code scratch} has three places. */
    double at(double x, double y, double z, double[] gradient, double[] scratch) {
        double sum = 0;
        Arrays.fill(gradient, 0);
        for (int i = 0; i < toLattice.length; i++) {
            Matrix3d m = toLattice[i];
            Vector3d o = offset[i];
            sum += tiles.get(i)
                    .at(
                            m.m00 * x + m.m10 * y + m.m20 * z + o.x,
                            m.m01 * x + m.m11 * y + m.m21 * z + o.y,
                            m.m02 * x + m.m12 * y + m.m22 * z + o.z,
                            scratch);
            gradient[0] += amplitude * (m.m00 * scratch[0] + m.m01 * scratch[1] + m.m02 * scratch[2]);
            gradient[1] += amplitude * (m.m10 * scratch[0] + m.m11 * scratch[1] + m.m12 * scratch[2]);
            gradient[2] += amplitude * (m.m20 * scratch[0] + m.m21 * scratch[1] + m.m22 * scratch[2]);
        }
        return amplitude * sum;
    }

    /**
     * The level below which a share of space lies, from {@value #LEVEL_SAMPLES} random points: its share is off by
     * √(p (1 − p) / n), at most 0.0012.
     */
    double levelBelow(double share, SeededNumbers random) {
        double[] values = new double[LEVEL_SAMPLES];
        double span = 1e4 * wavelengthUm;
        for (int i = 0; i < values.length; i++) {
            values[i] = at(span * random.unit(3L * i), span * random.unit(3L * i + 1), span * random.unit(3L * i + 2));
        }
        Arrays.sort(values);
        return values[(int) Math.round(share * (values.length - 1))];
    }
}
