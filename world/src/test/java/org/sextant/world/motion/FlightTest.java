// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.world.error.SextantException;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;

class FlightTest {
    private static final double RHO = Flight.USUAL_RHO;

    private static Camera flat(double x, double heightUm) {
        return new Camera(
                new Vector3d(x, -10 * heightUm, 0),
                new Vector3d(x, 0, 0),
                new Vector3d(0, 0, 1),
                new Projection.Orthographic(heightUm));
    }

    /** Length of a path in the metric ds² = ρ² du² / w² + dw² / (ρ² w²) (van Wijk and Nuij 2003). */
    private static double pathLength(DoubleUnaryOperator u, DoubleUnaryOperator w, double from, double to) {
        int n = 20_000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double a = from + (to - from) * i / n;
            double b = from + (to - from) * (i + 1) / n;
            double middle = w.applyAsDouble((a + b) / 2);
            double du = u.applyAsDouble(b) - u.applyAsDouble(a);
            double dw = w.applyAsDouble(b) - w.applyAsDouble(a);
            sum += Math.hypot(RHO * du, dw / RHO) / middle;
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 5", "1000, 1, 400", "1, 50, 0.3", "2, 2, 0.01", "3000, 0.5, 1500", "7, 1, 0"})
    void theWayIsTheShortestAndEven(double h0, double h1, double way) {
        Flight f = Flight.between(flat(0, h0), flat(way, h1));
        DoubleUnaryOperator u = s -> f.at(s).targetUm().x();
        DoubleUnaryOperator w = s -> f.at(s).heightAtTargetUm();
        double whole = pathLength(u, w, 0, 1);
        assertThat(f.length()).isCloseTo(whole, within(1e-4 * whole));
        assertThat(pathLength(u, w, 0.3, 0.5)).isCloseTo(0.2 * whole, within(1e-4 * whole));
        for (double bump : new double[] {-0.2, -0.05, 0.05, 0.2}) {
            DoubleUnaryOperator wide = s -> w.applyAsDouble(s) * Math.exp(bump * Math.sin(Math.PI * s));
            // where the way is short, another height at the same time is nearly the same path
            assertThat(pathLength(u, wide, 0, 1)).isGreaterThan(whole * (1 + (way > h0 ? 1e-4 : -1e-6)));
            DoubleUnaryOperator far = s -> u.applyAsDouble(s) + bump * w.applyAsDouble(s) * Math.sin(Math.PI * s);
            assertThat(pathLength(far, w, 0, 1)).isGreaterThan(whole * (1 + 1e-6));
        }
    }

    @Test
    void endsAreTheTwoCameras() {
        List<Camera> c = CameraSamples.random(60);
        for (int i = 0; i + 1 < c.size(); i++) {
            Flight f = Flight.between(c.get(i), c.get(i + 1));
            assertThat(f.at(0)).isSameAs(c.get(i));
            assertThat(f.at(1)).isSameAs(c.get(i + 1));
        }
    }

    @Test
    void nothingJumpsAtTheEndsAcrossSixOrdersOfMagnitude() {
        // 4 mm of a sample onto 60 nm of it, 1.5 mm away
        Camera wide = new Camera(
                new Vector3d(0, -8000, 500), new Vector3d(), new Vector3d(0, 0, 1), new Projection.Perspective(0.5));
        Vector3dc at = new Vector3d(1500, 20, -70);
        Camera near = new Camera(
                new Vector3d(at).add(0.05, 0.1, 0.06), at, new Vector3d(0, 0, 1), new Projection.Perspective(0.5));
        for (Flight f : List.of(Flight.between(wide, near), Flight.between(near, wide))) {
            for (double end : new double[] {0, 1}) {
                Camera c = f.at(Math.abs(end - 1e-9));
                Camera goal = f.at(end);
                double h = goal.heightAtTargetUm();
                // the path is some 20 long, so that 1e-9 of it is 2e-8 of the picture; a µm has 2e-13 µm of rounding
                assertThat(c.targetUm().distance(goal.targetUm())).isLessThan(1e-7 * h + 1e-12);
                assertThat(c.eyeUm().distance(goal.eyeUm())).isLessThan(1e-7 * h + 1e-12);
                assertThat(c.heightAtTargetUm()).isCloseTo(h, within(1e-7 * h));
                assertThat(c.axes().equals(goal.axes(), 1e-7)).isTrue();
            }
        }
    }

    @Test
    void thePictureNeverMovesByMoreThanItsShareOfThePath() {
        Flight f = Flight.between(flat(0, 4000), flat(1500, 0.06));
        int n = 400;
        double most = RHO * f.length() / n;
        for (int i = 0; i < n; i++) {
            Camera a = f.at((double) i / n);
            Camera b = f.at((double) (i + 1) / n);
            double zoom = Math.abs(Math.log(b.heightAtTargetUm() / a.heightAtTargetUm()));
            assertThat(zoom).isLessThan(most * 1.01);
            double smaller = Math.min(a.heightAtTargetUm(), b.heightAtTargetUm());
            assertThat(a.targetUm().distance(b.targetUm()) / smaller).isLessThan(most * 1.1);
        }
    }

    @Test
    void turnsEvenlyByTheShorterWay() {
        Camera a = new Camera(
                new Vector3d(0, -9, 0), new Vector3d(), new Vector3d(0, 0, 1), new Projection.Perspective(1));
        Random r = new Random(3);
        for (int i = 0; i < 50; i++) {
            Vector3d axis = CameraSamples.vector(r).normalize();
            double angle = 3 * r.nextDouble();
            Camera b = new Orbit(new Vector3d()).about(a, axis, angle);
            Flight f = Flight.between(a, b);
            Camera third = new Orbit(new Vector3d()).about(a, axis, angle / 3);
            assertThat(f.at(1 / 3.0).axes().equals(third.axes(), 1e-9)).isTrue();
            assertThat(f.at(1 / 3.0).eyeUm().distance(third.eyeUm())).isLessThan(1e-8);
            assertThat(f.length()).isCloseTo(angle, within(1e-6));
        }
    }

    @Test
    void orthographicAndPerspectiveCamerasMeet() {
        Camera a = flat(0, 10);
        Camera b = new Camera(
                new Vector3d(3, -4, 0), new Vector3d(3, 0, 0), new Vector3d(0, 0, 1), new Projection.Perspective(0.8));
        for (Flight f : List.of(Flight.between(a, b), Flight.between(b, a))) {
            Camera before = f.at(0);
            for (double s : new double[] {1e-6, 0.25, 0.5, 0.75, 1 - 1e-6}) {
                Camera c = f.at(s);
                assertThat(c.projection()).isInstanceOf(Projection.Perspective.class);
                assertThat(c.targetUm().x()).isBetween(0.0, 3.0);
                assertThat(Math.abs(Math.log(c.heightAtTargetUm() / before.heightAtTargetUm())))
                        .isLessThan(2);
            }
        }
        assertThat(Flight.between(a, flat(3, 1)).at(0.5).projection()).isInstanceOf(Projection.Orthographic.class);
    }

    @Test
    void aCameraMayStayWhereItIs() {
        Camera a = flat(0, 10);
        Flight f = Flight.between(a, a);
        assertThat(f.length()).isZero();
        assertThat(f.at(0.5).eyeUm().distance(a.eyeUm())).isLessThan(1e-12);
        assertThatThrownBy(() -> f.at(1.01)).isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> Flight.between(a, a, 0)).isInstanceOf(SextantException.class);
    }
}
