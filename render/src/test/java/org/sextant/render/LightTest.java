// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sextant.render.TestScene.alpha;
import static org.sextant.render.TestScene.channel;
import static org.sextant.render.TestScene.pixels;

import java.util.List;
import java.util.Set;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.Voxels;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Content;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Lighting;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** Light is held back where something is in its way, and nowhere else. */
class LightTest {
    private static final int N = 48;
    private static final Rgba GREY = new Rgba(0.5, 0.5, 0.5, 1);
    private static final FrameSpec SPEC = FrameSpec.of(96, 96);

    /** A wall at the back and a post before it. */
    private static final Voxels POST =
            (x, y, z) -> y > 38 || y > 10 && y < 18 && Math.hypot(x - 23.5, z - 23.5) < 5 ? 200 : 0;

    /** A wall with a deep pit of 8 voxels. */
    private static final Voxels PIT =
            (x, y, z) -> y > 20 && !(y < 40 && Math.abs(x - 23.5) < 4 && Math.abs(z - 23.5) < 4) ? 200 : 0;

    @Test
    void postThrowsItsShadowAwayFromTheLamp() {
        Frame plain = render(POST, Lighting.PLAIN, Content.ALL);
        Frame shadow = render(POST, new Lighting(0, 1, 0, 0), Content.ALL);
        // the lamp stands 0.65 left of and 0.7 above the eye's direction: 24.5 voxels behind, its shadow lies 16 to the
        // right
        // and 17 below
        int x = 2 * (24 + 16);
        int y = 2 * (24 + 17);
        assertThat(channel(shadow, x, y, 1)).isLessThan(channel(plain, x, y, 1) * 6 / 10);
        // the other way there is none
        int other = channel(plain, 96 - x, 96 - y, 1);
        assertThat(channel(shadow, 96 - x, 96 - y, 1)).isBetween(other - 6, other);
    }

    @Test
    void clippedPostThrowsNoShadow() {
        Clip cut = new Clip.Plane(FrameId.WORLD, new Vector3d(0, 4, 0), new Vector3d(0, 1, 0), Set.of());
        Content content = Content.ALL.withClips(List.of(cut));
        Frame plain = render(POST, Lighting.PLAIN, content);
        Frame shadow = render(POST, new Lighting(0, 1, 0, 0), content);
        assertThat(TestScene.meanDifference(plain, shadow)).isLessThan(2.0);
    }

    @Test
    void bottomOfAPitIsDarkerThanAPlane() {
        Frame plain = render(PIT, Lighting.PLAIN, Content.ALL);
        Frame dark = render(PIT, new Lighting(1, 0, 0, 0), Content.ALL);
        assertThat(channel(dark, 48, 48, 1)).isLessThan(channel(plain, 48, 48, 1) * 7 / 10);
        int plane = channel(plain, 20, 20, 1);
        assertThat(channel(dark, 20, 20, 1)).isBetween(plane * 8 / 10, plane);
    }

    @Test
    void silhouettesAreDarkenedAndNothingElse() {
        Voxels ball = (x, y, z) -> 200 / (1 + Math.exp(Math.hypot(Math.hypot(x - 23.5, y - 23.5), z - 23.5) - 16));
        Frame plain = render(ball, Lighting.PLAIN, Content.ALL);
        Frame edges = render(ball, new Lighting(0, 0, 1, 0), Content.ALL);
        assertThat(channel(edges, 48, 48, 1)).isBetween(channel(plain, 48, 48, 1) - 3, channel(plain, 48, 48, 1));
        assertThat(channel(edges, 48, 19, 1)).isLessThan(channel(plain, 48, 19, 1) * 8 / 10);
    }

    @Test
    void whatLiesFartherTakesTheBackgroundsColour() {
        TestScene s = new TestScene()
                .cube("near", 4, 1, TestScene.uniform(TestScene.RED, 1), new Vector3d(-5, -10, 0))
                .cube("far", 4, 1, TestScene.uniform(TestScene.RED, 1), new Vector3d(5, 10, 0));
        View v = TestScene.view(TestScene.frontal(new Vector3d(), 20));
        View cued = v.withLook(v.look().withBackground(TestScene.BLUE).withLighting(new Lighting(0, 0, 0, 1)));
        Frame f = s.render(cued, FrameSpec.of(20, 20));
        // from the nearest corner at y = −12 to the farthest at 12: the faces at −12 and 8
        assertThat(channel(f, 5, 10, 2)).isGreaterThan(250);
        assertThat(channel(f, 15, 10, 2)).isBetween((int) (255 * 3.0 / 24), (int) (255 * 4.1 / 24));
        assertThat(channel(f, 15, 10, 0)).isGreaterThan(200);
        assertThat(alpha(f, 5, 10)).isEqualTo(255);
    }

    @Test
    void lightIsTheSameForAnyNumberOfThreads() {
        TestScene s = scene(POST);
        View v = view(new Lighting(0.7, 0.7, 0.5, 0.3), Content.ALL);
        assertThat(pixels(s.render(v, SPEC, 1))).isEqualTo(pixels(s.render(v, SPEC, 3)));
    }

    private static Frame render(Voxels voxels, Lighting lighting, Content content) {
        return scene(voxels).render(view(lighting, content), SPEC);
    }

    private static View view(Lighting lighting, Content content) {
        View v = TestScene.view(TestScene.frontal(new Vector3d(), N)).withContent(content);
        return v.withLook(v.look().withLighting(lighting));
    }

    private static TestScene scene(Voxels voxels) {
        TestScene s = new TestScene();
        TransferFunction solid = TransferFunction.ramp(60, 140, GREY);
        s.add(
                "v",
                s.volume("v", new Size3(N, N, N), ValueType.U8, new Vector3d(1), voxels),
                solid,
                new Quaterniond(),
                new Vector3d(-(N - 1) / 2.0));
        return s.withLayer("v", Layer.of(solid));
    }
}
