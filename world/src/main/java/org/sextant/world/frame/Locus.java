// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/**
 * A point in a frame, and how sure it is.
 *
 * @param pointUm position, µm in {@code frame}
 * @param covarianceUm2 3×3 covariance of the position, µm²; zero where exact
 * @param complete false if some placement on the way has no stated covariance, so that the error is only a lower bound
 */
public record Locus(FrameId frame, Vector3dc pointUm, Matrix3dc covarianceUm2, boolean complete) {
    public Locus {
        pointUm = new Vector3d(pointUm);
        covarianceUm2 = new Matrix3d(covarianceUm2);
    }

    /** A point known exactly. */
    public static Locus exact(FrameId frame, Vector3dc pointUm) {
        return new Locus(frame, pointUm, new Matrix3d().zero(), true);
    }

    public ErrorEllipsoid ellipsoid95() {
        return ErrorEllipsoid.of95(covarianceUm2);
    }

    /** Root of the trace of the covariance: the expected distance error, µm rms. */
    public double rmsErrorUm() {
        return Math.sqrt(Math.max(0, covarianceUm2.m00() + covarianceUm2.m11() + covarianceUm2.m22()));
    }
}
