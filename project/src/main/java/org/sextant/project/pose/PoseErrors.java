// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.pose;

import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.sextant.project.json.Fields;
import org.sextant.world.frame.PoseCovariance;

/** The errors of a pose as users write them. */
final class PoseErrors {
    private PoseErrors() {}

    static PoseCovariance covariance(Fields f, Matrix4x3dc childToParent) {
        f.only("pivot", "pivotUm", "sigma", "rotationSdDeg", "shiftSd", "shiftSdUm");
        boolean deviations = f.has("rotationSdDeg") || f.has("shiftSd") || f.has("shiftSdUm");
        if (deviations == f.has("sigma")) {
            throw f.error(
                    "sigma",
                    "is one of two ways to state the errors of a pose; found are " + f.names(),
                    "Write \"pivot\" and \"sigma\", or \"rotationSdDeg\" and \"shiftSd\"");
        }
        if (deviations) {
            Vector3d pivot =
                    Lengths.vectorUm(f, "pivot").orElseGet(() -> childToParent.transformPosition(new Vector3d()));
            return PoseCovariance.ofStandardDeviations(pivot, Math.toRadians(rotationSdDeg(f)), shiftSdUm(f));
        }
        Vector3d pivot = Lengths.vectorUm(f, "pivot")
                .orElseThrow(() ->
                        f.error("pivot", "is missing", "Say about which point of the parent frame \"sigma\" turns"));
        return new PoseCovariance(pivot, f.numbers("sigma", 36));
    }

    private static double rotationSdDeg(Fields f) {
        double sd = f.number("rotationSdDeg");
        if (!(sd >= 0)) {
            throw f.error("rotationSdDeg", "must be 0 or more, not " + sd, "Write a standard deviation in degrees");
        }
        return sd;
    }

    private static double shiftSdUm(Fields f) {
        double sd = Lengths.lengthUm(f, "shiftSd")
                .orElseThrow(() -> f.error("shiftSd", "is missing", "Write it with its unit, such as \"0.3um\""));
        if (!(sd >= 0)) {
            throw f.error("shiftSd", "must be 0 or more, not " + sd + " um", "Write a standard deviation");
        }
        return sd;
    }
}
