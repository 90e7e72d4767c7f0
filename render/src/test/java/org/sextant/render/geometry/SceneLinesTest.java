// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.render.TestScene;
import org.sextant.render.camera.Rays;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.ErrorEllipsoid;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.FrameTree;
import org.sextant.world.frame.Locus;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.PoseCovariance;
import org.sextant.world.frame.Provenance;
import org.sextant.world.grid.Box3;
import org.sextant.world.scene.Annotation;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.Landmark;
import org.sextant.world.scene.World;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

class SceneLinesTest {
    private static final FrameId A = new FrameId("a");
    private static final FrameId B = new FrameId("b");
    private static final Matrix3d PICKED = new Matrix3d(0.9, 0.2, 0, 0.2, 0.4, -0.1, 0, -0.1, 0.6);

    /** A frame in a frame in the world, each turned, shifted and uncertain; the inner one half as large. */
    private static World world(boolean known) {
        Placement a = new Placement(
                A,
                FrameId.WORLD,
                Affine3.rigid(A, FrameId.WORLD, new Quaterniond().rotationXYZ(0.3, -0.7, 1.1), new Vector3d(20, -5, 3)),
                PoseCovariance.ofStandardDeviations(new Vector3d(1, 2, 3), 0.02, 0.7),
                Provenance.of("given", "test", Instant.EPOCH));
        Placement b = new Placement(
                B,
                A,
                Affine3.similarity(B, A, 0.5, new Quaterniond().rotationZ(2), new Vector3d(1, 1, 1)),
                known ? PoseCovariance.ofStandardDeviations(new Vector3d(), 0.05, 0.3) : null,
                Provenance.of("given", "test", Instant.EPOCH));
        return World.EMPTY.withFrames(FrameTree.ROOT.with(a).with(b));
    }

    private static SceneLines lines(World world, Furniture furniture, Vector3dc at, double heightUm) {
        Camera camera = TestScene.frontal(at, heightUm);
        View view = TestScene.view(camera).withFurniture(furniture);
        return SceneLines.of(world, view, new Rays(camera, 800, 600), 1, List.of());
    }

