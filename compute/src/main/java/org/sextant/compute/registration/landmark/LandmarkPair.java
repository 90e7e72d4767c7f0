// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.landmark;

import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;

/**
 * The same place of the sample in two scans.
 *
 * @param movingUm in the frame that is to be placed, {@code fixedUm} in the one it is placed in
 * @param movingCovarianceUm2 and {@code fixedCovarianceUm2}: errors of picking; zero where nobody stated one
 * @param weight relative to other pairs; 0 takes it out of the fit, its residual is still told
 */
public record LandmarkPair(
        String name,
        Vector3dc movingUm,
        Vector3dc fixedUm,
        Matrix3dc movingCovarianceUm2,
        Matrix3dc fixedCovarianceUm2,
        double weight) {
    public LandmarkPair {
        movingUm = new Vector3d(movingUm);
        fixedUm = new Vector3d(fixedUm);
        movingCovarianceUm2 = new Matrix3d(movingCovarianceUm2);
        fixedCovarianceUm2 = new Matrix3d(fixedCovarianceUm2);
        if (!movingUm.isFinite() || !fixedUm.isFinite() || !(weight >= 0 && Double.isFinite(weight))) {
            throw new SextantException(
                    "the landmark '" + name + "' needs finite positions and a weight of 0 or more, not " + movingUm
                            + ", " + fixedUm + ", weight " + weight);
        }
    }

    /** With errors that nobody stated. */
    public static LandmarkPair of(String name, Vector3dc movingUm, Vector3dc fixedUm) {
        return new LandmarkPair(name, movingUm, fixedUm, new Matrix3d().zero(), new Matrix3d().zero(), 1);
    }

    /** With the same error along all axes in both scans, µm standard deviation. */
    public static LandmarkPair of(
            String name, Vector3dc movingUm, Vector3dc fixedUm, double movingSdUm, double fixedSdUm) {
        return new LandmarkPair(
                name,
                movingUm,
                fixedUm,
                new Matrix3d().scaling(movingSdUm * movingSdUm),
                new Matrix3d().scaling(fixedSdUm * fixedSdUm),
                1);
    }

    public boolean active() {
        return weight > 0;
    }

    /** Whether an error of picking is stated in any of the scans. */
    boolean hasError() {
        return movingCovarianceUm2.m00() + movingCovarianceUm2.m11() + movingCovarianceUm2.m22() > 0
                || fixedCovarianceUm2.m00() + fixedCovarianceUm2.m11() + fixedCovarianceUm2.m22() > 0;
    }
}
