// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.motion.PicturePoint;
import org.sextant.world.scene.World;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Clip;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.LabelSet;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Lens;
import org.sextant.world.view.Look;
import org.sextant.world.view.Projection;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.TransferFunction.Point;
import org.sextant.world.view.ValueWindow;
import org.sextant.world.view.View;

class ShotTest {
    private static final Camera CAMERA = new Camera(
            new Vector3d(0, -100, 0), new Vector3d(), new Vector3d(0, 0, 1), new Projection.Perspective(0.5));
    private static final TransferFunction RAMP = TransferFunction.ramp(10, 20, Rgba.WHITE.withAlpha(0.8));
    private static final Layer LAYER = new Layer(RAMP, true, true, RayMode.Whole.COMPOSITE, OptionalDouble.empty());
    private static final View VIEW = new View(
            "base",
            CAMERA,
            Look.of(1, Rgba.BLACK),
            Furniture.ALL,
            Content.ALL.withLayer("uct", LAYER).withLabels("grains", LabelStyle.of(0.6)));

    @Test
    void frameTimesAreExactFractions() {
        FrameRate ntsc = FrameRate.parse("30000/1001");
        assertThat(ntsc.timeS(30000)).isEqualTo(1001.0);
        assertThat(ntsc.frames(1001)).isEqualTo(30000);
        assertThat(FrameRate.parse("12.5")).isEqualTo(new FrameRate(25, 2));
        assertThat(FrameRate.parse("60/2")).hasToString("30");
        assertThat(FrameRate.of(30).frames(1.1))
                .as("1.1 is a little more than 33/30")
                .isEqualTo(33);
        assertThat(FrameRate.of(10).frames(1.01)).isEqualTo(11);
        assertThat(FrameRate.of(30).frames(1e-3)).isEqualTo(1);
        for (String wrong : List.of("0", "30/0", "-3", "fast", "2000", "30000.1001001")) {
            assertThatThrownBy(() -> FrameRate.parse(wrong)).as(wrong).isInstanceOf(SextantException.class);
        }
    }

    @Test
    void easingsRiseFromZeroToOneAndRestWhereTheySay() {
        double h = 1e-4;
        for (Easing e : Easing.values()) {
            assertThat(e.at(0)).isZero();
            assertThat(e.at(1)).isEqualTo(1);
            for (int i = 0; i < 100; i++) {
                assertThat(e.at((i + 1) / 100.0)).isGreaterThanOrEqualTo(e.at(i / 100.0));
            }
        }
        // speeds at the ends: a difference over h is off by the second derivative, at most 6, times h
        assertThat(Easing.IN.at(h) / h).isLessThan(6 * h);
        assertThat(Easing.IN_OUT.at(h) / h).isLessThan(6 * h);
        assertThat((1 - Easing.OUT.at(1 - h)) / h).isLessThan(6 * h);
        assertThat((1 - Easing.IN_OUT.at(1 - h)) / h).isLessThan(6 * h);
        assertThat(Easing.IN_OUT.at(0.5)).isEqualTo(0.5);
    }

    @Test
    void aTrackHoldsItsFirstAndLastValue() {
        Track<Double> t = Track.between(new CameraPart.Zoom(), 2, 1.0, 4, 16.0, Easing.LINEAR);
        assertThat(t.value(0)).isEqualTo(1);
        assertThat(t.value(2)).isEqualTo(1);
        assertThat(t.value(3)).as("even in proportion").isCloseTo(4, within(1e-12));
        assertThat(t.value(4)).isEqualTo(16);
        assertThat(t.value(9)).isEqualTo(16);
        assertThatThrownBy(() -> Track.between(new CameraPart.Zoom(), 4, 1.0, 4, 16.0, Easing.LINEAR))
                .hasMessageContaining("must rise");
        assertThatThrownBy(() -> Track.between(new CameraPart.Zoom(), 4, 0.0, 5, 16.0, Easing.LINEAR))
                .hasMessageContaining("above 0");
    }

    @Test
    void turnsMoveTheCameraToItsRightUpwardsAndThePictureClockwise() {
        View right = turned(CameraPart.Axis.UP, 90);
        assertNear(right.camera().eyeUm(), new Vector3d(100, 0, 0));
        View up = turned(CameraPart.Axis.RIGHT, 30);
        assertThat(up.camera().eyeUm().z()).isCloseTo(50, within(1e-9));
        View rolled = turned(CameraPart.Axis.SIGHT, 90);
        PicturePoint top = PicturePoint.of(rolled.camera(), new Vector3d(0, 0, 10));
        assertThat(top.right()).as("what was above is now to the right").isGreaterThan(0.1);
        assertThat(top.up()).isCloseTo(0, within(1e-12));
        View whole = turned(CameraPart.Axis.UP, 360);
        assertNear(whole.camera().eyeUm(), CAMERA.eyeUm());
    }