    @Test
    void errorEllipsoidsHaveTheSizeOfTheCovarianceThroughAllFrames() {
        Locus picked = new Locus(B, new Vector3d(4, 5, 6), PICKED, true);
        World w = world(true).with(new Landmark("m", picked, 1, true));
        Locus inWorld = w.frames().locate(picked, FrameId.WORLD);
        Matrix3d information = new Matrix3d(inWorld.covarianceUm2()).invert();
        Camera camera = TestScene.frontal(inWorld.pointUm(), 10);
        SceneLines s = lines(w, Furniture.NONE.withErrors(true), inWorld.pointUm(), 10);
        assertThat(s.lines()).hasSize(3 * 128);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Line l : s.lines()) {
            Vector3d d = new Vector3d(l.from()).add(camera.eyeUm()).sub(inWorld.pointUm());
            // each vertex lies on the surface d' Σ^-1 d = χ²
            assertThat(d.dot(information.transform(d, new Vector3d()))).isCloseTo(ErrorEllipsoid.CHI2_95, within(1e-9));
            least = Math.min(least, d.length());
            most = Math.max(most, d.length());
        }
        // and the rings reach from the shortest semi-axis to the longest
        Vector3dc semi = inWorld.ellipsoid95().semiAxesUm();
        assertThat(most).isCloseTo(semi.x(), within(1e-9));
        assertThat(least).isCloseTo(semi.z(), within(1e-9));
    }

    @Test
    void unknownErrorsOnTheWayMakeDashedRings() {
        Locus picked = new Locus(B, new Vector3d(4, 5, 6), PICKED, true);
        World w = world(false).with(new Annotation.Pin("m", picked, ""));
        Vector3dc at = w.frames().locate(picked, FrameId.WORLD).pointUm();
        assertThat(lines(w, Furniture.NONE.withErrors(true), at, 10).lines()).hasSize(3 * 64);
        assertThat(lines(w, Furniture.NONE.withErrors(true), at, 10_000).lines())
                .isEmpty();
        assertThat(lines(w, Furniture.NONE, at, 10).lines()).isEmpty();
    }

    @Test
    void placementsShowTheirErrorAtTheMiddleOfTheVolume() {
        TestScene s = new TestScene().cube("c", 10, 1, TestScene.uniform(TestScene.RED, 1), new Vector3d(7, 8, 9));
        Placement exact = s.world.frames().placement(new FrameId("c")).orElseThrow();
        Placement loose = new Placement(
                exact.frame(),
                exact.parent(),
                exact.toParent(),
                PoseCovariance.ofStandardDeviations(new Vector3d(7, 8, 9), 0, 0.5),
                exact.how());
        World w = s.world.withFrames(s.world.frames().with(loose));
        SceneLines lines = lines(w, Furniture.NONE.withErrors(true), new Vector3d(7, 8, 9), 20);
        double radius = 0.5 * Math.sqrt(ErrorEllipsoid.CHI2_95);
        assertThat(lines.lines()).hasSize(3 * 128);
        assertThat(lines.lines())
                .allSatisfy(
                        l -> assertThat(new Vector3d(l.from()).sub(0, 200, 0).length())
                                .isCloseTo(radius, within(1e-9)));
    }

    @Test
    void rulersSayTheirLengthInTheWorldAtTheirMiddle() {
        World w = world(true).with(new Annotation.Ruler("r", B, new Vector3d(0, 0, 0), new Vector3d(0.3, 0.4, 0)));
        Vector3d middle = w.frames().transform(B, FrameId.WORLD).apply(new Vector3d(0.15, 0.2, 0));
        SceneLines s = lines(w, Furniture.NONE.withLandmarks(true), middle, 1);
        assertThat(s.labels()).hasSize(1);
        SceneLines.Label label = s.labels().get(0);
        assertThat(label.text()).isEqualTo("250 nm");
        assertThat(label.points().get(0).distance(0, 10, 0)).isLessThan(1e-9);
        assertThat(s.lines()).hasSize(3);
        Line line = s.lines().get(0);
        assertThat(line.from().distance(line.to())).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void pinsStandOnTheirPointAndSayTheirText() {
        Vector3d at = new Vector3d(1, 2, 3);
        World w = World.EMPTY.with(new Annotation.Pin("p", Locus.exact(FrameId.WORLD, at), "pore"));
        SceneLines s = lines(w, Furniture.NONE.withLandmarks(true), at, 10);
        assertThat(s.labels().get(0).text()).isEqualTo("pore");
        assertThat(s.lines().get(0).from().distance(0, 100, 0)).isLessThan(1e-12);
        assertThat(s.labels().get(0).points().get(0).z()).isGreaterThan(0.2);
    }

    @ParameterizedTest
    @CsvSource({"720, 1.5", "2160, 2.6", "4320, 3.67", "100, 1"})
    void linesStayThinInLargePictures(int height, double widthPx) {
        FovBox box = new FovBox("b", new Box3(FrameId.WORLD, new Vector3d(-1), new Vector3d(1)), Rgba.WHITE);
        Camera camera = TestScene.frontal(new Vector3d(), 5);
        View view = TestScene.view(camera).withFurniture(Furniture.NONE.withBoxes(true));
        for (int fine : new int[] {1, 2}) {
            SceneLines s = SceneLines.of(
                    World.EMPTY.with(box),
                    view,
                    new Rays(camera, height * fine * 16 / 9, height * fine),
                    fine,
                    List.of());
            assertThat(s.lines()).hasSize(12);
            assertThat(s.lines())
                    .allSatisfy(l -> assertThat(l.widthPx()).isCloseTo(widthPx * fine, within(0.07 * fine)));
        }
    }
}
