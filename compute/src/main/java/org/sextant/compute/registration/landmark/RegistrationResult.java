// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.landmark;

import java.util.List;
import org.joml.Vector3dc;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.PoseCovariance;

/**
 * A pose from landmarks, and how sure it is.
 *
 * @param covariance of the pose in the fixed frame about the landmarks' centroid. Where the errors of picking are estimated
 *     from the residuals it is widened so that ellipsoids at 95 % hold the truth in 95 % of cases also for few pairs
 * @param sdUm standard deviation of one coordinate of one pair: estimated, or 1 where errors are stated and the residuals
 *     are in units of them
 * @param freedom degrees of freedom: 3 N − 6, or − 7 with a free scale
 * @param freUm root of the mean squared residual of the active pairs
 * @param scaleCheck scale of the best similarity: 1 if both voxel sizes are right
 * @param pairs in the order given
 * @param notices what the user should know
 */
public record RegistrationResult(
        Affine3 movingToFixed,
        PoseCovariance covariance,
        double sdUm,
        int freedom,
        double freUm,
        double scaleCheck,
        List<PairResult> pairs,
        List<String> notices) {
    /**
     * One pair after the fit.
     *
     * @param residualUm fixed minus transformed moving point
     * @param leaveOneOutUm its distance to the pose that the other pairs alone give; NaN if they give none
     * @param leaveOneOutSds the same in units of the expected error there (root of the Mahalanobis distance squared over 3);
     *     above 3 is doubtful
     * @param used whether it took part
     */
    public record PairResult(
            String name, Vector3dc residualUm, double leaveOneOutUm, double leaveOneOutSds, boolean used) {
        /** Whether it disagrees with the others by more than their errors explain. */
        public boolean doubtful() {
            return leaveOneOutSds > 3;
        }
    }

    public RegistrationResult {
        pairs = List.copyOf(pairs);
        notices = List.copyOf(notices);
    }

    /** Expected distance error at a point of the fixed frame, µm rms. */
    public double expectedTreUm(Vector3dc fixedPointUm) {
        var c = covariance.at(fixedPointUm);
        return Math.sqrt(c.m00() + c.m11() + c.m22());
    }
}
