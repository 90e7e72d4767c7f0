// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.FrameTree;
import org.sextant.world.frame.Locus;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.Provenance;

class LandmarkRegistrationTest {
    private static final FrameId MOVING = new FrameId("nano");
    private static final FrameId FIXED = new FrameId("micro");
    private static final int TRIALS = 2000;

    private final LandmarkRegistration rigid = new LandmarkRegistration(MOVING, FIXED, false);
    private final LandmarkRegistration similar = new LandmarkRegistration(MOVING, FIXED, true);

    private static Affine3 truth(double scale) {
        return Affine3.similarity(
                MOVING, FIXED, scale, new Quaterniond().rotationAxis(2.1, 1, -2, 0.5), new Vector3d(310, -44, 7.5));
    }

    private static List<Vector3d> places(int n, double size, Random random) {
        List<Vector3d> places = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            places.add(new Vector3d(random.nextDouble(), random.nextDouble(), random.nextDouble()).mul(size));
        }
        return places;
    }

    private static Vector3d noise(double sd, Random random) {
        return new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).mul(sd);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e4})
    void withoutNoiseThePoseIsExact(double size) {
        Random random = new Random(1);
        List<LandmarkPair> pairs = new ArrayList<>();
        for (Vector3d p : places(7, size, random)) {
            pairs.add(LandmarkPair.of("p", p, truth(1).apply(p)));
        }
        RegistrationResult r = rigid.of(pairs);
        Vector3d far = new Vector3d(5 * size, -size, 2 * size);
        assertThat(r.movingToFixed().apply(far).distance(truth(1).apply(far))).isLessThan(1e-9 * Math.max(1, size));
        assertThat(r.scaleCheck()).isCloseTo(1, Offset.offset(1e-9));
        assertThat(r.freUm()).isLessThan(1e-9 * Math.max(1, size));

        List<LandmarkPair> grown = pairs.stream()
                .map(p -> LandmarkPair.of("p", p.movingUm(), truth(1.3).apply(p.movingUm())))
                .toList();
        RegistrationResult s = similar.of(grown);
        assertThat(s.movingToFixed().apply(far).distance(truth(1.3).apply(far))).isLessThan(1e-8 * Math.max(1, size));
        assertThat(s.scaleCheck()).isCloseTo(1.3, Offset.offset(1e-9));
    }

    /** (x − x₀)ᵀ C⁻¹ (x − x₀). */
    private static double distance2(Vector3dc error, Matrix3d covariance) {
        Vector3d y = covariance.invert(new Matrix3d()).transform(error, new Vector3d());
        return error.dot(y);
    }

    private static List<LandmarkPair> noisy(List<Vector3d> places, double sd, boolean stated, Random random) {
        List<LandmarkPair> pairs = new ArrayList<>();
        for (Vector3d p : places) {
            Vector3d m = new Vector3d(p).add(noise(0.6 * sd, random));
            Vector3d f = truth(1).apply(p).add(noise(0.8 * sd, random));
            pairs.add(stated ? LandmarkPair.of("p", m, f, 0.6 * sd, 0.8 * sd) : LandmarkPair.of("p", m, f));
        }
        return pairs;
    }

    @Test
    void statedErrorsGiveTheErrorThatIsFound() {
        Random random = new Random(2);
        List<Vector3d> places = places(6, 100, random);
        Vector3d target = new Vector3d(180, -20, 60);
        Vector3d there = truth(1).apply(target);
        double sum = 0;
        double alongWorst = 0;
        Vector3d worst = null;
        for (int i = 0; i < TRIALS; i++) {
            RegistrationResult r = rigid.of(noisy(places, 0.5, true, random));
            Matrix3d c = r.covariance().at(there);
            Vector3d e = r.movingToFixed().apply(target).sub(there);
            sum += distance2(e, c) / 3;
            if (worst == null) {
                worst = largestDirection(c);
            }
            double variance = worst.dot(c.transform(worst, new Vector3d()));
            alongWorst += e.dot(worst) * e.dot(worst) / variance;
        }
        // Means of χ²₃/3 and χ²₁ over the trials: their standard deviations are 1.8 % and 3.2 %.
        assertThat(sum / TRIALS).isCloseTo(1, Offset.offset(0.05));
        assertThat(alongWorst / TRIALS).isCloseTo(1, Offset.offset(0.08));
    }

    private static Vector3d largestDirection(Matrix3d c) {
        Vector3d v = new Vector3d(1, 1, 1);
        for (int i = 0; i < 200; i++) {
            c.transform(v).normalize();
        }
        return v;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 12})
    void estimatedErrorsHoldTheTruthInNineteenOfTwentyCases(int n) {
        Random random = new Random(3);
        List<Vector3d> places = places(n, 100, random);
        Vector3d target = new Vector3d(180, -20, 60);
        Vector3d there = truth(1).apply(target);
        int inside = 0;
        for (int i = 0; i < TRIALS; i++) {
            RegistrationResult r = rigid.of(noisy(places, 0.5, false, random));
            Vector3d e = r.movingToFixed().apply(target).sub(there);
            inside += distance2(e, r.covariance().at(there)) < 7.8147 ? 1 : 0;
        }
        // Standard deviation of the share: 0.5 %.
        assertThat(inside / (double) TRIALS).isCloseTo(0.95, Offset.offset(0.02));
    }

    @Test
    void theExpectedErrorIsFitzpatricks() {
        Random random = new Random(4);
        List<Vector3d> places = places(8, 50, random);
        List<LandmarkPair> pairs = new ArrayList<>();
        for (Vector3d p : places) {
            pairs.add(LandmarkPair.of("p", p, new Vector3d(p), 0.3, 0.4));
        }
        Vector3d target = new Vector3d(90, 10, -30);
        RegistrationResult r = rigid.of(pairs);
        assertThat(r.expectedTreUm(target)).isCloseTo(fitzpatrick(places, target, 0.5), Offset.offset(1e-9));
    }

    /** TRE² = FLE²/N (1 + Σ d_k²/f_k² / 3), FLE² = 3 σ²; d and f are distances to the principal axes. */
    private static double fitzpatrick(List<Vector3d> places, Vector3d target, double sd) {
        Vector3d mean = new Vector3d();
        places.forEach(mean::add);
        mean.div(places.size());
        double[][] scatter = new double[3][3];
        for (Vector3d p : places) {
            Vector3d d = new Vector3d(p).sub(mean);
            for (int i = 0; i < 3; i++) {
                for (int k = 0; k < 3; k++) {
                    scatter[i][k] += d.get(i) * d.get(k);
                }
            }
        }
        var eigen = new org.hipparchus.linear.EigenDecompositionSymmetric(
                new org.hipparchus.linear.Array2DRowRealMatrix(scatter));
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double[] a = eigen.getEigenvector(k).toArray();
            Vector3d axis = new Vector3d(a[0], a[1], a[2]);
            double f2 = 0;
            for (Vector3d p : places) {
                f2 += new Vector3d(p).sub(mean).cross(axis).lengthSquared() / places.size();
            }
            sum += new Vector3d(target).sub(mean).cross(axis).lengthSquared() / f2;
        }
        return Math.sqrt(3 * sd * sd / places.size() * (1 + sum / 3));
    }

    @Test
    void aWrongPairIsNamedByTheOthers() {
        Random random = new Random(5);
        List<LandmarkPair> pairs = new ArrayList<>();
        List<Vector3d> places = places(8, 100, random);
        for (int i = 0; i < places.size(); i++) {
            Vector3d f = truth(1).apply(places.get(i)).add(noise(0.2, random));
            if (i == 5) {
                f.add(3, 0, 0);
            }
            pairs.add(LandmarkPair.of("p" + i, places.get(i), f));
        }
        RegistrationResult r = rigid.of(pairs);
        assertThat(r.pairs().stream().filter(RegistrationResult.PairResult::doubtful))
                .extracting(RegistrationResult.PairResult::name)
                .containsExactly("p5");
        RegistrationResult robust = new RobustSelection(rigid).of(pairs);
        assertThat(robust.pairs().stream().filter(p -> !p.used()))
                .extracting(RegistrationResult.PairResult::name)
                .containsExactly("p5");
        assertThat(robust.notices()).anyMatch(n -> n.contains("p5"));
        Vector3d mid = new Vector3d(50);
        assertThat(robust.movingToFixed().apply(mid).distance(truth(1).apply(mid)))
                .isLessThan(0.3);
    }

    @Test
    void aThirdOfWrongPairsDoesNotMoveTheRobustPose() {
        Random random = new Random(6);
        List<LandmarkPair> pairs = new ArrayList<>();
        List<Vector3d> places = places(30, 100, random);
        for (int i = 0; i < places.size(); i++) {
            Vector3d f = i % 3 == 0
                    ? places(1, 400, random).get(0)
                    : truth(1).apply(places.get(i)).add(noise(0.2, random));
            pairs.add(LandmarkPair.of("p" + i, places.get(i), f));
        }
        RegistrationResult r = new RobustSelection(rigid).of(pairs);
        assertThat(r.pairs().stream().filter(RegistrationResult.PairResult::used))
                .hasSizeBetween(17, 20);
        Vector3d mid = new Vector3d(50);
        assertThat(r.movingToFixed().apply(mid).distance(truth(1).apply(mid))).isLessThan(0.25);
    }

    /** Four frames, each placed by landmarks of its own: the error of the whole chain is the one that is found. */
    @Test
    void errorsComposeAlongAChain() {
        Random random = new Random(7);
        FrameId[] frames = {FrameId.WORLD, new FrameId("a"), new FrameId("b"), new FrameId("c"), new FrameId("d")};
        double[] sizes = {0, 1000, 200, 40, 5};
        List<List<Vector3d>> places = new ArrayList<>();
        for (double size : sizes) {
            places.add(places(6, size, random));
        }
        Vector3d target = new Vector3d(1, 2, 3);
        Affine3 all = Affine3.identity(frames[4], frames[4]);
        for (int i = 4; i > 0; i--) {
            all = all.then(truth(1).between(frames[i], frames[i - 1]));
        }
        double sum = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            FrameTree tree = FrameTree.ROOT;
            for (int i = 1; i < frames.length; i++) {
                double sd = sizes[i] / 300;
                List<LandmarkPair> pairs = new ArrayList<>();
                for (Vector3d p : places.get(i)) {
                    pairs.add(LandmarkPair.of("p", p, truth(1).apply(p).add(noise(sd, random)), 0, sd));
                }
                RegistrationResult r = new LandmarkRegistration(frames[i], frames[i - 1], false).of(pairs);
                tree = tree.with(new Placement(
                        frames[i],
                        frames[i - 1],
                        r.movingToFixed(),
                        r.covariance(),
                        Provenance.of("landmarks", "test", Instant.EPOCH)));
            }
            Locus found = tree.locate(Locus.exact(frames[4], target), FrameId.WORLD);
            Vector3d e = new Vector3d(found.pointUm()).sub(all.apply(target));
            sum += distance2(e, new Matrix3d(found.covarianceUm2())) / 3;
        }
        assertThat(sum / TRIALS).isCloseTo(1, Offset.offset(0.05));
    }

    @Test
    void whatDeterminesNoPoseIsSaidInWords() {
        Vector3d o = new Vector3d();
        Vector3d x = new Vector3d(1, 0, 0);
        Vector3d x2 = new Vector3d(2, 0, 0);
        Vector3d y = new Vector3d(0, 1, 0);
        Vector3d z = new Vector3d(0, 0, 1);
        assertThatThrownBy(() -> rigid.of(List.of(LandmarkPair.of("a", o, o), LandmarkPair.of("b", x, x))))
                .hasMessageContaining("at least 3")
                .hasMessageContaining("there are 2");
        assertThatThrownBy(() -> rigid.of(
                        List.of(LandmarkPair.of("a", o, o), LandmarkPair.of("b", x, x), LandmarkPair.of("c", x2, x2))))
                .hasMessageContaining("one line");
        assertThatThrownBy(() -> rigid.of(
                        List.of(LandmarkPair.of("a", o, o), LandmarkPair.of("b", o, x), LandmarkPair.of("c", o, y))))
                .hasMessageContaining("coincide in 'nano'");
        Vector3d mirrored = new Vector3d(-1, 0, 0);
        assertThatThrownBy(() -> rigid.of(List.of(
                        LandmarkPair.of("a", o, o),
                        LandmarkPair.of("b", x, mirrored),
                        LandmarkPair.of("c", y, y),
                        LandmarkPair.of("d", z, z))))
                .hasMessageContaining("mirror");
        assertThatThrownBy(() -> LandmarkPair.of("n", new Vector3d(Double.NaN, 0, 0), o))
                .hasMessageContaining("'n'");
        assertThatThrownBy(() -> rigid.of(List.of(
                        LandmarkPair.of("a", o, o, 1, 1), LandmarkPair.of("b", x, x), LandmarkPair.of("c", y, y))))
                .hasMessageContaining("'b'")
                .hasMessageContaining("for all, or for none");
    }

    @Test
    void aWrongVoxelSizeIsTold() {
        Random random = new Random(8);
        List<LandmarkPair> pairs = new ArrayList<>();
        for (Vector3d p : places(6, 100, random)) {
            pairs.add(LandmarkPair.of("p", p, truth(1.2).apply(p)));
        }
        RegistrationResult r = rigid.of(pairs);
        assertThat(r.scaleCheck()).isCloseTo(1.2, Offset.offset(1e-9));
        assertThat(r.notices()).anyMatch(n -> n.contains("1.200 times as large") && n.contains("voxel size"));
    }
}
