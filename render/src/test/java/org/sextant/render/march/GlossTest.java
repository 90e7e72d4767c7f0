// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.render.Exposure;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.TestScene;
import org.sextant.render.camera.Ray;
import org.sextant.render.residency.Residency;
import org.sextant.testkit.Voxels;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Lighting;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** Runs of steps are lit, and gathered, as single places are. */
class GlossTest {
    private static final Size3 SIZE = new Size3(24, 20, 17);
    private static final Vector3d VOXEL_UM = new Vector3d(1, 1.5, 0.8);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.8})
    void lightsAGradientAsASinglePlaceIsLit(double edges) {
        MarchVolume volume = volume(scene(ValueType.U8), edges);
        Gloss gloss = new Gloss(volume);
        Random random = new Random(11);
        float[] g = new float[3];
        int lit = 0;
        for (int n = 0; n < 500; n++) {
            Ray ray = new Ray();
            Vector3d way =
                    new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalize();
            ray.dx = way.x;
            ray.dy = way.y;
            ray.dz = way.z;
            double x = random.nextDouble() * 23;
            double y = random.nextDouble() * 19;
            double z = random.nextDouble() * 16;
            float[] expected = {0.9f, 0.5f, 0.2f};
            volume.shade(x, y, z, ray, false, g, expected);
            gloss.enter(ray);
            gloss.find(g[0], g[1], g[2]);
            assertThat(Math.min(1, 0.9f * gloss.shade + gloss.shine)).isCloseTo(expected[0], within(1e-4f));
            assertThat(Math.min(1, 0.2f * gloss.shade + gloss.shine)).isCloseTo(expected[2], within(1e-4f));
            lit += gloss.shade == 1 ? 0 : 1;
        }
        assertThat(lit).isGreaterThan(200);
    }

    /** Floats are interpolated place by place, integers in whole numbers, several steps at once. */
    @ParameterizedTest
    @ValueSource(strings = {"U8", "I16"})
    void integersMakeThePictureOfFloats(ValueType type) {
        View view = view(0);
        FrameSpec spec = FrameSpec.of(90, 70).withSamplesPerVoxel(1);
        Frame whole = scene(type).render(view, spec);
        Frame floats = scene(ValueType.F32).render(view, spec);
        assertThat(TestScene.meanDifference(whole, floats)).isLessThan(0.1);
        assertThat(TestScene.alpha(whole, 45, 35)).isGreaterThan(100);
    }

    private static TestScene scene(ValueType type) {
        Voxels waves = (x, y, z) -> Math.rint(60 + 40 * Math.sin(0.5 * x) * Math.cos(0.4 * y + 0.3 * z));
        Quaterniond turn = new Quaterniond().rotateXYZ(0.4, -0.7, 0.2);
        TestScene s = new TestScene();
        TransferFunction ramp = TransferFunction.ramp(40, 100, new Rgba(0.9, 0.6, 0.3, 0.5));
        s.add(
                "v",
                s.volume("v", SIZE, type, VOXEL_UM, waves),
                ramp,
                turn,
                turn.transform(new Vector3d(11.5, 9.5, 8).mul(VOXEL_UM)).negate());
        return s.withLayer("v", Layer.of(ramp).withShaded(true));
    }

    private static View view(double edges) {
        View v = TestScene.view(TestScene.frontal(new Vector3d(), 40));
        return v.withLook(v.look().withLighting(new Lighting(0, 0, edges, 0)));
    }

    private static MarchVolume volume(TestScene s, double edges) {
        Residency residency = new Residency(s, 64 << 20);
        try (WorkContext work = new WorkContext(1, Progress.NONE)) {
            return Exposure.of(s.world, view(edges), FrameSpec.of(90, 70), residency, work)
                    .scene()
                    .volumes()
                    .get(0);
        }
    }
}
