// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The analytic error of a located point against the spread of points located through poses drawn at random. */
class LocateMonteCarloTest {
    private static final int SAMPLES = 250_000;
    private static final double TOLERANCE = 0.03;

    /** @param frames frame and parent of each placement */
    record Chain(String what, List<String[]> frames, String from, String to, double scale, long seed) {
        @Override
        public String toString() {
            return what + " (seed " + seed + ")";
        }
    }

    static Stream<Chain> chains() {
        String w = "world";
        String[] aw = {"a", w};
        String[] ba = {"b", "a"};
        String[] cb = {"c", "b"};
        String[] dw = {"d", w};
        String[] ed = {"e", "d"};
        return Stream.of(
                new Chain("one up", List.<String[]>of(aw), "a", w, 1, 11),
                new Chain("one down", List.<String[]>of(aw), w, "a", 1, 12),
                new Chain("one down, scaled", List.<String[]>of(aw), w, "a", 3, 13),
                new Chain("three up", List.of(aw, ba, cb), "c", w, 1, 14),
                new Chain("three down, scaled", List.of(aw, ba, cb), w, "c", 0.5, 15),
                new Chain("up and down", List.of(aw, ba, dw, ed), "b", "e", 1, 16),
                new Chain("up and down, scaled", List.of(aw, ba, cb, dw, ed), "c", "e", 1.7, 17),
                new Chain("siblings within a branch", List.of(aw, ba, new String[] {"f", "a"}), "b", "f", 0.8, 18));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void analyticCovarianceAgreesWithSampling(Chain chain) {
        Random random = new Random(chain.seed());
        Map<FrameId, Placement> placements = new LinkedHashMap<>();
        FrameTree tree = FrameTree.ROOT;
        for (String[] f : chain.frames()) {
            FrameId frame = new FrameId(f[0]);
            Placement p = FrameTreeTest.place(
                    Affine3.similarity(
                            frame,
                            new FrameId(f[1]),
                            chain.scale(),
                            new Quaterniond()
                                    .rotationXYZ(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()),
                            Affine3Test.vector(random).mul(50)),
                    covariance(random));
            placements.put(frame, p);
            tree = tree.with(p);
        }
        Locus start =
                new Locus(new FrameId(chain.from()), Affine3Test.vector(random).mul(80), spd(random), true);
        FrameId to = new FrameId(chain.to());
        Locus analytic = tree.locate(start, to);
        assertThat(analytic.complete()).isTrue();
        Matrix3d sampled = sample(placements, start, to, analytic, random);
        Matrix3d c = new Matrix3d(analytic.covarianceUm2());
        double trace = c.m00 + c.m11 + c.m22;
        for (int r = 0; r < 3; r++) {
            for (int q = 0; q < 3; q++) {
                assertThat(Math.abs(c.get(q, r) - sampled.get(q, r)) / trace)
                        .as("row %d, column %d of\n%s against sampled\n%s", r, q, c, sampled)
                        .isLessThan(TOLERANCE);
            }
        }
        assertThat(Math.abs(sampled.m00 + sampled.m11 + sampled.m22 - trace) / trace)
                .isLessThan(TOLERANCE);
    }

    private static Matrix3d sample(
            Map<FrameId, Placement> placements, Locus start, FrameId to, Locus centre, Random random) {
        List<Placement> ups = new ArrayList<>(ancestry(placements, start.frame()));
        List<Placement> downs = new ArrayList<>(ancestry(placements, to));
        while (!ups.isEmpty() && !downs.isEmpty() && last(ups).equals(last(downs))) {
            ups.remove(ups.size() - 1);
            downs.remove(downs.size() - 1);
        }
        double[][] point = cholesky3(new Matrix3d(start.covarianceUm2()));
        Map<Placement, double[][]> roots = new LinkedHashMap<>();
        placements.values().forEach(p -> roots.put(p, cholesky(p.covariance().matrix(), 6)));
        Matrix3d sum = new Matrix3d().zero();
        for (int i = 0; i < SAMPLES; i++) {
            Vector3d x = new Vector3d(draw(point, random)).add(start.pointUm());
            for (Placement p : ups) {
                x = moved(p, p.toParent().apply(x), draw(roots.get(p), random), false);
            }
            for (int k = downs.size() - 1; k >= 0; k--) {
                Placement p = downs.get(k);
                x = p.toParent().inverse().apply(moved(p, x, draw(roots.get(p), random), true));
            }
            x.sub(centre.pointUm());
            sum.add(new Matrix3d(
                    x.x * x.x, x.y * x.x, x.z * x.x, x.x * x.y, x.y * x.y, x.z * x.y, x.x * x.z, x.y * x.z, x.z * x.z));
        }
        return sum.scale(1.0 / SAMPLES);
    }

    /** The true pose is the small motion after the stated one; on the way down its inverse comes first. */
    private static Vector3d moved(Placement p, Vector3d x, double[] motion, boolean inverse) {
        Vector3d c = new Vector3d(p.covariance().pivotUm());
        Vector3d omega = new Vector3d(motion[0], motion[1], motion[2]);
        Vector3d t = new Vector3d(motion[3], motion[4], motion[5]);
        double angle = omega.length();
        Quaterniond turn = new Quaterniond().fromAxisAngleRad(new Vector3d(omega).div(angle), inverse ? -angle : angle);
        Vector3d r = inverse ? new Vector3d(x).sub(t).sub(c) : new Vector3d(x).sub(c);
        Vector3d y = turn.transform(r).add(c);
        return inverse ? y : y.add(t);
    }

    private static List<Placement> ancestry(Map<FrameId, Placement> placements, FrameId frame) {
        List<Placement> list = new ArrayList<>();
        for (Placement p = placements.get(frame); p != null; p = placements.get(p.parent())) {
            list.add(p);
        }
        return list;
    }

    private static Placement last(List<Placement> list) {
        return list.get(list.size() - 1);
    }

    /** A full 6×6 covariance: rotations of about 2 mrad, shifts of about 0.2 µm, all correlated. */
    private static PoseCovariance covariance(Random random) {
        double[][] b = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                b[i][j] = random.nextGaussian() * (i < 3 ? 8e-4 : 0.08);
            }
        }
        double[] s = new double[36];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                for (int k = 0; k < 6; k++) {
                    s[6 * i + j] += b[i][k] * b[j][k];
                }
            }
        }
        return new PoseCovariance(Affine3Test.vector(random).mul(60), s);
    }

    private static Matrix3d spd(Random random) {
        Matrix3d b = new Matrix3d(Affine3Test.vector(random), Affine3Test.vector(random), Affine3Test.vector(random))
                .scale(0.05);
        return new Matrix3d(b).mul(b.transpose(new Matrix3d()));
    }

    private static double[][] cholesky3(Matrix3d m) {
        double[] s = new double[9];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                s[3 * r + c] = m.get(c, r);
            }
        }
        return cholesky(s, 3);
    }

    private static double[][] cholesky(double[] s, int n) {
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = s[n * i + j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        return l;
    }

    private static double[] draw(double[][] root, Random random) {
        double[] g = new double[root.length];
        for (int i = 0; i < g.length; i++) {
            g[i] = random.nextGaussian();
        }
        double[] v = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            for (int j = 0; j <= i; j++) {
                v[i] += root[i][j] * g[j];
            }
        }
        return v;
    }
}
