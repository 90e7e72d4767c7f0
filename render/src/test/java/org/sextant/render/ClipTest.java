// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sextant.render.TestScene.GREEN;
import static org.sextant.render.TestScene.RED;
import static org.sextant.render.TestScene.alpha;
import static org.sextant.render.TestScene.channel;
import static org.sextant.render.TestScene.pixels;

import java.util.List;
import java.util.Set;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.testkit.Voxels;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Content;
import org.sextant.world.view.Lens;
import org.sextant.world.view.View;

/** What is left of a block of one opacity behind a cut has the opacity of its remaining thickness, to any fraction of a step. */
class ClipTest {
    private static final Vector3d ORIGIN = new Vector3d();
    private static final FrameId WORLD = FrameId.WORLD;

    @ParameterizedTest
    @ValueSource(doubles = {-4.9, -1.234, 0, 0.31, 2.77})
    void planeLeavesTheExactThickness(double y) {
        Frame f = block().render(clipped(plane(WORLD, new Vector3d(0, y, 0), new Vector3d(0, 2, 0))), spec());
        assertThat(alpha(f, 10, 10)).isEqualTo(opacity(5 - y));
        Frame other = block().render(clipped(plane(WORLD, new Vector3d(0, y, 0), new Vector3d(0, -1, 0))), spec());
        assertThat(alpha(other, 10, 10)).isEqualTo(opacity(y + 5));
    }

    @Test
    void obliquePlaneIsMetWhereTheRayMeetsIt() {
        Vector3d normal = new Vector3d(0.4, 0.8, -0.3);
        Frame f = block().render(clipped(plane(WORLD, new Vector3d(0.2, 0.1, 0.3), normal)), spec());
        for (int x : new int[] {6, 10, 13}) {
            // the pixel's ray runs along y at this x and z = 0
            double rayX = (x + 0.5 - 10.5) / 21 * 20;
            double y = 0.1 + (0.4 * (0.2 - rayX) - 0.3 * 0.3) / 0.8;
            assertThat((double) alpha(f, x, 10)).isCloseTo(opacity(5 - y), within(1.01));
        }
    }

    @Test
    void rayAlongAPlaneIsOnOneSideOfIt() {
        Frame f = block().render(clipped(plane(WORLD, new Vector3d(0.3, 0, 0), new Vector3d(1, 0, 0))), spec());
        assertThat(alpha(f, 10, 10)).isZero();
        assertThat(alpha(f, 11, 10)).isEqualTo(opacity(10));
    }

    @Test
    void boxKeepsWhatIsInsideOrOutside() {
        var box = TestScene.box(new Vector3d(-1, -1.7, -1), new Vector3d(1, 2.1, 1));
        Frame inside = block().render(clipped(new Clip.Block(box, true, Set.of())), spec());
        assertThat(alpha(inside, 10, 10)).isEqualTo(opacity(3.8));
        assertThat(alpha(inside, 12, 10)).isZero();
        Frame outside = block().render(clipped(new Clip.Block(box, false, Set.of())), spec());
        assertThat(alpha(outside, 10, 10)).isEqualTo(opacity(10 - 3.8));
        assertThat(alpha(outside, 12, 10)).isEqualTo(opacity(10));
    }

    @Test
    void cutIsStatedInItsFrameWhereverThatLies() {
        TestScene s = block();
        var v = s.volume("turned", new Size3(2, 2, 2), ValueType.U8, new Vector3d(1), (x, y, z) -> 0);
        s.add("turned", v, TestScene.uniform(RED, 0), new Quaterniond().rotateZ(Math.PI / 2), new Vector3d(0, 1.5, 0));
        // the frame's x is the world's y
        Frame f = s.render(
                clipped(plane(new FrameId("turned"), new Vector3d(-0.4, 0, 0), new Vector3d(1, 0, 0))), spec());
        assertThat(alpha(f, 10, 10)).isEqualTo(opacity(5 - 1.1));
        assertThatThrownBy(() ->
                        s.render(clipped(plane(new FrameId("nowhere"), new Vector3d(), new Vector3d(1, 0, 0))), spec()))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("clipping plane")
                .hasMessageContaining("'nowhere'");
    }

