// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.joml.Vector3d;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lwjgl.opengl.GL11C;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.TestScene;
import org.sextant.render.residency.Residency;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Lighting;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

/** What a pass on OpenGL does besides making the picture. */
class GlRendererTest {
    private static final FrameSpec SPEC = FrameSpec.of(90, 70);

    @Test
    void moreVolumesThanTextureUnitsAreDrawnInJavaWhichIsTold() {
        TestScene s = new TestScene();
        for (int i = 0; i <= MarchProgram.MAX_VOLUMES; i++) {
            s.cube("v" + i, 3, 1, TestScene.uniform(Rgba.WHITE, 0.3), new Vector3d(4 * i - 24, 0, 0));
        }
        View view = TestScene.view(TestScene.frontal(new Vector3d(), 40));
        try (GlDevice device = RequiredGl.open()) {
            Frame f = render(device, s, view);
            assertThat(f.pass()).isEqualTo("java");
            assertThat(f.notices())
                    .singleElement()
                    .asString()
                    .contains("12 volumes")
                    .contains("at most 11");
            assertThat(TestScene.pixels(f)).isEqualTo(TestScene.pixels(s.render(view, SPEC)));
            assertThat(device.alive()).isZero();
        }
    }

    @Test
    void lightOfMoreVolumesThanTextureUnitsIsFoundInJavaWhichIsTold() {
        TestScene s = new TestScene();
        for (int i = 0; i <= MarchProgram.LIGHTS; i++) {
            s.cube("v" + i, 3, 1, TestScene.uniform(Rgba.WHITE, 0.3), new Vector3d(4 * i - 24, 0, 0));
        }
        View plain = TestScene.view(TestScene.frontal(new Vector3d(), 40));
        View view = plain.withLook(plain.look().withLighting(new Lighting(0.5, 0, 0, 0)));
        try (GlDevice device = RequiredGl.open()) {
            Frame f = render(device, s, view);
            assertThat(f.pass()).isEqualTo("java");
            assertThat(f.notices()).singleElement().asString().contains("more than 9 volumes", "ambient occlusion");
            assertThat(TestScene.pixels(f)).isEqualTo(TestScene.pixels(s.render(view, SPEC)));
        }
    }

    @Test
    void aDeviceThatFailsIsTriedAgainWithLessThenJavaDraws() {
        TestScene s = ParityScenes.blob(1, new Vector3d());
        View view = ParityScenes.view(ParityScenes.camera(true, 1, new Vector3d()));
        for (int failures = 1; failures <= 2; failures++) {
            List<Long> asked = new ArrayList<>();
            int bad = failures;
            try (GlDevice device = RequiredGl.open();
                    WorkContext work = new WorkContext(2, Progress.NONE)) {
                Residency residency = new Residency(s, 64 << 20);
                try (GlRenderer r = new GlRenderer(device, GlPass.FRAGMENT, residency, 64 << 20, bytes -> {
                    asked.add(bytes);
                    if (asked.size() <= bad) {
                        throw new GlError("hold a volume", GL11C.GL_OUT_OF_MEMORY);
                    }
                    return new GlMarch(device, GlPass.FRAGMENT, 64, bytes);
                })) {
                    Frame f = r.render(s.world, view, SPEC, work);
                    assertThat(f.pass()).isEqualTo(failures == 1 ? "fragment" : "java");
                    assertThat(f.notices()).hasSize(failures).allMatch(n -> n.contains("no memory left"));
                    assertThat(PictureDifference.of(s.render(view, SPEC), f).mean())
                            .isLessThan(0.005);
                    assertThat(asked).containsExactly(64L << 20, 32L << 20);
                }
                assertThat(device.alive()).isZero();
            }
        }
    }

    @Test
    void anEmptyWorldIsBackground() {
        TestScene s = new TestScene();
        View view = TestScene.view(TestScene.frontal(new Vector3d(), 40));
        try (GlDevice device = RequiredGl.open()) {
            Frame f = render(device, s, view);
            assertThat(f.pass()).isNotEqualTo("java");
            assertThat(TestScene.pixels(f)).containsOnly(0);
        }
    }

    /** Voxels of 0.54 nm, 1.5 mm away from the origin, and the camera moved by one of them: the same picture. */
    @Test
    void nothingShakesFarFromTheOrigin() {
        double voxel = 0.00054;
        Vector3d far = new Vector3d(1500, -1200, 900);
        try (GlDevice device = RequiredGl.open()) {
            for (int step = 0; step < 3; step++) {
                Vector3d shift = new Vector3d(step * voxel, 0, 0);
                Frame here = render(
                        device,
                        ParityScenes.blob(voxel, new Vector3d()),
                        ParityScenes.view(ParityScenes.camera(true, voxel, shift), voxel));
                Camera there = ParityScenes.camera(true, voxel, shift.add(far, new Vector3d()));
                Frame away = render(device, ParityScenes.blob(voxel, far), ParityScenes.view(there, voxel));
                PictureDifference d = PictureDifference.of(here, away);
                assertThat(d.visible()).isGreaterThan(0.1);
                // doubles end at 2e-13 µm there: one in 2.4 billion of a voxel, less than the floats' own rounding
                assertThat(d.mean()).isLessThan(0.0005);
                assertThat(d.beyondTwoPercent()).isLessThan(0.001);
            }
        }
    }

    @Test
    void aContextOfVersion41IsEnough() throws Exception {
        GlDevice any = RequiredGl.open();
        boolean mesa = any.info().version().contains("Mesa");
        any.close();
        Assumptions.assumeTrue(mesa, "only Mesa can be told to be an older OpenGL");
        ProcessBuilder b = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Gl41Program.class.getName());
        b.environment().put("MESA_GL_VERSION_OVERRIDE", "4.1");
        b.environment().put("MESA_GLSL_VERSION_OVERRIDE", "410");
        b.redirectErrorStream(true);
        Process p = b.start();
        String said = new String(p.getInputStream().readAllBytes(), UTF_8);
        assertThat(p.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(p.exitValue()).as(said).isZero();
        assertThat(said).contains("[FRAGMENT]", "same picture", "compute pass needs OpenGL 4.3");
    }

    private static Frame render(GlDevice device, TestScene s, View view) {
        GlPass pass = device.info().passes().contains(GlPass.COMPUTE) ? GlPass.COMPUTE : GlPass.FRAGMENT;
        try (GlRenderer r = new GlRenderer(device, pass, s, 64 << 20);
                WorkContext work = new WorkContext(2, Progress.NONE)) {
            return r.render(s.world, view, SPEC, work);
        }
    }
}
