// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /**
     * A place is off by 1/4096 voxel along y and z at most, plus as much for the product of the two weights, so a value by
     * 3/4096 of the range of 2¹⁶ or 2⁸ values.
     */
    @ParameterizedTest
    @CsvSource({
        "U8, 5, 4, 3",
        "I8, 2, 7, 5",
        "U16, 3, 2, 6",
        "I16, 5, 5, 2",
        "F32, 4, 3, 5",
        "U8, 1, 4, 3",
        "U16, 4, 1, 1"
    })
    void stepsAlongARayMeetTheSameValuesAndGradients(ValueType type, int nx, int ny, int nz) {
        Random random = new Random(nx + 10L * ny + 100L * nz);
        Size3 size = new Size3(nx, ny, nz);
        int low = type == ValueType.I8 ? -128 : type == ValueType.I16 ? -32768 : 0;
        int range = type == ValueType.U8 || type == ValueType.I8 ? 256 : 65536;
        double[] of = random.doubles((long) nx * ny * nz).toArray();
        Voxels voxels = (x, y, z) -> low + Math.floor(range * of[(int) (x + nx * (y + ny * z))]);
        DenseField f = filled(type, size, voxels.array(size, type));
        Steps s = new Steps();
        float[] values = new float[9];
        float[] gradients = new float[12];
        float[] g = new float[3];
        for (int ray = 0; ray < 100; ray++) {
            s.x = random.nextDouble() * (nx + 1) - 1;
            s.y = random.nextDouble() * (ny + 1) - 1;
            s.z = random.nextDouble() * (nz + 1) - 1;
            s.dx = random.nextDouble() - 0.5;
            s.dy = random.nextDouble() - 0.5;
            s.dz = random.nextDouble() - 0.5;
            f.values(s, 0, 3, values);
            f.values(s, 4, 8, values);
            for (int i = 0; i < 9; i++) {
                assertThat(values[i])
                        .isCloseTo(f.value(s.x + i * s.dx, s.y + i * s.dy, s.z + i * s.dz), within(3f / 4096 * range));
            }
            int[] which = {0, 2, 3, 7};
            f.gradients(s, which, 4, gradients);
            for (int i = 0; i < 4; i++) {
                double at = which[i] + 0.5;
                f.gradient(s.x + at * s.dx, s.y + at * s.dy, s.z + at * s.dz, g);
                for (int axis = 0; axis < 3; axis++) {
                    assertThat(gradients[3 * i + axis]).isCloseTo(g[axis], within(3f / 4096 * range));
                }
            }
        }
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
        return filled(type, SIZE, voxels.array(SIZE, type));
    }

    private static DenseField filled(ValueType type, Size3 size, Object array) {
        int nx = (int) size.x();
        int ny = (int) size.y();
        int nz = (int) size.z();
        DenseField f = DenseField.allocate(type, nx, ny, nz);
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                f.copy(type, array, nx * (y + ny * z), 0, y, z, nx);
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
