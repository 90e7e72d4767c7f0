// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sextant.render.TestScene.RED;
import static org.sextant.render.TestScene.alpha;

import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Look;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

/** Things appear where a pinhole says: not mirrored, not upside down, in size, and no less steady far from the origin. */
class PlaceTest {
    private static final Vector3dc UP = new Vector3d(0, 0, 1);

    /** One bright voxel at (12, 10, 9) of 16³, away from the middle along all axes by different amounts. */
    private static final Voxels MARKER = (x, y, z) -> x == 12 && y == 10 && z == 9 ? 255 : 0;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void markerAppearsWhereThePinholeSays(boolean perspective) {
        TestScene s = marker(new Vector3d(), 1);
        Projection p = perspective ? new Projection.Perspective(Math.toRadians(40)) : new Projection.Orthographic(30);
        Camera camera = new Camera(new Vector3d(-25, -31, 28), new Vector3d(7, 8, 6), UP, p);
        int w = 120;
        int h = 90;
        Frame f = s.render(TestScene.view(camera), FrameSpec.of(w, h));
        // by hand: right = forward × up, then divide by depth
        Vector3d forward = new Vector3d(32, 39, -22).normalize();
        Vector3d right = forward.cross(UP, new Vector3d()).normalize();
        Vector3d top = right.cross(forward, new Vector3d());
        Vector3d q = new Vector3d(12, 10, 9).sub(-25, -31, 28);
        double scale = perspective ? h / 2.0 / Math.tan(Math.toRadians(20)) / q.dot(forward) : h / 30.0;
        double px = w / 2.0 + q.dot(right) * scale;
        double py = h / 2.0 - q.dot(top) * scale;
        double[] centre = centroid(f);
        assertThat(centre[0]).isCloseTo(px, within(0.35));
        assertThat(centre[1]).isCloseTo(py, within(0.35));
    }

    @Test
    void eachAxisGoesItsWay() {
        // looking along +y with z up, x runs to the right and z to the top of the picture
        Frame f = marker(new Vector3d(), 1)
                .render(TestScene.view(TestScene.frontal(new Vector3d(7.5), 16)), FrameSpec.of(64, 64));
        double[] centre = centroid(f);
        assertThat(centre[0]).isCloseTo(32 + 4 * (12 - 7.5), within(0.2));
        assertThat(centre[1]).isCloseTo(32 - 4 * (9 - 7.5), within(0.2));
        // from above with y up, x to the right: y goes up
        Camera above = new Camera(
                new Vector3d(7.5, 7.5, 100), new Vector3d(7.5), new Vector3d(0, 1, 0), new Projection.Orthographic(16));
        centre = centroid(marker(new Vector3d(), 1).render(TestScene.view(above), FrameSpec.of(64, 64)));
        assertThat(centre[0]).isCloseTo(32 + 4 * (12 - 7.5), within(0.2));
        assertThat(centre[1]).isCloseTo(32 - 4 * (10 - 7.5), within(0.2));
    }

    @Test
    void boxCoversAsManyPixelsAsItsWidth() {
        TestScene s = new TestScene().cube("a", 10, 0.7, TestScene.uniform(RED, 0.999), new Vector3d());
        int across = 0;
        int down = 0;
        Frame f = s.render(TestScene.view(TestScene.frontal(new Vector3d(), 10)), FrameSpec.of(300, 200));
        for (int x = 0; x < 300; x++) {
            across += alpha(f, x, 100) > 0 ? 1 : 0;
        }
        for (int y = 0; y < 200; y++) {
            down += alpha(f, 150, y) > 0 ? 1 : 0;
        }
        assertThat(across).isEqualTo(140); // 7 µm of 10 µm over 200 px
        assertThat(down).isEqualTo(140);
    }

    /** SCIENCE: 0.54 nm voxels 1.5 mm from the origin. Floats would misplace them by a voxel. */
    @Test
    void farFromTheOriginThePictureIsTheSame() {
        double voxel = 0.00054;
        Vector3d far = new Vector3d(1500, -1200, 900);
        Frame here = spots(new Vector3d(), voxel).render(spotView(new Vector3d(), voxel), FrameSpec.of(160, 120));
        Frame there = spots(far, voxel).render(spotView(far, voxel), FrameSpec.of(160, 120));
        assertThat(TestScene.meanDifference(here, there)).isLessThan(0.02);
        assertThat(centroid(here)[0]).isCloseTo(centroid(there)[0], within(0.01));
    }

    @Test
    void rotatedFrameIsWhereItsPlacementSays() {
        Quaterniond turn = new Quaterniond().rotateXYZ(0.4, -0.7, 1.1);
        Vector3d at = new Vector3d(3, -2, 5);
        TestScene s = new TestScene();
        s.add("a", markerVolume(s, 1), TestScene.above(90, RED), turn, at);
        Vector3d spot =
                new Matrix3d().rotation(turn).transform(new Vector3d(12, 10, 9)).add(at);
        Camera camera = new Camera(
                new Vector3d(spot).add(-40, -55, 33), spot, UP, new Projection.Perspective(Math.toRadians(20)));
        double[] centre = centroid(s.render(TestScene.view(camera), FrameSpec.of(81, 81)));
        assertThat(centre[0]).isCloseTo(40.5, within(0.2));
        assertThat(centre[1]).isCloseTo(40.5, within(0.2));
    }

    private static View spotView(Vector3dc at, double voxel) {
        double edge = 16 * voxel;
        Camera c = new Camera(
                new Vector3d(edge * 2, -edge * 3, edge * 1.5).add(at),
                new Vector3d(edge / 2).add(at),
                UP,
                new Projection.Perspective(Math.toRadians(25)));
        return new View("v", c, Look.of(voxel, Rgba.TRANSPARENT), Furniture.NONE, Content.ALL);
    }

    private static TestScene spots(Vector3dc at, double voxel) {
        TestScene s = new TestScene();
        Voxels dots = (x, y, z) -> (x * 7 + y * 5 + z * 3) % 11 == 0 ? 200 : 20;
        Volume v = s.volume("a", new Size3(16, 16, 16), ValueType.U8, new Vector3d(voxel), dots);
        return s.add("a", v, TestScene.above(120, RED), new Quaterniond(), at);
    }

    private static TestScene marker(Vector3dc at, double voxel) {
        TestScene s = new TestScene();
        return s.add("a", markerVolume(s, voxel), TestScene.above(90, RED), new Quaterniond(), at);
    }

    private static Volume markerVolume(TestScene s, double voxel) {
        return s.volume("a", new Size3(16, 16, 16), ValueType.U8, new Vector3d(voxel), MARKER);
    }

    /** Mean position weighted by alpha, in pixels. */
    private static double[] centroid(Frame f) {
        double sx = 0;
        double sy = 0;
        double sum = 0;
        for (int y = 0; y < f.picture().height(); y++) {
            for (int x = 0; x < f.picture().width(); x++) {
                double a = alpha(f, x, y);
                sx += a * (x + 0.5);
                sy += a * (y + 0.5);
                sum += a;
            }
        }
        assertThat(sum).isPositive();
        return new double[] {sx / sum, sy / sum};
    }
}
