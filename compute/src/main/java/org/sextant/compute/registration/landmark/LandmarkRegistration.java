// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.landmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.joml.Matrix3d;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.compute.registration.landmark.RegistrationResult.PairResult;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.PoseCovariance;

/**
 * Places one scan in another from pairs of points that are the same place in both.
 *
 * <p>Without stated errors of picking all pairs count by their weights and the closed form of {@link Similarity} is the
 * answer; the error of a coordinate is estimated from the residuals, σ² = Σ w |r|² / (3 N − 6). With stated errors, which
 * may differ by pair and direction, it is refined by Gauss and Newton: Σ rᵀ W r with W = (C_fixed + s² R C_moving Rᵀ)⁻¹.
 *
 * <pre>
 *   r = f − (s R m + t)     δr = −J (ω, t)     J = [ −[x − c]×  I  (x − c) ]     (last column: free scale)
 *   Σ_pose = (Σ Jᵀ W J)⁻¹   TRE at x: J(x) Σ_pose J(x)ᵀ
 * </pre>
 *
 * For equal isotropic errors that is Fitzpatrick, West and Maurer 1998, 10.1109/42.736021, equation 46.
 *
 * @param scaled whether the scale is free; voxel sizes are known as a rule, so it is not
 */
public record LandmarkRegistration(FrameId moving, FrameId fixed, boolean scaled) {
    private static final int STEPS = 20;
    /** Least variance beside the largest along the second axis: below it the points lie on a line. */
    private static final double LINE = 1e-8;

    /** @throws SextantException in words if the pairs do not determine a pose */
    public RegistrationResult of(List<LandmarkPair> pairs) {
        List<LandmarkPair> active = pairs.stream().filter(LandmarkPair::active).toList();
        check(active);
        boolean stated = statedErrors(active);
        Similarity fit = fit(active, stated);
        List<String> notices = new ArrayList<>();
        if (fit.mirroredBetter()) {
            throw new SextantException(
                    "the landmarks fit a mirror image ten times better than any rotation: an axis of '" + moving
                            + "' or '" + fixed + "' runs the wrong way; check how the scans were read, or the pairs");
        }
        Normal normal = Normal.of(fit, active, scaled, stated);
        int freedom = 3 * active.size() - normal.unknowns();
        double sd = freedom > 0 ? Math.sqrt(normal.chi2() / freedom) : Double.NaN;
        RealMatrix sigma = normal.inverse();
        if (!stated) {
            if (freedom == 0) {
                throw new SextantException("with " + active.size()
                        + " pairs and a free scale nothing is left to estimate the error from; give one more pair");
            }
            sigma = sigma.scalarMultiply(sd * sd * Normal.widening(freedom));
        } else if (sd > 1.5) {
            notices.add(String.format(
                    Locale.ROOT,
                    "residuals are %.1f times as large as the stated errors of picking: the errors are too small, a pair"
                            + " is wrong, or the sample changed its shape; the pose's error was widened by that factor",
                    sd));
            sigma = sigma.scalarMultiply(sd * sd);
        }
        double scale = scaled ? fit.scale() : scaleCheck(active);
        checkScale(scale, active.size(), notices);
        return new RegistrationResult(
                affine(fit),
                covariance(sigma, normal.pivot()),
                sd,
                freedom,
                fre(fit, active),
                scale,
                pairResults(fit, pairs, active, stated, sd),
                notices);
    }

    private static boolean statedErrors(List<LandmarkPair> active) {
        boolean all = active.stream().allMatch(LandmarkPair::hasError);
        if (!all && active.stream().anyMatch(LandmarkPair::hasError)) {
            throw new SextantException("errors of picking are stated for some landmarks but not for '"
                    + active.stream()
                            .filter(p -> !p.hasError())
                            .findFirst()
                            .map(LandmarkPair::name)
                            .orElse("")
                    + "'; state them for all, or for none");
        }
        return all;
    }

    private Similarity fit(List<LandmarkPair> active, boolean stated) {
        double[] weights = active.stream().mapToDouble(LandmarkPair::weight).toArray();
        if (stated) {
            for (int i = 0; i < weights.length; i++) {
                LandmarkPair p = active.get(i);
                Matrix3d c = new Matrix3d(p.movingCovarianceUm2()).add(p.fixedCovarianceUm2());
                weights[i] /= c.m00() + c.m11() + c.m22();
            }
        }
        Similarity fit = Similarity.fit(active, weights, scaled);
        if (!stated) {
            return fit;
        }
        for (int i = 0; i < STEPS; i++) {
            Normal n = Normal.of(fit, active, scaled, true);
            double[] step = n.step();
            fit = fit.then(step, n.pivot());
            if (n.isSmall(step)) {
                break;
            }
        }
        return fit;
    }

