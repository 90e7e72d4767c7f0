// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** A field that is known everywhere is found on other voxels, however they lie. */
class ResamplingTest {
    private static final FrameId FRAME = new FrameId("test");
    private static final Size3 SIZE = new Size3(75, 41, 37);
    private static final VoxelGrid GRID =
            VoxelGrid.of(FRAME, SIZE, new Vector3d(0.5, 0.8, 1.2), new Vector3d(-10, 3, 5));

    private final WorkContext work = new WorkContext(2, Progress.NONE);

    @AfterEach
    void close() {
        work.close();
    }

    private interface World {
        double at(Vector3d um);
    }

    private static Volume volume(World world, ValueType type) {
        Voxels voxels = (x, y, z) -> world.at(GRID.indexToFrame().apply(new Vector3d(x, y, z)));
        return voxels.volume(SIZE, GRID, type, new BlockCache(1 << 22));
    }

    /** Turned by 0.4 rad about an oblique axis, sheared and mirrored, voxels of 0.7 µm, inside of the old volume. */
    private static VoxelGrid oblique() {
        Matrix4x3d m = new Matrix4x3d()
                .translation(2, 15, 20)
                .rotate(0.4, new Vector3d(1, 2, 3).normalize())
                .mul(new Matrix4x3d(0.7, 0, 0, 0.2, 0.7, 0, 0, 0, -0.7, 0, 0, 0));
        return new VoxelGrid(new Size3(11, 9, 13), new Affine3(FRAME.index(), FRAME, m));
    }

    @ParameterizedTest
    @EnumSource(
            value = Interpolation.class,
            names = {"LINEAR", "CUBIC"})
    void aLinearFieldIsExactOnObliqueVoxels(Interpolation how) {
        World field = p -> 3 * p.x - 2 * p.y + 0.5 * p.z + 7;
        Volume out = new Resampling(volume(field, ValueType.F32), oblique(), how, 0).lazy();
        check(out, oblique(), field, 2e-5);
    }

    @Test
    void cubicConvolutionReproducesAQuadraticField() {
        // Keys 1981: third order; exact for polynomials of degree 2
        World field = p -> 0.1 * p.x * p.x - 0.05 * p.y * p.z + 0.02 * p.z * p.z + p.y;
        Volume out = new Resampling(volume(field, ValueType.F32), oblique(), Interpolation.CUBIC, 0).lazy();
        check(out, oblique(), field, 1e-4);
        Volume linear = new Resampling(volume(field, ValueType.F32), oblique(), Interpolation.LINEAR, 0).lazy();
        assertThat(Math.abs(linear.finest().value(5, 5, 5)
                        - field.at(oblique().indexToFrame().apply(new Vector3d(5, 5, 5)))))
                .isGreaterThan(1e-3);
    }

