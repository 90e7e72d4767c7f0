// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;

/** The oracle is the chord of a ball, known exactly for every ray. */
class NestedProjectorTest {
    private static final FrameId STAGE = new FrameId("stage");
    private static final Detector DETECTOR = Detector.of(0.5, 112, 96);
    /**
     * Away from the rim. Voxel means (variance p²/12 along an axis) and linear interpolation (p²/6) smooth a chord L by
     * ½ · p²/4 · ∇²L; crossing a surface aslant costs up to a tenth of a pixel at each end. Together that is 0.2 pixels of at
     * least 48 where rays pass 8 pixels inside the rim of a ball of 40.
     */
    private static final double RIM_PIXELS = 8;

    private static float[] project(List<Ball> balls, Orbit orbit, Orbit.View view, Detector detector, double radius) {
        try (WorkContext work = WorkContext.quiet()) {
            NestedField field = NestedField.of(
                    new BallSource(balls), STAGE, new NestedField.Extent(detector, orbit, 8, radius), work);
            float[][] images = new float[1][detector.pixels()];
            new NestedProjector(field, orbit, detector).project(view, images);
            return images[0];
        }
    }

    /** From the definition of the orbit, point by point, in the frame of the stage. */
    private static Vector3d toStage(Orbit orbit, Orbit.View view, Vector3d lab) {
        return lab.sub(orbit.offsetUm() + view.driftUUm(), 0, view.driftVUm())
                .rotateY(-orbit.rollRad())
                .rotateX(-orbit.pitchRad())
                .rotateZ(-view.angleRad());
    }

    private static double chord(Ball ball, Orbit orbit, Orbit.View view, double u, double v) {
        Vector3d source = orbit.isParallel() ? new Vector3d(u, -1000, v) : new Vector3d(0, -orbit.sourceUm(), 0);
        return ball.chord(toStage(orbit, view, source), toStage(orbit, view, new Vector3d(u, 0, v)));
    }

    @ParameterizedTest
    @CsvSource({
        "Infinity, 0, 0, 0, 0, 0, 0",
        "Infinity, 37, 0, 0, 0, 0, 0",
        "Infinity, 123.4, 1.3, 0.5, -0.7, 0.6, -0.9",
        "Infinity, -48, 0, -1.5, 1.2, 0, 0.8",
        "120, 0, 0, 0, 0, 0, 0",
        "120, 45, 0, 0, 0, 0, 0",
        "120, 211.7, -1.1, 0.6, 0.8, -0.5, 0.7"
    })
    void chordsOfABall(
            double source, double deg, double offset, double rollDeg, double pitchDeg, double du, double dv) {
        Orbit orbit = new Orbit(source, offset, Math.toRadians(rollDeg), Math.toRadians(pitchDeg));
        Orbit.View view = new Orbit.View(Math.toRadians(deg), du, dv);
        Ball ball = new Ball(new Vector3d(2.3, -1.1, 1.2), 20, 1.7);
        float[] image = project(List.of(ball), orbit, view, DETECTOR, 28);
        int compared = 0;
        double chordAtRim = 2 * Math.sqrt(20 * 20 - Math.pow(20 - RIM_PIXELS * 0.5, 2));
        for (int r = 0; r < DETECTOR.rows(); r++) {
            for (int c = 0; c < DETECTOR.columns(); c++) {
                double chord = chord(ball, orbit, view, DETECTOR.u(c), DETECTOR.v(r));
                if (chord > chordAtRim) {
                    assertThat(image[r * DETECTOR.columns() + c])
                            .as("column %d, row %d", c, r)
                            .isCloseTo((float) (1.7 * chord), within((float) (0.005 * 1.7 * chord)));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(3000);
    }

    /** Mass is what no interpolation may change: the sum over the image is the volume, also where rings are coarse. */
    @ParameterizedTest
    @CsvSource({"0", "30", "45", "77", "140"})
    void volumeOfBallsInFrontOfTheFieldOfView(double deg) {
        double a = Math.toRadians(-deg);
        // In view at this angle only because they stand in line with the field of view, 30 and 85 µm in front of it.
        Vector3d near = new Vector3d(3, 30, -1).rotateZ(a);
        Vector3d far = new Vector3d(-4, -85, 3).rotateZ(a);
        List<Ball> balls = List.of(new Ball(near, 6, 1), new Ball(far, 7, 2), new Ball(new Vector3d(1, 2, 1), 4, 1));
        float[] image = project(balls, Orbit.parallel(), new Orbit.View(Math.toRadians(deg), 0, 0), DETECTOR, 100);
        double mass = 0;
        for (float p : image) {
            mass += p * 0.25;
        }
        double truth = 4 * Math.PI / 3 * (6 * 6 * 6 + 2 * 7 * 7 * 7 + 4 * 4 * 4);
        assertThat(mass).isCloseTo(truth, within(0.003 * truth));
    }

    @Test
    void bandsOfRowsEqualTheWhole() {
        Orbit orbit = new Orbit(200, 0.4, 0.004, -0.006);
        Orbit.View view = new Orbit.View(0.7, 0.1, -0.2);
        List<Ball> balls = List.of(new Ball(new Vector3d(4, -3, 9), 8, 1), new Ball(new Vector3d(-50, 20, -5), 9, 1));
        float[] whole = project(balls, orbit, view, DETECTOR, 70);
        Detector band = DETECTOR.band(16, 32);
        float[] part = project(balls, orbit, view, band, 70);
        for (int i = 0; i < part.length; i++) {
            // Rings are cut to the band at another height, so their coarse voxels differ; those of level 0 do not.
            assertThat(part[i]).isCloseTo(whole[16 * 112 + i], within(0.25f));
        }
    }

    @Test
    void aSampleThatReachesTheSourceIsRefused() {
        assertThatThrownBy(() -> project(List.of(), Orbit.cone(50), new Orbit.View(0, 0, 0), DETECTOR, 60))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("reaches the source");
    }

    @Test
    void seenIsWhereTheProjectionIs() {
        Orbit orbit = new Orbit(300, 1, 0.01, 0.02);
        Orbit.View view = new Orbit.View(2, 0.3, -0.4);
        Vector3d p = new Vector3d(5, -7, 6);
        double[] uv = orbit.seen(view, p);
        assertThat(chord(new Ball(p, 1e-3, 1), orbit, view, uv[0], uv[1])).isCloseTo(2e-3, within(1e-7));
    }
}
