// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sextant.render.TestScene.GREEN;
import static org.sextant.render.TestScene.RED;

import java.util.List;
import java.util.Optional;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Locus;
import org.sextant.world.grid.Size3;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.Landmark;
import org.sextant.world.view.Camera;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Projection;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.ValueWindow;
import org.sextant.world.view.View;

/** What a pixel says lies under it is what was put there, and where. */
class PickTest {
    private static final Vector3d ORIGIN = new Vector3d();

    @Test
    void surfaceGivesItsPointVolumeAndValue() {
        TestScene s = new TestScene();
        // a plane slanted across the rays, through (0, 1, 0)
        s.add(
                "ramp",
                s.volume("ramp", new Size3(20, 20, 20), ValueType.F32, new Vector3d(1), (x, y, z) -> 2 * y + x),
                TestScene.uniform(RED, 1),
                new Quaterniond(),
                new Vector3d(-9.5));
        s.withLayer("ramp", Layer.of(TestScene.uniform(RED, 1)).withMode(new RayMode.Surfaces(List.of(30.5))));
        Camera c =
                new Camera(new Vector3d(-20, -60, 25), ORIGIN, new Vector3d(0, 0, 1), new Projection.Perspective(0.4));
        Pick p = pick(s, TestScene.view(c), 40, 40).orElseThrow();
        assertThat(p.kind()).isEqualTo(Pick.Kind.VOLUME);
        assertThat(p.name()).isEqualTo("ramp");
        assertThat(p.value().orElseThrow()).isCloseTo(30.5, within(1e-3));
        Vector3d at = new Vector3d(p.pointUm());
        assertThat(2 * (at.y + 9.5) + at.x + 9.5).isCloseTo(30.5, within(1e-3));
        assertThat(p.distanceUm()).isCloseTo(at.distance(c.eyeUm()), within(1e-9));
    }

    @Test
    void objectGivesItsLabelHoweverLarge() {
        TestScene s = new TestScene();
        s.addLabels(
                "objects",
                s.volume(
                        "objects",
                        new Size3(10, 10, 10),
                        ValueType.U32,
                        new Vector3d(1),
                        (x, y, z) -> 4294967290L + x % 2),
                LabelStyle.of(1),
                new Vector3d(-4.5));
        View v = TestScene.view(TestScene.frontal(ORIGIN, 10));
        assertThat(pick(s, v, 40, 40).orElseThrow().label()).hasValue(4294967291L);
        assertThat(pick(s, v, 32, 40).orElseThrow().label()).hasValue(4294967290L);
        assertThat(pick(s, v, 32, 40).orElseThrow().pointUm().y()).isCloseTo(-5, within(1e-9));
    }

    @Test
    void sliceGivesTheValueOfItsVolume() {
        TestScene s = new TestScene();
        s.add(
                "v",
                s.volume("v", new Size3(10, 10, 10), ValueType.U8, new Vector3d(1), (x, y, z) -> 10 * x + z),
                TestScene.uniform(RED, 0),
                new Quaterniond(),
                new Vector3d(-4.5));
        SlicePlane plane = new SlicePlane(
                "middle",
                "v",
                FrameId.WORLD,
                new Vector3d(0, 1.25, 0),
                new Vector3d(0, -1, 0),
                new Vector3d(0, 0, 1),
                new ValueWindow(0, 100, ColourMap.GREY),
                1);
        View v = TestScene.view(TestScene.frontal(ORIGIN, 10)).withContent(Content.ALL.withSlices(List.of(plane)));
        Pick p = pick(s, v, 44, 28).orElseThrow(); // x = 44.5 / 8 − 5 = 0.5625, z = 5 − 28.5 / 8 = 1.4375
        assertThat(p.kind()).isEqualTo(Pick.Kind.SLICE);
        assertThat(p.name()).isEqualTo("middle");
        assertThat(p.value().orElseThrow()).isCloseTo(10 * (0.5625 + 4.5) + 1.4375 + 4.5, within(1e-4));
        assertThat(p.pointUm().y()).isCloseTo(1.25, within(1e-9));
    }

    @Test
    void nearerThingsComeFirstIfTheyAreDrawn() {
        TestScene s = new TestScene().cube("cube", 10, 1, TestScene.uniform(RED, 1), ORIGIN);
        s.world = s.world
                .with(new Landmark("mark", Locus.exact(FrameId.WORLD, new Vector3d(2, -8, 1)), 1, true))
                .with(new Landmark("behind", Locus.exact(FrameId.WORLD, new Vector3d(-2, 8, 1)), 1, true))
                .with(new FovBox("box", TestScene.box(new Vector3d(-4, -9, -4), new Vector3d(3, -6, -2)), GREEN));
        View v = TestScene.view(TestScene.frontal(ORIGIN, 20));
        View furnished = new View("v", v.camera(), v.look(), Furniture.ALL, v.content());
        // 4 pixels for 1 µm
        Pick mark = pick(s, furnished, 48, 36).orElseThrow();
        assertThat(mark.kind()).isEqualTo(Pick.Kind.LANDMARK);
        assertThat(mark.name()).isEqualTo("mark");
        assertThat(mark.pointUm()).isEqualTo(new Vector3d(2, -8, 1));
        assertThat(pick(s, v, 48, 36).orElseThrow().kind()).isEqualTo(Pick.Kind.VOLUME);
        assertThat(pick(s, furnished, 32, 36).orElseThrow().kind()).isEqualTo(Pick.Kind.VOLUME);
        Pick edge = pick(s, furnished, 24, 52).orElseThrow(); // x = −4 µm, z = −3 µm
        assertThat(edge.kind()).isEqualTo(Pick.Kind.BOX);
        assertThat(edge.name()).isEqualTo("box");
        assertThat(edge.pointUm().y()).isCloseTo(-9, within(0.3));
    }

    @Test
    void nothingIsNothing() {
        TestScene s = new TestScene().cube("cube", 10, 1, TestScene.uniform(RED, 0.001), ORIGIN);
        View v = TestScene.view(TestScene.frontal(ORIGIN, 20));
        assertThat(pick(s, v, 40, 40)).isEmpty();
        assertThat(pick(s, v, 0, 0)).isEmpty();
        assertThatThrownBy(() -> pick(s, v, 80, 3))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("80,3");
    }

    private static Optional<Pick> pick(TestScene s, View v, int x, int y) {
        try (JavaRenderer r = new JavaRenderer(s, 64 << 20);
                WorkContext work = new WorkContext(1, Progress.NONE)) {
            return r.pick(s.world, v, FrameSpec.smooth(80, 80), x, y, work);
        }
    }
}
