// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.TestScene;
import org.sextant.render.residency.Residency;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Projection;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** Interactive pictures on OpenGL: made of what is there, and at last the same as one that is loaded first. */
class GlLoadingTest {
    private static final Size3 SIZE = new Size3(200, 96, 70);
    private static final FrameSpec SPEC = FrameSpec.of(200, 150).withSamplesPerVoxel(1);

    /** Runs what it is given when it is told to. */
    private static final class Later implements Executor {
        private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        void runAll() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }
    }

    /** With room for all in one piece, and for bricks of which half are at the finest level. */
    @ParameterizedTest
    @CsvSource({"2.0", "0.95"})
    void beginsWithNothingAndEndsAsTheStill(double share) {
        TestScene scene = scene();
        View view = view();
        long budget = (long) (share * SIZE.voxels());
        Later later = new Later();
        try (GlDevice device = RequiredGl.open();
                WorkContext work = new WorkContext(2, Progress.NONE)) {
            try (GlRenderer still = new GlRenderer(device, GlPass.FRAGMENT, scene, budget);
                    GlRenderer moving =
                            new GlRenderer(device, GlPass.FRAGMENT, new Residency(scene, budget, later), budget)) {
                Frame expected = still.render(scene.world, view, SPEC, work);
                Frame frame = moving.render(scene.world, view, SPEC.withInteractive(true), work);
                assertThat(frame.pass()).isEqualTo(GlPass.FRAGMENT.label());
                assertThat(frame.isComplete()).isFalse();
                assertThat(frame.drawn()).isEmpty();
                int pictures = 0;
                while (!frame.isComplete()) {
                    later.runAll();
                    frame = moving.render(scene.world, view, SPEC.withInteractive(true), work);
                    assertThat(++pictures).isLessThan(20);
                }
                assertThat(frame.notices()).isEmpty();
                PictureDifference d = PictureDifference.of(expected, frame);
                assertThat(d.visible()).isGreaterThan(0.1);
                // bricks lie in other slots of the atlas: places in it are rounded otherwise
                assertThat(d.mean()).isLessThan(0.0005);
                assertThat(d.beyondTwoPercent()).isLessThan(0.005);
            }
            assertThat(device.alive()).isZero();
        }
    }

    private static TestScene scene() {
        TestScene scene = new TestScene();
        TransferFunction t = TransferFunction.ramp(70, 110, TestScene.GREEN.withAlpha(0.4));
        scene.add(
                "v",
                scene.volume(
                        "v",
                        SIZE,
                        ValueType.U8,
                        new Vector3d(1),
                        (x, y, z) -> 60 + 55 * Math.sin(0.09 * x) * Math.cos(0.11 * y) * Math.sin(0.13 * z + 1)),
                t,
                new Quaterniond(),
                new Vector3d());
        return scene.withLayer("v", Layer.of(t));
    }

    private static View view() {
        return TestScene.view(new Camera(
                new Vector3d(-60, -120, 90),
                new Vector3d(100, 48, 35),
                new Vector3d(0, 0, 1),
                new Projection.Perspective(Math.toRadians(45))));
    }
}