    @Test
    void turnsZoomsAndShiftsOfSeveralTracksAddUp() {
        Shot shot = shot(
                Track.between(new CameraPart.Turn(CameraPart.Axis.UP), 0, 0.0, 1, 90.0, Easing.LINEAR),
                Track.between(new CameraPart.Zoom(), 1, 1.0, 2, 4.0, Easing.LINEAR),
                Track.between(new CameraPart.Shift(), 2, new Vector2d(), 3, new Vector2d(5, 3), Easing.LINEAR));
        assertNear(shot.view(2).camera().eyeUm(), new Vector3d(25, 0, 0));
        PicturePoint target = PicturePoint.of(shot.view(3).camera(), new Vector3d());
        double height = shot.view(3).camera().heightAtTargetUm();
        assertThat(target.right() * height).as("contents to the right").isCloseTo(5, within(1e-9));
        assertThat(target.up() * height).isCloseTo(3, within(1e-9));
    }

    @Test
    void opacityZeroHidesAndOneIsTheLayerItself() {
        Shot fade = shot(Track.between(new VolumePart.Opacity("uct"), 0, 0.0, 2, 1.0, Easing.LINEAR));
        assertThat(fade.view(0).content().hidden()).containsExactly("uct");
        assertThat(fade.view(1).content().hidden()).isEmpty();
        assertThat(fade.view(1).content().layers().get("uct").transfer().at(20).a())
                .isCloseTo(0.4, within(1e-12));
        assertThat(fade.view(2)).isEqualTo(VIEW);
        Shot grains = shot(Track.between(new VolumePart.Opacity("grains"), 0, 0.0, 2, 1.0, Easing.LINEAR));
        assertThat(grains.view(1).content().labels().get("grains").opacity()).isCloseTo(0.3, within(1e-12));
        Shot missing = shot(Track.between(new VolumePart.Opacity("none"), 0, 0.5, 2, 1.0, Easing.LINEAR));
        assertThatThrownBy(() -> missing.view(1)).hasMessageContaining("'none'");
    }

    @Test
    void transferFunctionsOfEquallyManyPointsMoveOthersMix() {
        VolumePart.Transfer part = new VolumePart.Transfer("uct");
        TransferFunction higher = TransferFunction.ramp(30, 40, Rgba.WHITE.withAlpha(0.4));
        TransferFunction mid = part.between(RAMP, higher, 0.5);
        assertThat(mid.low()).isEqualTo(20);
        assertThat(mid.high()).isEqualTo(30);
        assertThat(mid.at(30).a()).isCloseTo(0.6, within(1e-12));
        TransferFunction three = new TransferFunction(
                List.of(new Point(0, Rgba.TRANSPARENT), new Point(15, Rgba.BLACK), new Point(50, Rgba.WHITE)));
        TransferFunction mixed = part.between(RAMP, three, 0.25);
        for (double v : new double[] {-1, 0, 10, 12, 15, 20, 35, 60}) {
            assertThat(mixed.at(v).a())
                    .isCloseTo(0.75 * RAMP.at(v).a() + 0.25 * three.at(v).a(), within(1e-12));
        }
    }

    @Test
    void clipsSlicesAndLensMove() {
        Clip.Plane low = new Clip.Plane(FrameId.WORLD, new Vector3d(), new Vector3d(1, 0, 0), Set.of("uct"));
        Clip.Plane high = new Clip.Plane(FrameId.WORLD, new Vector3d(0, 0, 8), new Vector3d(0, 1, 0), Set.of("uct"));
        Clip.Plane mid = (Clip.Plane) new ScenePart.Clipping(0).between(low, high, 0.5);
        assertThat(mid.pointUm().z()).isEqualTo(4);
        assertNear(mid.normal(), new Vector3d(Math.sqrt(0.5), Math.sqrt(0.5), 0));
        Clip.Plane back = new Clip.Plane(FrameId.WORLD, new Vector3d(), new Vector3d(-1, 0, 0), Set.of("uct"));
        assertThatThrownBy(() -> Track.between(new ScenePart.Clipping(0), 0, low, 1, back, Easing.LINEAR))
                .hasMessageContaining("opposite");
        Box3 box = new Box3(FrameId.WORLD, new Vector3d(), new Vector3d(1));
        assertThatThrownBy(() -> Track.between(
                        new ScenePart.Clipping(0), 0, low, 1, new Clip.Block(box, true, Set.of("uct")), Easing.LINEAR))
                .hasMessageContaining("stays a plane");
        assertThat(shot(Track.between(new ScenePart.Clipping(0), 0, low, 1, high, Easing.LINEAR))
                        .view(1)
                        .content()
                        .clips())
                .containsExactly(high);
        assertThatThrownBy(() -> shot(Track.between(new ScenePart.Clipping(1), 0, low, 1, high, Easing.LINEAR))
                        .view(1))
                .hasMessageContaining("next is number 0");

        Shot sweep = shot(Track.between(new ScenePart.Slice("s"), 0, slice(0, 0), 1, slice(10, 1), Easing.LINEAR));
        assertThat(sweep.view(0).content().slices()).isEmpty();
        assertThat(sweep.view(0.5).content().slices().get(0).pointUm().z()).isEqualTo(5);
        assertThat(sweep.view(0.5).content().slices().get(0).opacity()).isEqualTo(0.5);

        Lens small = new Lens("uct", new Lens.Ball(FrameId.WORLD, new Vector3d(), 1));
        Lens large = new Lens("uct", new Lens.Ball(FrameId.WORLD, new Vector3d(4, 0, 0), 100));
        Optional<Lens> lens = shot(Track.between(new ScenePart.Glass(), 0, small, 1, large, Easing.LINEAR))
                .view(0.5)
                .look()
                .lens();
        Lens.Ball ball = (Lens.Ball) lens.orElseThrow().region();
        assertThat(ball.radiusUm()).isCloseTo(10, within(1e-9));
        assertNear(ball.centreUm(), new Vector3d(2, 0, 0));
    }