    @Test
    void onlyNamedVolumesAreCutAndTheCoarserIsSeenWhereTheFinerIsCut() {
        TestScene s = block().cube("fine", 8, 0.5, TestScene.uniform(GREEN, 0.3), ORIGIN);
        Clip half = new Clip.Plane(WORLD, new Vector3d(0, 0.5, 0), new Vector3d(0, 1, 0), Set.of("fine"));
        Frame f = s.render(clipped(half), spec());
        double through = Math.pow(0.8, 10 - 1.5) * Math.pow(0.7, 1.5);
        assertThat(alpha(f, 10, 10)).isEqualTo((int) Math.round((1 - through) * 255));
    }

    @Test
    void severalCutsAllCount() {
        Clip a = plane(WORLD, new Vector3d(0, -2.2, 0), new Vector3d(0, 1, 0));
        Clip b = plane(WORLD, new Vector3d(0, 3.1, 0), new Vector3d(0, -1, 0));
        Clip c = new Clip.Block(TestScene.box(new Vector3d(-9, 0, -9), new Vector3d(9, 0.9, 9)), false, Set.of());
        Frame f = block().render(clipped(a, b, c), spec());
        assertThat(alpha(f, 10, 10)).isEqualTo(opacity(5.3 - 0.9));
    }

    @Test
    void lensShowsItsVolumeAlone() {
        TestScene s = block().cube("other", 40, 0.2, TestScene.uniform(GREEN, 0.1), ORIGIN);
        Lens ball = new Lens("block", new Lens.Ball(WORLD, new Vector3d(0, 0.5, 0), 2.5));
        Frame f = s.render(view(Content.ALL).withLook(view(Content.ALL).look().withLens(ball)), spec());
        // 8 µm of the finer one, of which the ball takes 5 for the block
        double through = Math.pow(0.9, 3) * Math.pow(0.8, 5);
        assertThat(alpha(f, 10, 10)).isEqualTo((int) Math.round((1 - through) * 255));
        double beside = Math.pow(0.9, 8);
        assertThat(alpha(f, 13, 10)).isEqualTo((int) Math.round((1 - beside) * 255));
        Lens box = new Lens("block", new Lens.Block(TestScene.box(new Vector3d(-1, -7, -1), new Vector3d(1, 7, 1))));
        Frame g = s.render(view(Content.ALL).withLook(view(Content.ALL).look().withLens(box)), spec());
        assertThat(alpha(g, 10, 10)).isEqualTo(opacity(10));
        assertThat(channel(g, 10, 10, 1)).isZero();
    }

    @Test
    void lensOfNothingIsRefused() {
        Lens lens = new Lens("gone", new Lens.Ball(WORLD, ORIGIN, 1));
        View v = view(Content.ALL).withLook(view(Content.ALL).look().withLens(lens));
        assertThatThrownBy(() -> block().render(v, spec()))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void jumpingOverEmptyBricksChangesNoPixelOfACutVolume() {
        Voxels dots = (x, y, z) -> (x * 31 + y * 17 + z * 7) % 97 == 0 ? 200 : 0;
        TestScene s = new TestScene();
        s.add(
                "dots",
                s.volume("dots", new Size3(40, 40, 40), ValueType.U8, new Vector3d(0.25), dots),
                TestScene.above(50, RED.withAlpha(0.5)),
                new Quaterniond().rotateXYZ(0.3, 0.2, 0.5),
                new Vector3d(-3, -5, -3));
        View v = clipped(
                plane(WORLD, new Vector3d(0.1, 0.2, 0.3), new Vector3d(1, 1, 0.3)),
                new Clip.Block(TestScene.box(new Vector3d(-1, -2, -1), new Vector3d(2, 4, 1)), false, Set.of()));
        FrameSpec spec = FrameSpec.of(60, 60);
        assertThat(pixels(s.render(v, spec))).isEqualTo(pixels(s.render(v, spec.withSkipEmpty(false))));
    }

    private static FrameSpec spec() {
        return FrameSpec.of(21, 21);
    }

    private static TestScene block() {
        return new TestScene().cube("block", 10, 1, TestScene.uniform(RED, 0.2), ORIGIN);
    }

    private static int opacity(double thicknessUm) {
        return (int) Math.round((1 - Math.pow(0.8, thicknessUm)) * 255);
    }

    private static Clip plane(FrameId frame, Vector3dc point, Vector3dc normal) {
        return new Clip.Plane(frame, point, normal, Set.of());
    }

    private static View view(Content content) {
        return TestScene.view(TestScene.frontal(ORIGIN, 20)).withContent(content);
    }

    private static View clipped(Clip... clips) {
        return view(Content.ALL.withClips(List.of(clips)));
    }
}
