// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sextant.render.TestScene.GREEN;
import static org.sextant.render.TestScene.RED;
import static org.sextant.render.TestScene.alpha;
import static org.sextant.render.TestScene.channel;

import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Layer;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Projection;

/** What a ray through blocks of one opacity gathers is known: 1 − (1 − α)^(thickness / unit length). */
class OpacityTest {
    private static final Vector3d ORIGIN = new Vector3d();

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2, 3.7, 8})
    void blockHasTheOpacityOfItsThicknessForAnyStep(double samplesPerVoxel) {
        TestScene s = new TestScene().cube("a", 10, 0.5, TestScene.uniform(RED, 0.2), ORIGIN);
        Frame f = s.render(
                TestScene.view(TestScene.frontal(ORIGIN, 10)),
                FrameSpec.of(21, 21).withSamplesPerVoxel(samplesPerVoxel));
        double expected = 1 - Math.pow(0.8, 5);
        assertThat(alpha(f, 10, 10)).isEqualTo((int) Math.round(expected * 255));
        assertThat(channel(f, 10, 10, 2)).isEqualTo(255);
        assertThat(alpha(f, 1, 10)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"30", "45", "71"})
    void turnedBlockIsAsThickAsItsChord(double degrees) {
        double angle = Math.toRadians(degrees);
        Volume v =
                new TestScene().volume("a", new Size3(20, 20, 20), ValueType.F32, new Vector3d(0.25), (x, y, z) -> 1);
        Vector3d toCentre = new Vector3d(0.25 * 19 / 2);
        Quaterniond turn = new Quaterniond().rotateZ(angle);
        TestScene s = new TestScene()
                .add(
                        "a",
                        v,
                        TestScene.uniform(RED, 0.15),
                        turn,
                        turn.transform(toCentre).negate());
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 10)), FrameSpec.of(31, 31));
        double chord = 5 / Math.max(Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle)));
        double expected = 1 - Math.pow(0.85, chord);
        assertThat(alpha(f, 15, 15)).isEqualTo((int) Math.round(expected * 255));
    }

    @Test
    void anisotropicVoxelsKeepTheThickness() {
        Volume v = new TestScene()
                .volume("a", new Size3(8, 4, 3), ValueType.I16, new Vector3d(0.5, 1.5, 2), (x, y, z) -> -7);
        TestScene s = new TestScene()
                .add("a", v, TestScene.uniform(GREEN, 0.1), new Quaterniond(), new Vector3d(-1.75, -2.25, -2));
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 12)), FrameSpec.of(25, 25));
        assertThat(alpha(f, 12, 12)).isEqualTo((int) Math.round((1 - Math.pow(0.9, 6)) * 255));
    }

    @Test
    void cameraInsideSeesOnlyWhatIsBeforeIt() {
        TestScene s = new TestScene().cube("a", 10, 1, TestScene.uniform(RED, 0.2), ORIGIN);
        Camera inside = new Camera(
                ORIGIN, new Vector3d(0, 1, 0), new Vector3d(0, 0, 1), new Projection.Perspective(Math.toRadians(20)));
        Frame f = s.render(TestScene.view(inside), FrameSpec.of(31, 31));
        assertThat(alpha(f, 15, 15)).isEqualTo((int) Math.round((1 - Math.pow(0.8, 5)) * 255));
    }

    @Test
    void alphaOfOneIsOpaqueAndEndsTheRay() {
        TestScene s = new TestScene()
                .cube("front", 4, 1, TestScene.uniform(RED, 1), new Vector3d(0, -5, 0))
                .cube("back", 4, 1, TestScene.uniform(GREEN, 1), new Vector3d(0, 5, 0));
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 10)), FrameSpec.of(11, 11));
        assertThat(f.picture().argb(5, 5)).isEqualTo(0xffff0000);
        assertThat(f.depth().um(5, 5)).isCloseTo(100 - 7, within(0.51f));
        assertThat(f.depth().um(0, 0)).isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void notANumberIsTransparent() {
        Voxels half = (x, y, z) -> x < 5 ? Double.NaN : 1;
        TestScene make = new TestScene();
        Volume v = make.volume("a", new Size3(10, 10, 10), ValueType.F32, new Vector3d(1), half);
        make.add("a", v, TestScene.uniform(RED, 0.5), new Quaterniond(), new Vector3d(-4.5));
        Frame f = make.render(TestScene.view(TestScene.frontal(ORIGIN, 10)), FrameSpec.of(10, 10));
        assertThat(alpha(f, 2, 5)).isZero();
        assertThat(alpha(f, 8, 5)).isEqualTo((int) Math.round((1 - Math.pow(0.5, 10)) * 255));
    }

    @Test
    void addMultipliesWhatBothLetThrough() {
        TestScene s = twoInOnePlace();
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 10), OverlapRule.ADD), FrameSpec.of(11, 11));
        double through = Math.pow(0.9, 8) * Math.pow(0.8, 4);
        assertThat(alpha(f, 5, 5)).isEqualTo((int) Math.round((1 - through) * 255));
    }

    @Test
    void finestHidesTheCoarserInItsBoxOnly() {
        TestScene s = twoInOnePlace();
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 10), OverlapRule.FINEST), FrameSpec.of(11, 11));
        double through = Math.pow(0.9, 4) * Math.pow(0.8, 4);
        assertThat(alpha(f, 5, 5)).isEqualTo((int) Math.round((1 - through) * 255));
        double beside = Math.pow(0.9, 8);
        assertThat(alpha(f, 2, 5)).isEqualTo((int) Math.round((1 - beside) * 255));
    }

    @Test
    void finestHidesTheCoarserEvenWhereItIsClear() {
        TestScene s = twoInOnePlace();
        s.withLayer("fine", Layer.of(TestScene.uniform(GREEN, 0)));
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 10), OverlapRule.FINEST), FrameSpec.of(11, 11));
        assertThat(alpha(f, 5, 5)).isEqualTo((int) Math.round((1 - Math.pow(0.9, 4)) * 255));
    }

    @Test
    void maximumShowsTheMostOpaque() {
        TestScene s = twoInOnePlace();
        Frame f = s.render(
                TestScene.view(TestScene.frontal(ORIGIN, 10), OverlapRule.MAXIMUM),
                FrameSpec.of(11, 11).withSamplesPerVoxel(4));
        double through = Math.pow(0.9, 4) * Math.pow(0.8, 4);
        assertThat(alpha(f, 5, 5)).isEqualTo((int) Math.round((1 - through) * 255));
    }

    @Test
    void maximumOfTwoEqualOnesIsOneOfThem() {
        TestScene s = new TestScene()
                .cube("a", 8, 1, TestScene.uniform(RED, 0.1), ORIGIN)
                .cube("b", 8, 1, TestScene.uniform(GREEN, 0.1), ORIGIN);
        Frame f = s.render(TestScene.view(TestScene.frontal(ORIGIN, 10), OverlapRule.MAXIMUM), FrameSpec.of(11, 11));
        assertThat(alpha(f, 5, 5)).isEqualTo((int) Math.round((1 - Math.pow(0.9, 8)) * 255));
        assertThat(channel(f, 5, 5, 2)).isEqualTo(255);
        assertThat(channel(f, 5, 5, 1)).isZero();
    }

    /** A block of 8 µm and within it, at its middle, a finer one of 4 µm. */
    private static TestScene twoInOnePlace() {
        return new TestScene()
                .cube("coarse", 8, 1, TestScene.uniform(RED, 0.1), ORIGIN)
                .cube("fine", 8, 0.5, TestScene.uniform(GREEN, 0.2), ORIGIN);
    }
}
