// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.testkit.Voxels;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

class VoxelFieldTest {
    private static final Size3 SIZE = new Size3(5, 4, 3);

    @ParameterizedTest
    @EnumSource(ValueType.class)
    void keepsValuesOfEveryTypeAndInterpolatesBetweenThem(ValueType type) {
        VoxelField f = filled(type, Voxels.distinct(type));
        Object array = Voxels.distinct(type).array(SIZE, type);
        Random random = new Random(1);
        for (int n = 0; n < 200; n++) {
            double x = random.nextDouble() * 6 - 1;
            double y = random.nextDouble() * 5 - 1;
            double z = random.nextDouble() * 4 - 1;
            double expected = trilinear(type, array, x, y, z);
            assertThat((double) f.value(x, y, z))
                    .isCloseTo(
                            expected,
                            within(1e-5
                                    * Math.max(
                                            1, Math.abs(type == ValueType.U32 || type == ValueType.I32 ? 4e9 : 7e4))));
        }
        assertThat(f.at(1, 0, 0)).isEqualTo((float) type.get(array, 1));
        assertThat(f.at(4, 3, 2)).isEqualTo((float) type.get(array, 59));
    }

    @Test
    void gradientOfALinearRampIsItsSlope() {
        VoxelField f = filled(ValueType.F32, (x, y, z) -> 3 * x - 5 * y + 0.5 * z);
        float[] g = new float[3];
        f.gradient(1.7, 1.4, 1, g);
        assertThat(g).containsExactly(new float[] {3, -5, 0.5f}, within(1e-5f));
    }

    @Test
    void gradientIsTheInterpolatedCentralDifference() {
        VoxelField f = filled(ValueType.F32, (x, y, z) -> x * x * 1.5 + y * z * x - z * z);
        float[] g = new float[3];
        double x = 1.3;
        double y = 1.6;
        double z = 1;
        f.gradient(x, y, z, g);
        assertThat((double) g[0]).isCloseTo((f.value(x + 1, y, z) - f.value(x - 1, y, z)) / 2, within(1e-4));
        assertThat((double) g[1]).isCloseTo((f.value(x, y + 1, z) - f.value(x, y - 1, z)) / 2, within(1e-4));
        assertThat((double) g[2]).isCloseTo((f.value(x, y, z + 1) - f.value(x, y, z - 1)) / 2, within(1e-4));
    }

    @Test
    void oneVoxelIsTheSameEverywhere() {
        DenseField f = DenseField.allocate(ValueType.I8, 1, 1, 1);
        f.copy(ValueType.I8, new byte[] {-100}, 0, 0, 0, 0, 1);
        float[] g = new float[3];
        f.gradient(0.3, -0.4, 0.2, g);
        assertThat(f.value(-0.5, 0.5, 0)).isEqualTo(-100);
        assertThat(g).containsExactly(0, 0, 0);
    }

    @Test
    void meansAreRoundedHalfUp() {
        DenseField f = DenseField.allocate(ValueType.I16, 4, 1, 1);
        f.put(new double[] {-2.5, -2.51, 2.5, 32767}, 0, 0, 0, 0, 4);
        assertThat(new float[] {f.at(0, 0, 0), f.at(1, 0, 0), f.at(2, 0, 0), f.at(3, 0, 0)})
                .containsExactly(-2, -3, 3, 32767);
    }

    private static VoxelField filled(ValueType type, Voxels voxels) {
        DenseField f = DenseField.allocate(type, 5, 4, 3);
        Object array = voxels.array(SIZE, type);
        for (int z = 0; z < 3; z++) {
            for (int y = 0; y < 4; y++) {
                f.copy(type, array, 5 * (y + 4 * z), 0, y, z, 5);
            }
        }
        return f;
    }

    /** The sum of all voxels, each weighted by max(0, 1 − distance) along each axis. */
    private static double trilinear(ValueType type, Object array, double x, double y, double z) {
        double cx = Math.max(0, Math.min(4, x));
        double cy = Math.max(0, Math.min(3, y));
        double cz = Math.max(0, Math.min(2, z));
        double sum = 0;
        for (int i = 0; i < 60; i++) {
            double wx = Math.max(0, 1 - Math.abs(cx - i % 5));
            double wy = Math.max(0, 1 - Math.abs(cy - i / 5 % 4));
            double wz = Math.max(0, 1 - Math.abs(cz - i / 20));
            sum += wx * wy * wz * type.get(array, i);
        }
        return sum;
    }
}
