// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.TestScene;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.FovBox;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Content;
import org.sextant.world.view.View;

/** A cut-away opens the way to what is nested and leaves the rest. */
class CutAwayTest {
    private static final Vector3d INNER = new Vector3d(2, 3, -1);

    @Test
    void nestedVolumeIsSeenThroughTheOpenSideAndTheRestIsWhole() {
        TestScene s = scene();
        View v = TestScene.view(TestScene.frontal(new Vector3d(), 24));
        List<Clip> clips = CutAway.of(s.world, "fine", new Vector3d(0, -1, 0));
        View open = v.withContent(Content.ALL.withClips(clips));
        Frame f = s.render(open, FrameSpec.of(24, 24));
        // pixel of the nested volume's middle: x = 2, z = −1
        assertThat(f.picture().argb(14, 12)).isEqualTo(0xff00ff00);
        assertThat(f.picture().argb(5, 5)).isEqualTo(0xffff0000);
        assertThat(f.depth().um(14, 12)).isBetween(240.9f, 241.4f);
        assertThat(s.render(v, FrameSpec.of(24, 24)).picture().argb(14, 12)).isEqualTo(0xffff0000);
    }

    @Test
    void octantIsOpenAlongAllThreeAxes() {
        Clip.Block b = (Clip.Block)
                CutAway.of(scene().world, "fine", new Vector3d(1, -1, 1)).get(0);
        assertThat(b.keepsInside()).isFalse();
        assertThat(b.volumes()).containsExactly("coarse");
        assertThat(b.box().maxUm().x()).isGreaterThan(10 - INNER.x);
        assertThat(b.box().minUm().y()).isLessThan(-10 - INNER.y);
        assertThat(b.box().maxUm().z()).isGreaterThan(10 - INNER.z);
        // the other three faces are those of the nested volume, in its frame
        assertThat(b.box().minUm().x()).isEqualTo(-0.25);
        assertThat(b.box().maxUm().y()).isEqualTo(3.75);
        assertThat(b.box().minUm().z()).isEqualTo(-0.25);
    }

    @Test
    void boxIsOpenedTooAndWhatLiesInItStays() {
        TestScene s = scene();
        s.world = s.world.with(
                new FovBox("fov", TestScene.box(new Vector3d(-1, 0, -4), new Vector3d(5, 6, 2)), TestScene.BLUE));
        assertThat(CutAway.of(s.world, "fov", new Vector3d(0, 0, 1)).get(0).volumes())
                .containsExactly("coarse");
        assertThat(CutAway.of(s.world, "coarse", new Vector3d(0, 0, 1))).isEmpty();
        assertThatThrownBy(() -> CutAway.of(s.world, "gone", new Vector3d(0, 0, 1)))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("gone")
                .hasMessageContaining("fov");
        assertThatThrownBy(() -> CutAway.of(s.world, "fine", new Vector3d())).isInstanceOf(SextantException.class);
    }

    private static TestScene scene() {
        return new TestScene()
                .cube("coarse", 20, 1, TestScene.uniform(TestScene.RED, 1), new Vector3d())
                .cube("fine", 8, 0.5, TestScene.uniform(TestScene.GREEN, 1), INNER);
    }
}
