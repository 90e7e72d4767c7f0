// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.render.TestScene;
import org.sextant.render.camera.Rays;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;
import org.sextant.world.scene.World;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

class PresetTest {
    private static final Rgba GOLD = Rgba.parse("#ffcc00").withAlpha(0.9);

    @Test
    void twoMaterialsArePartedBetweenThem() {
        // ground 50 ± 10, a third of the voxels 180 ± 10, a few hot ones
        TransferFunction t = layer(ValueType.U16, (x, y, z) -> {
            long h = (x * 73856093L ^ y * 19349663L ^ z * 83492791L) & 0xffff;
            return h % 4001 == 0 ? 60000 : (h % 3 == 0 ? 180 : 50) + h / 3 % 21 - 10;
        });
        assertThat(t.at(62).a()).isZero();
        assertThat(t.at(175).a()).isGreaterThan(0.4);
        assertThat(t.high()).isBetween(185.0, 195.0);
        assertThat(t.at(t.high())).isEqualTo(GOLD);
    }

    @Test
    void maskShowsItsInside() {
        TransferFunction t = layer(ValueType.U8, (x, y, z) -> x > 10 && y > 12 ? 255 : 0);
        assertThat(t.at(0).a()).isZero();
        assertThat(t.at(100).a()).isZero();
        assertThat(t.at(255)).isEqualTo(GOLD);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 7, -3.5, 1e30})
    void oneValueIsSolid(double value) {
        assertThat(layer(ValueType.F32, (x, y, z) -> value).at((float) value)).isEqualTo(GOLD);
    }

    @Test
    void rareStructureIsStillFound() {
        // fewer than a thousandth of the voxels: both quantiles fall on the ground
        TransferFunction t = layer(ValueType.U8, (x, y, z) -> x == 3 && y == 4 && z < 5 ? 200 : 10);
        assertThat(t.at(10).a()).isZero();
        assertThat(t.at(200)).isEqualTo(GOLD);
    }

    @Test
    void nothingButHolesIsTransparent() {
        TransferFunction t = layer(ValueType.F32, (x, y, z) -> Double.NaN);
        assertThat(t.at(0).a()).isZero();
        assertThat(t.at(1e9).a()).isZero();
    }

    @Test
    void sameVolumeSameLayer() {
        Voxels v = (x, y, z) -> (x * 31 + y * 17 + z * z) % 256;
        assertThat(layer(ValueType.U8, v)).isEqualTo(layer(ValueType.U8, v));
    }

    @Test
    void overviewSeesAllAndZoomFillsThePicture() {
        TestScene s = new TestScene()
                .cube("large", 40, 10, TestScene.uniform(GOLD, 0.5), new Vector3d())
                .cube("small", 16, 0.5, TestScene.uniform(GOLD, 0.5), new Vector3d(60, 50, 40));
        View all = DefaultViews.overview(s.world, 1.5).orElseThrow();
        Rays rays = new Rays(all.camera(), 1500, 1000);
        double top = 1000;
        double bottom = 0;
        for (Vector3d c : TestScene.box(new Vector3d(-200), new Vector3d(200)).corners()) {
            Vector3d p = rays.project(c);
            assertThat(p.x).isBetween(0.0, 1500.0);
            assertThat(p.z).isPositive();
            top = Math.min(top, p.y);
            bottom = Math.max(bottom, p.y);
        }
        // a margin of 12 % of the half picture above and below
        assertThat(top).isCloseTo(60, within(0.5));
        assertThat(bottom).isCloseTo(940, within(0.5));
        assertThat(all.content().hidden()).isEmpty();
        View zoom = DefaultViews.zoom(s.world, s.world.volume("small"), 1.5);
        assertThat(zoom.content().hidden()).containsExactly("large");
        assertThat(zoom.camera().targetUm().distance(new Vector3d(60, 50, 40))).isLessThan(1.5);
        assertThat(zoom.camera().heightAtTargetUm()).isBetween(8.0, 25.0);
        assertThat(zoom.camera().axes().getColumn(1, new Vector3d()).z).isGreaterThan(0.5);
        assertThat(DefaultViews.overview(World.EMPTY, 1)).isEmpty();
    }

    @Test
    void parallelViewsAreFramedForParallelRays() {
        TestScene s = new TestScene()
                .cube("far", 40, 10, TestScene.uniform(GOLD, 0.5), new Vector3d(-1600, 0, 0))
                .cube("near", 40, 10, TestScene.uniform(GOLD, 0.5), new Vector3d(400, 0, 0));
        View all = DefaultViews.overview(s.world, 1.5, true).orElseThrow();
        assertThat(all.camera().projection()).isInstanceOf(Projection.Orthographic.class);
        Rays rays = new Rays(all.camera(), 1500, 1000);
        double left = 1500;
        double right = 0;
        for (double x : new double[] {-1600, 400}) {
            for (Vector3d c : TestScene.box(new Vector3d(x - 200, -200, -200), new Vector3d(x + 200, 200, 200))
                    .corners()) {
                Vector3d p = rays.project(c);
                assertThat(p.y).isBetween(60.0, 940.0);
                left = Math.min(left, p.x);
                right = Math.max(right, p.x);
            }
        }
        // a margin of 6 % of the picture on either side
        assertThat(left).isCloseTo(90, within(0.5));
        assertThat(right).isCloseTo(1410, within(0.5));
    }

    private static TransferFunction layer(ValueType type, Voxels voxels) {
        Volume v = new TestScene().volume("a", new Size3(40, 30, 20), type, new Vector3d(1), voxels);
        return DefaultLayer.of(v, GOLD).transfer();
    }
}