    private static void check(Volume out, VoxelGrid grid, World field, double tolerance) {
        for (int z = 0; z < 13; z++) {
            for (int y = 0; y < 9; y++) {
                for (int x = 0; x < 11; x++) {
                    double want = field.at(grid.indexToFrame().apply(new Vector3d(x, y, z)));
                    assertThat(out.finest().value(x, y, z)).isCloseTo(want, Offset.offset(tolerance));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Interpolation.class,
            names = {"NEAREST", "LINEAR", "CUBIC"})
    void theSameGridGivesTheSameVoxels(Interpolation how) {
        Volume v = Voxels.distinct(ValueType.I16).volume(SIZE, GRID, ValueType.I16, new BlockCache(1 << 22));
        Volume out = new Resampling(v, GRID, how, 0).lazy();
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            int x = random.nextInt(75);
            int y = random.nextInt(41);
            int z = random.nextInt(37);
            assertThat(out.finest().value(x, y, z)).isEqualTo(v.finest().value(x, y, z));
        }
    }

    @Test
    void labelsKeepTheirTypeAndNumbers() {
        Voxels labels = (x, y, z) -> 4_000_000_000L + x + 100 * y;
        Volume v = labels.volume(SIZE, GRID, ValueType.U32, new BlockCache(1 << 22));
        VoxelGrid fine = Resampling.withVoxels(GRID, new double[] {0.25, 0.8, 1.2});
        Volume out = new Resampling(v, fine, Interpolation.NEAREST, 0).lazy();
        assertThat(out.type()).isEqualTo(ValueType.U32);
        assertThat(out.size()).isEqualTo(new Size3(150, 41, 37));
        for (int x = 0; x < 150; x++) {
            assertThat(out.finest().value(x, 7, 3)).isEqualTo(4_000_000_700L + x / 2);
        }
    }

    @Test
    void anAreaOfWholeVoxelsIsTheirMeanLikeABin() {
        Volume v = Voxels.distinct(ValueType.U8).volume(SIZE, GRID, ValueType.U8, new BlockCache(1 << 22));
        Volume bin = new Binning(v, 3, 2, 4).lazy();
        assertThat(bin.size()).isEqualTo(new Size3(25, 21, 10));
        Volume area = new Resampling(v, bin.grid(), Interpolation.AREA, 0).lazy();
        for (int[] at : new int[][] {{0, 0, 0}, {24, 19, 8}, {11, 5, 3}, {24, 20, 9}}) {
            double sum = 0;
            int n = 0;
            for (int z = 4 * at[2]; z < Math.min(37, 4 * at[2] + 4); z++) {
                for (int y = 2 * at[1]; y < Math.min(41, 2 * at[1] + 2); y++) {
                    for (int x = 3 * at[0]; x < 3 * at[0] + 3; x++) {
                        sum += v.finest().value(x, y, z);
                        n++;
                    }
                }
            }
            assertThat(bin.finest().value(at[0], at[1], at[2])).isCloseTo(sum / n, Offset.offset(1e-4));
            assertThat(area.finest().value(at[0], at[1], at[2])).isCloseTo(sum / n, Offset.offset(1e-4));
        }
        assertThat(bin.grid().originUm().x).isCloseTo(-9.5, Offset.offset(1e-9));
    }

    @Test
    void whatLiesOutsideHasTheValueThatIsSaid() {
        VoxelGrid away =
                VoxelGrid.of(FRAME, new Size3(130, 3, 3), new Vector3d(0.5, 0.8, 1.2), new Vector3d(-20, 3, 5));
        Volume v = volume(p -> 5, ValueType.F32);
        Volume out = new Resampling(v, away, Interpolation.LINEAR, Double.NaN).lazy();
        assertThat(out.finest().value(19, 1, 1)).isNaN();
        assertThat(out.finest().value(20, 1, 1)).isEqualTo(5);
        assertThat(out.finest().value(94, 1, 1)).isEqualTo(5);
        assertThat(out.finest().value(95, 1, 1)).isNaN();
        assertThat(new Resampling(v, away, Interpolation.LINEAR, -1)
                        .lazy()
                        .finest()
                        .value(129, 1, 1))
                .isEqualTo(-1);
    }

    @Test
    void theOperationTakesASizeOrAVolumeToBeAlike() {
        Volume v = volume(p -> p.x, ValueType.F32);
        ResampleOperation o = new ResampleOperation();
        ParameterSchema<ResampleOperation.Settings> schema = ParameterSchema.of(ResampleOperation.Settings.class);
        ExecutionContext c = ExecutionContext.of(work);
        Volume coarse = o.run(Inputs.of("volume", v), schema.parse(Map.of("spacing", "1um")), c)
                .volumes()
                .get("filtered");
        assertThat(coarse.size()).isEqualTo(new Size3(37, 33, 44));
        assertThat(coarse.grid().spacingUm().z).isCloseTo(1, Offset.offset(1e-12));
        Volume like = volume(p -> 0, ValueType.U8);
        Inputs two = new Inputs(Map.of("volume", coarse, "like", like), Map.of());
        Volume back = o.run(two, schema.parse(Map.of()), c).volumes().get("filtered");
        assertThat(back.grid()).isEqualTo(GRID);
        assertThat(back.finest().value(30, 20, 20)).isCloseTo(-10 + 15, Offset.offset(1e-5));
        assertThatThrownBy(() -> o.run(two, schema.parse(Map.of("spacing", "1um")), c))
                .hasMessageContaining("one of the two");
    }
}