    @Test
    void selectionChangesWhenItsKeyComesOpacitiesBefore() {
        LabelStyle some = new LabelStyle(1, 0.2, true, LabelStyle.of(1).palette(), LabelSet.of(7));
        Shot shot =
                shot(Track.between(new VolumePart.Objects("grains"), 0, LabelStyle.of(0.6), 1, some, Easing.LINEAR));
        LabelStyle mid = shot.view(0.5).content().labels().get("grains");
        assertThat(mid.opacity()).isCloseTo(0.8, within(1e-12));
        assertThat(mid.selected()).isEqualTo(LabelSet.NONE);
        assertThat(shot.view(1).content().labels().get("grains")).isEqualTo(some);
    }

    @Test
    void aCameraFliesFromKeyToKeyAcrossScales() {
        Camera near = new Camera(
                new Vector3d(500, -0.001, 0),
                new Vector3d(500, 0, 0),
                new Vector3d(0, 0, 1),
                new Projection.Perspective(0.5));
        Shot shot = shot(Track.between(new CameraPart.Flying(), 0, CAMERA, 1, near, Easing.IN_OUT));
        assertThat(shot.frame(0).camera()).isEqualTo(CAMERA);
        assertThat(shot.view(1).camera()).isEqualTo(near);
        double before = CAMERA.heightAtTargetUm();
        for (int i = 1; i <= 100; i++) {
            double height = shot.view(i / 100.0).camera().heightAtTargetUm();
            assertThat(Math.abs(Math.log(height / before)))
                    .as("no jump of scale at frame " + i)
                    .isLessThan(0.5);
            before = height;
        }
    }

    /** A turn after a flight is about the same up direction, so that both together keep the horizon level. */
    @Test
    void flightsBetweenUprightCamerasStayUprightWhileTheyTurn() {
        Camera aside = new Camera(
                new Vector3d(80, 40, 50),
                new Vector3d(5, 5, 5),
                new Vector3d(0, 0, 1),
                new Projection.Perspective(0.5));
        Shot shot = shot(
                Track.between(new CameraPart.Flying(), 0, CAMERA, 1, aside, Easing.LINEAR),
                Track.between(new CameraPart.Turn(CameraPart.Axis.UP), 0, -30.0, 1, 60.0, Easing.LINEAR));
        for (int i = 0; i <= 20; i++) {
            Vector3d right = shot.view(i / 20.0).camera().axes().getColumn(0, new Vector3d());
            assertThat(right.z()).as("frame " + i).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void whatTheWorldLacksIsToldWithTheTrack() {
        Shot shot = shot(
                Track.between(new CameraPart.Zoom(), 0, 1.0, 1, 2.0, Easing.LINEAR),
                Track.between(new VolumePart.Opacity("uct"), 0, 0.0, 2, 1.0, Easing.LINEAR));
        assertThatThrownBy(() -> shot.check(World.EMPTY))
                .hasMessageContaining("track 2")
                .hasMessageContaining("opacity of uct")
                .hasMessageContaining("no volume 'uct'");
    }

    private static View turned(CameraPart.Axis axis, double degrees) {
        return shot(Track.between(new CameraPart.Turn(axis), 0, 0.0, 1, degrees, Easing.LINEAR))
                .view(1);
    }

    private static Shot shot(Track<?>... tracks) {
        return new Shot("test", FrameRate.of(25), 4, VIEW, List.of(tracks));
    }

    private static SlicePlane slice(double zUm, double opacity) {
        return new SlicePlane(
                "s",
                "uct",
                FrameId.WORLD,
                new Vector3d(0, 0, zUm),
                new Vector3d(0, 0, 1),
                new Vector3d(0, 1, 0),
                new ValueWindow(0, 1, ColourMap.GREY),
                opacity);
    }

    private static void assertNear(Vector3dc found, Vector3dc expected) {
        assertThat(found.distance(expected))
                .as(found + " is " + expected)
                .isLessThan(1e-9 * Math.max(1, expected.length()));
    }
}
