// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.data.VolumeStatistics;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

class DerivedVolumeTest {
    private static final Size3 SIZE = new Size3(13, 9, 7);
    private static final FrameId FRAME = new FrameId("scan");

    private interface Values {
        double at(long x, long y, long z);
    }

    private static Volume volume(ValueType type, Values values, ValueScale scale) {
        return BlockVolume.builder("memory", "memory", type, new BlockCache(1 << 20))
                .level(new BlockLayout(SIZE, 5, 4, 2), r -> {
                    Object a = type.allocate(r.voxels());
                    for (int i = 0; i < r.voxels(); i++) {
                        type.set(
                                a,
                                i,
                                values.at(
                                        r.x() + i % r.nx(), r.y() + i / r.nx() % r.ny(), r.z() + i / r.nx() / r.ny()));
                    }
                    return a;
                })
                .grid(VoxelGrid.of(FRAME, SIZE, new Vector3d(0.5, 0.5, 2), new Vector3d(10, 20, 30)))
                .scale(scale)
                .build();
    }

    private static double code(long x, long y, long z) {
        return x + 20 * y + 400 * z;
    }

    @Test
    void croppedVoxelsKeepValueAndPlace() {
        Volume v = volume(ValueType.U16, DerivedVolumeTest::code, ValueScale.NONE);
        Volume c = Crop.parse("3:11,2:,:5", SIZE).of(v);
        assertThat(c.size()).isEqualTo(new Size3(8, 7, 5));
        for (long z = 0; z < 5; z++) {
            for (long y = 0; y < 7; y++) {
                for (long x = 0; x < 8; x++) {
                    assertThat(c.finest().value(x, y, z)).isEqualTo(code(x + 3, y + 2, z));
                }
            }
        }
        assertThat(c.grid().indexToFrame().apply(new Vector3d(1, 1, 1)))
                .isEqualTo(v.grid().indexToFrame().apply(new Vector3d(4, 3, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3:3,:,:", ":,:", "a:b,:,:", ":,:,0:8", "5:2,:,:", "-1:3,:,:"})
    void cropsThatDoNotFitAreRefused(String text) {
        assertThatThrownBy(() -> Crop.parse(text, SIZE))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("crop");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 20})
    void binningAveragesWhatIsThere(int n) {
        Volume b = new Bin(n).of(volume(ValueType.F64, DerivedVolumeTest::code, ValueScale.NONE));
        assertThat(b.size()).isEqualTo(SIZE.dividedBy(n, n, n));
        for (long z = 0; z < b.size().z(); z++) {
            for (long y = 0; y < b.size().y(); y++) {
                for (long x = 0; x < b.size().x(); x++) {
                    double want = middle(x, n, SIZE.x()) + 20 * middle(y, n, SIZE.y()) + 400 * middle(z, n, SIZE.z());
                    assertThat(b.finest().value(x, y, z)).isCloseTo(want, Offset.offset(1e-9));
                }
            }
        }
    }

    private static double middle(long i, int n, long size) {
        return (i * n + Math.min(size, (i + 1) * n) - 1) / 2.0;
    }

    @Test
    void binnedVoxelsStayWhereTheyWere() {
        Volume v = volume(ValueType.F32, (x, y, z) -> 10 + 0.5 * x, ValueScale.NONE);
        Volume b = new Bin(2).of(v);
        Vector3d at = b.grid().indexToFrame().apply(new Vector3d(2, 0, 0));
        assertThat(b.finest().value(2, 0, 0)).isCloseTo(at.x, Offset.offset(1e-6));
    }

    @Test
    void binningLeavesNanOut() {
        Volume b = new Bin(2).of(volume(ValueType.F32, (x, y, z) -> x < 2 || x == 2 ? Double.NaN : 4, ValueScale.NONE));
        assertThat(b.finest().value(0, 0, 0)).isNaN();
        assertThat(b.finest().value(1, 0, 0)).isEqualTo(4);
    }

    @Test
    void castingKeepsPhysicalValues() {
        ValueScale scale = new ValueScale(0.25, -3, "1/cm");
        Volume v = volume(ValueType.U16, DerivedVolumeTest::code, scale);
        Volume c = Cast.mapping(ValueType.U8, 0, 2580).of(v);
        double step = 0.25 * 2580 / 255;
        for (long x = 0; x < SIZE.x(); x++) {
            assertThat(c.scale().physical(c.finest().value(x, 3, 4)))
                    .isCloseTo(scale.physical(v.finest().value(x, 3, 4)), Offset.offset(step / 2 + 1e-9));
        }
        assertThat(c.scale().unit()).isEqualTo("1/cm");
    }

    @Test
    void castingNeverLosesNumbersSilently() {
        assertThatThrownBy(() -> Cast.keeping(ValueType.U16, ValueType.U8)).hasMessageContaining("--range");
        assertThatThrownBy(() -> Cast.keeping(ValueType.F32, ValueType.U16)).hasMessageContaining("--range");
        assertThat(Cast.keeps(ValueType.U8, ValueType.I16)).isTrue();
        assertThat(Cast.keeps(ValueType.I8, ValueType.U16)).isFalse();
        assertThat(Cast.keeps(ValueType.U32, ValueType.F32)).isFalse();
    }

    @Test
    void valuesOutsideTheRangeAreLimitedNotWrapped() {
        Volume c = Cast.mapping(ValueType.U8, 100, 200)
                .of(volume(ValueType.U16, DerivedVolumeTest::code, ValueScale.NONE));
        assertThat(c.finest().value(0, 0, 0)).isZero();
        assertThat(c.finest().value(12, 8, 6)).isEqualTo(255);
    }

    @Test
    void statisticsEqualTheBruteForce() {
        Volume v = volume(ValueType.F32, (x, y, z) -> x == 3 ? Double.NaN : 1e6 + code(x, y, z), ValueScale.NONE);
        double sum = 0;
        long n = 0;
        for (long z = 0; z < 7; z++) {
            for (long y = 0; y < 9; y++) {
                for (long x = 0; x < 13; x++) {
                    sum += x == 3 ? 0 : code(x, y, z);
                    n += x == 3 ? 0 : 1;
                }
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (long z = 0; z < 7; z++) {
            for (long y = 0; y < 9; y++) {
                for (long x = 0; x < 13; x++) {
                    squares += x == 3 ? 0 : Math.pow(code(x, y, z) - mean, 2);
                }
            }
        }
        try (WorkContext work = WorkContext.quiet()) {
            VolumeStatistics s = VolumeStatistics.of(v.finest(), work);
            assertThat(s.count()).isEqualTo(n);
            assertThat(s.nans()).isEqualTo(63);
            assertThat(s.mean()).isCloseTo(1e6 + mean, Offset.offset(1e-6));
            assertThat(s.sd()).isCloseTo(Math.sqrt(squares / n), Offset.offset(1e-6));
            assertThat(s.min()).isEqualTo(1e6);
            assertThat(s.max()).isEqualTo(1e6 + code(12, 8, 6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void binnedVoxelsOfEveryTypeAreTheMeansOfTheirs(ValueType type) {
        Volume v = volume(
                type, (x, y, z) -> code(x, y, z) * 7 % 120 + (x == 3 && y < 4 ? Double.NaN : 0), ValueScale.NONE);
        for (int n : new int[] {2, 3, 5, 20}) {
            Volume b = new Bin(n).of(v);
            for (long z = 0; z < b.size().z(); z++) {
                for (long y = 0; y < b.size().y(); y++) {
                    for (long x = 0; x < b.size().x(); x++) {
                        assertThat(b.finest().value(x, y, z))
                                .as("%s, %d: %d,%d,%d", type, n, x, y, z)
                                .isEqualTo(mean(v, n, x, y, z));
                    }
                }
            }
        }
    }

    private static double mean(Volume v, int n, long x, long y, long z) {
        double sum = 0;
        int count = 0;
        for (long k = z * n; k < Math.min(SIZE.z(), z * n + n); k++) {
            for (long j = y * n; j < Math.min(SIZE.y(), y * n + n); j++) {
                for (long i = x * n; i < Math.min(SIZE.x(), x * n + n); i++) {
                    double value = v.finest().value(i, j, k);
                    sum += Double.isNaN(value) ? 0 : value;
                    count += Double.isNaN(value) ? 0 : 1;
                }
            }
        }
        Object one = v.type().allocate(1);
        v.type().set(one, 0, sum / count);
        return v.type().get(one, 0);
    }
}
