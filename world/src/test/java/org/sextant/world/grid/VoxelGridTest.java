// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.joml.Matrix4x3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;

class VoxelGridTest {
    private static final FrameId F = new FrameId("f");

    private static VoxelGrid grid(long x, long y, long z) {
        return VoxelGrid.of(F, new Size3(x, y, z), new Vector3d(0.5, 1, 2), new Vector3d(10, 20, 30));
    }

    @Test
    void anIntegerIndexIsAVoxelCentre() {
        VoxelGrid g = grid(8, 4, 2);
        assertThat(g.originUm()).isEqualTo(new Vector3d(10, 20, 30));
        assertThat(g.indexToFrame().apply(new Vector3d(1, 1, 1))).isEqualTo(new Vector3d(10.5, 21, 32));
        assertThat(g.spacingUm()).isEqualTo(new Vector3d(0.5, 1, 2));
        assertThat(g.boundsUm().minUm()).isEqualTo(new Vector3d(9.75, 19.5, 29));
        assertThat(g.boundsUm().maxUm()).isEqualTo(new Vector3d(13.75, 23.5, 33));
    }

    /** The centre of an averaged voxel is the mean of the centres of those it holds. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "2,2,2", "3,1,2", "4,8,5"})
    void aCoarseVoxelLiesAtTheMeanOfItsParts(long fx, long fy, long fz) {
        VoxelGrid g = grid(40, 40, 40);
        VoxelGrid level = g.level(fx, fy, fz);
        Vector3d mean = new Vector3d();
        Vector3d at = new Vector3d(1, 2, 3);
        for (int i = 0; i < fx; i++) {
            for (int j = 0; j < fy; j++) {
                for (int k = 0; k < fz; k++) {
                    mean.add(g.indexToFrame().apply(new Vector3d(fx + i, 2 * fy + j, 3 * fz + k)));
                }
            }
        }
        mean.div((double) fx * fy * fz);
        assertThat(level.indexToFrame().apply(at).distance(mean)).isLessThan(1e-12);
        assertThat(level.frame()).isEqualTo(F);
    }

    @Test
    void levelsOfLevelsAreLevels() {
        VoxelGrid g = grid(64, 32, 16);
        VoxelGrid twice = g.level(2, 2, 2).level(2, 2, 2);
        assertThat(twice).isEqualTo(g.level(4, 4, 4));
        assertThat(twice.boundsUm()).isEqualTo(g.boundsUm());
        assertThat(grid(63, 31, 1).level(2, 2, 2).level(2, 2, 2).size())
                .isEqualTo(grid(63, 31, 1).level(4, 4, 4).size())
                .isEqualTo(new Size3(16, 8, 1));
    }

    @Test
    void aFactorBelowOneIsRefused() {
        VoxelGrid g = grid(8, 8, 8);
        assertThatThrownBy(() -> g.level(2, 0, 2)).isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> g.level(2, -1, 2)).isInstanceOf(SextantException.class);
    }

    @Test
    void rotatedGridsHaveTheSpacingOfTheirEdgesAndBoundsThatHoldAllCorners() {
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            Matrix4x3d m = new Matrix4x3d()
                    .translation(random.nextGaussian() * 100, 0, 3)
                    .rotate(new Quaterniond().rotationXYZ(random.nextDouble() * 6, 1, random.nextDouble() * 6))
                    .scale(0.065, 0.065, 0.07);
            VoxelGrid g = new VoxelGrid(new Size3(100, 50, 20), new Affine3(F.index(), F, m));
            assertThat(g.spacingUm().distance(0.065, 0.065, 0.07)).isLessThan(1e-15);
            Box3 b = g.boundsUm();
            Vector3d lo = new Vector3d(Double.MAX_VALUE);
            Vector3d hi = new Vector3d(-Double.MAX_VALUE);
            for (double x : new double[] {-0.5, 99.5}) {
                for (double y : new double[] {-0.5, 49.5}) {
                    for (double z : new double[] {-0.5, 19.5}) {
                        Vector3d p = m.transformPosition(new Vector3d(x, y, z));
                        lo.min(p);
                        hi.max(p);
                    }
                }
            }
            assertThat(b.minUm().distance(lo) + b.maxUm().distance(hi)).isLessThan(1e-12);
        }
    }

    @Test
    void badGridsAreRefusedInWords() {
        assertThatThrownBy(() -> VoxelGrid.of(F, new Size3(1, 1, 1), new Vector3d(1, 0, 1), new Vector3d()))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("1.0, 0.0, 1.0 um");
        assertThatThrownBy(() -> VoxelGrid.of(F, new Size3(1, 1, 1), new Vector3d(Double.NaN), new Vector3d()))
                .isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> new Size3(0, 1, 1)).hasMessageContaining("0×1×1");
        assertThatThrownBy(() -> new Size3(1L << 40, 1L << 40, 1).voxels()).hasMessageContaining("too large");
        assertThat(new Size3(3000, 3000, 1000).voxels()).isEqualTo(9_000_000_000L);
    }

    @Test
    void boxes() {
        Box3 b = new Box3(F, new Vector3d(-1, -2, -3), new Vector3d(1, 2, 3));
        assertThat(b.contains(new Vector3d(1, 2, 3))).isTrue();
        assertThat(b.contains(new Vector3d(1, 2, 3.001))).isFalse();
        assertThat(b.corners()).hasSize(8).allMatch(b::contains);
        assertThat(b.corners().get(5)).isEqualTo(new Vector3d(1, -2, 3));
        assertThat(b.union(new Box3(F, new Vector3d(0), new Vector3d(9))).extentUm())
                .isEqualTo(new Vector3d(10, 11, 12));
        assertThatThrownBy(() -> b.union(new Box3(FrameId.WORLD, new Vector3d(0), new Vector3d(9))))
                .hasMessageContaining("'world'");
        assertThatThrownBy(() -> new Box3(F, new Vector3d(2), new Vector3d(1))).isInstanceOf(SextantException.class);
    }
}