    private void check(List<LandmarkPair> active) {
        int least = 3;
        if (active.size() < least) {
            throw new SextantException(
                    "a pose needs at least 3 active landmark pairs that are not on one line, there are " + active.size()
                            + "; pick more");
        }
        for (boolean inFixed : new boolean[] {false, true}) {
            Vector3d spread = spread(active, inFixed);
            String where = "in '" + (inFixed ? fixed : moving) + "'";
            if (!(spread.x > 0)) {
                throw new SextantException("all landmarks coincide " + where + "; pick different places");
            }
            if (spread.y <= LINE * spread.x) {
                throw new SextantException("the landmarks lie on one line " + where
                        + ", so that the rotation about it is free; pick one beside it");
            }
        }
    }

    /** Eigenvalues of the scatter, largest first. */
    private static Vector3d spread(List<LandmarkPair> pairs, boolean inFixed) {
        double[] ones = new double[pairs.size()];
        Arrays.fill(ones, 1);
        Vector3d mean = Similarity.mean(pairs, ones, inFixed);
        double[][] scatter = new double[3][3];
        for (LandmarkPair p : pairs) {
            Vector3d d = new Vector3d(inFixed ? p.fixedUm() : p.movingUm()).sub(mean);
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 3; c++) {
                    scatter[r][c] += d.get(r) * d.get(c);
                }
            }
        }
        double[] e = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(scatter, false)).getEigenvalues();
        Arrays.sort(e);
        return new Vector3d(e[2], e[1], e[0]);
    }

    private static double scaleCheck(List<LandmarkPair> active) {
        double[] weights = active.stream().mapToDouble(LandmarkPair::weight).toArray();
        return Similarity.fit(active, weights, true).scale();
    }

    private void checkScale(double scale, int pairs, List<String> notices) {
        if (!scaled && pairs > 3 && Math.abs(scale - 1) > 0.05) {
            notices.add(String.format(
                    Locale.ROOT,
                    "the landmarks would fit best if '%s' were %.4g times as large: check both voxel sizes",
                    moving,
                    scale));
        }
    }

    private Affine3 affine(Similarity s) {
        Matrix3d a = new Matrix3d(s.rotation()).scale(s.scale());
        return new Affine3(
                moving,
                fixed,
                new Matrix4x3d(a)
                        .setTranslation(
                                s.shiftUm().x(), s.shiftUm().y(), s.shiftUm().z()));
    }

    /** The motion's part; a free scale was eliminated by inverting the whole. */
    private static PoseCovariance covariance(RealMatrix sigma, Vector3dc pivot) {
        double[] s = new double[36];
        for (int r = 0; r < 6; r++) {
            for (int c = 0; c < 6; c++) {
                s[6 * r + c] = 0.5 * (sigma.getEntry(r, c) + sigma.getEntry(c, r));
            }
        }
        return new PoseCovariance(pivot, s);
    }

    private static double fre(Similarity fit, List<LandmarkPair> active) {
        double sum = 0;
        for (LandmarkPair p : active) {
            sum += fit.residual(p).lengthSquared();
        }
        return Math.sqrt(sum / active.size());
    }

    private List<PairResult> pairResults(
            Similarity fit, List<LandmarkPair> pairs, List<LandmarkPair> active, boolean stated, double sd) {
        List<PairResult> results = new ArrayList<>();
        for (LandmarkPair p : pairs) {
            List<LandmarkPair> others = active.stream().filter(q -> q != p).toList();
            results.add(leftOut(fit, p, others, stated, sd));
        }
        return results;
    }

    /** The pair against the pose of the others. */
    private PairResult leftOut(Similarity all, LandmarkPair p, List<LandmarkPair> others, boolean stated, double sd) {
        double distance = Double.NaN;
        double sds = Double.NaN;
        Vector3d spread = others.size() < 3 ? new Vector3d() : spread(others, true);
        if (spread.y > LINE * spread.x && spread.x > 0) {
            Similarity without = fit(others, stated);
            Normal n = Normal.of(without, others, scaled, stated);
            int freedom = 3 * others.size() - n.unknowns();
            Vector3d r = without.residual(p);
            distance = r.length();
            // The others' own scatter: with the doubtful pair it would be widened by that pair.
            double variance = stated ? 1 : freedom > 0 ? n.chi2() / freedom : sd * sd;
            sds = n.mahalanobis(without, p, r, variance, stated) / Math.sqrt(3);
            sds = stated || freedom == 0 ? sds : sds / Math.sqrt(Normal.widening(freedom));
        }
        return new PairResult(p.name(), all.residual(p), distance, sds, p.active());
    }
}
