// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.JavaRenderer;
import org.sextant.render.TestScene;
import org.sextant.render.residency.LoadPlan;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Projection;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** A volume held in bricks looks the same on OpenGL and in Java, and as it does in one piece. */
class PagedParityTest {
    private static final Size3 SIZE = new Size3(200, 96, 70);
    private static GlDevice device;

    @BeforeAll
    static void open() {
        device = RequiredGl.open();
    }

    @AfterAll
    static void close() {
        if (device != null) {
            assertThat(device.alive()).isZero();
            device.close();
        }
    }

    /** Voxels of 1, 2 and 4 bytes; half of the volume fits at its finest level. */
    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"U8", "I16", "F32"})
    void bricksAreSeenAlike(ValueType type) {
        long bytes = SIZE.voxels() * (type == ValueType.U8 ? 1 : type == ValueType.I16 ? 2 : 4);
        TestScene scene = new TestScene();
        scene.add(
                "v",
                scene.volume(
                        "v",
                        SIZE,
                        type,
                        new Vector3d(1),
                        (x, y, z) -> 60 + 55 * Math.sin(0.09 * x) * Math.cos(0.11 * y) * Math.sin(0.13 * z + 1)),
                TransferFunction.ramp(70, 110, TestScene.GREEN.withAlpha(0.4)),
                new Quaterniond(),
                new Vector3d());
        scene.withLayer("v", Layer.of(scene.world.volume("v").layer().transfer()));
        Camera camera = new Camera(
                new Vector3d(-60, -120, 90),
                new Vector3d(100, 48, 35),
                new Vector3d(0, 0, 1),
                new Projection.Perspective(Math.toRadians(45)));
        View view = TestScene.view(camera);
        FrameSpec spec = FrameSpec.of(200, 150);
        long budget = bytes * 19 / 20;
        try (WorkContext work = new WorkContext(2, Progress.NONE);
                JavaRenderer java = new JavaRenderer(scene, budget);
                GlRenderer gl = new GlRenderer(device, GlPass.FRAGMENT, scene, budget)) {
            Frame expected = java.render(scene.world, view, spec, work);
            Frame f = gl.render(scene.world, view, spec, work);
            assertThat(f.pass()).isEqualTo(GlPass.FRAGMENT.label());
            assertThat(f.notices()).isEqualTo(List.of());
            assertThat(f.drawn().get(0).plan()).isEqualTo(new LoadPlan(0, 1, 1, 1, 0, 0, 0, 200, 96, 70));
            PictureDifference d = PictureDifference.of(expected, f);
            d.save("paged-" + type, expected, f);
            assertAlike(d);
        }
    }

    /** A volume in one piece beside one in bricks: its voxels are then interpolated by the device. */
    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"U8", "I16", "F32"})
    void onePieceBesideBricksIsSeenAlike(ValueType type) {
        TestScene scene = new TestScene();
        Volume bricks = scene.volume("bricks", SIZE, ValueType.U8, new Vector3d(1), (x, y, z) -> x == 180 ? 100 : 0);
        scene.add(
                "bricks",
                bricks,
                TransferFunction.ramp(70, 110, TestScene.GREEN.withAlpha(0.4)),
                new Quaterniond(),
                new Vector3d());
        Volume piece = scene.volume(
                "piece",
                new Size3(37, 41, 33),
                type,
                new Vector3d(1),
                (x, y, z) -> 60 + 55 * Math.sin(0.29 * x) * Math.cos(0.31 * y) * Math.sin(0.23 * z + 1));
        TransferFunction t = TransferFunction.ramp(70, 110, TestScene.RED.withAlpha(0.4));
        scene.add("piece", piece, t, new Quaterniond().rotateZ(0.3), new Vector3d(20, -60, 10));
        scene.withLayer("piece", Layer.of(t));
        Camera camera = new Camera(
                new Vector3d(-10, -120, 70),
                new Vector3d(50, 0, 25),
                new Vector3d(0, 0, 1),
                new Projection.Perspective(Math.toRadians(45)));
        View view = TestScene.view(camera);
        FrameSpec spec = FrameSpec.of(200, 150);
        long budget = SIZE.voxels() * 19 / 20;
        try (WorkContext work = new WorkContext(2, Progress.NONE);
                JavaRenderer java = new JavaRenderer(scene, budget);
                GlRenderer gl = new GlRenderer(device, GlPass.FRAGMENT, scene, budget)) {
            Frame expected = java.render(scene.world, view, spec, work);
            Frame f = gl.render(scene.world, view, spec, work);
            assertThat(f.pass()).isEqualTo(GlPass.FRAGMENT.label());
            assertThat(f.drawn()).hasSize(2);
            PictureDifference d = PictureDifference.of(expected, f);
            d.save("mixed-" + type, expected, f);
            assertAlike(d);
        }
    }

    private static void assertAlike(PictureDifference d) {
        assertThat(d.visible()).isGreaterThan(0.1);
        assertThat(d.mean()).isLessThan(0.005);
        assertThat(d.beyondTwoPercent()).isLessThan(0.005);
    }
}
