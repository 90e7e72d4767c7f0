// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.pose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.joml.Matrix4x3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.project.json.Fields;
import org.sextant.project.json.FrameJson;
import org.sextant.project.json.Json;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.PoseCovariance;

/**
 * Reads a pose that a user wrote: where a child frame (a scan) lies in its parent frame.
 *
 * <pre>
 *   x_parent = s R (x_child − pivot) + pivot + translation
 *
 *   { "translation": ["1.2mm", "0um", "-30nm"],        or "translationUm": [1200, 0, -0.03]
 *     "rotation":    {"axis": [0, 0, 1], "angleDeg": 30}          right-handed about the axis
 *                 or {"quaternion": [x, y, z, w]}                 of length 1
 *                 or {"eulerDeg": [10, 20, 30], "order": "xyz"}   first letter first; small letters turn about the
 *                                                                 fixed axes of the parent, capitals (XYZ) about axes
 *                                                                 that turn along
 *     "scale":       1,                                           parent length per child length
 *     "pivot":       ["0um", "0um", "0um"],            or "pivotUm"
 *     "covariance":  {"pivot": […], "sigma": [36 numbers]}        parent frame; ωx ωy ωz tx ty tz; rad², rad µm, µm²
 *                 or {"rotationSdDeg": 0.1, "shiftSd": "0.3um", "pivot": […]}
 *                                                                 about each axis and along each; pivot: where the
 *                                                                 child's origin lies, unless given
 *     "note":        "any text" }
 * </pre>
 *
 * In place of translation, rotation, scale and pivot there may be {@code "matrix"}: three rows of four numbers that take
 * (x, y, z, 1) of the child to the parent, µm. A part that is left out does not move: no translation, no rotation, scale 1,
 * pivot at the child's origin. Lengths carry their unit; plain numbers are micrometres only where the name ends in
 * {@code Um}. Unknown members are errors.
 */
public final class PoseFile {
    private static final String[] PARTS = {"translation", "translationUm", "rotation", "scale", "pivot", "pivotUm"};

    private PoseFile() {}

    /** @throws DataException naming the member that is wrong, its value and what is right */
    public static Pose read(Path file) {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new DataException(file.toString(), "pose", "cannot be read: " + e, "Check the path", e);
        }
    }

    /** @param file name for messages */
    static Pose parse(String file, byte[] utf8) {
        return Fields.of(file, "pose", Json.parse(file, "pose", utf8)).as(PoseFile::pose);
    }

    private static Pose pose(Fields f) {
        f.only("translation", "translationUm", "rotation", "scale", "pivot", "pivotUm", "matrix", "covariance", "note");
        Matrix4x3d map = f.has("matrix") ? matrix(f) : parts(f);
        @Nullable
        PoseCovariance covariance =
                f.optional("covariance", c -> PoseErrors.covariance(c, map)).orElse(null);
        return new Pose(map, covariance, f.has("note") ? f.text("note") : "");
    }

    private static Matrix4x3d matrix(Fields f) {
        for (String part : PARTS) {
            if (f.has(part)) {
                throw f.error(part, "stands beside \"matrix\", which says all of the pose", "Remove one of the two");
            }
        }
        return FrameJson.matrix(f, "matrix");
    }

    private static Matrix4x3d parts(Fields f) {
        boolean any = false;
        for (String part : PARTS) {
            any |= f.has(part);
        }
        if (!any) {
            throw f.error(
                    "translation",
                    "is missing, and so is every other part of a pose",
                    "Write \"translation\", "
                            + "\"rotation\", \"scale\" or \"matrix\"; [\"0um\", \"0um\", \"0um\"] for no move");
        }
        Vector3d translation = Lengths.vectorUm(f, "translation").orElseGet(Vector3d::new);
        Vector3d pivot = Lengths.vectorUm(f, "pivot").orElseGet(Vector3d::new);
        Quaterniond rotation = f.optional("rotation", Rotations::rotation).orElseGet(Quaterniond::new);
        double scale = f.has("scale") ? f.number("scale") : 1;
        if (!(scale > 0)) {
            throw f.error("scale", "must be above 0, not " + scale, "Write 1 for a rigid pose");
        }
        return new Matrix4x3d()
                .translation(translation.add(pivot))
                .rotate(rotation)
                .scale(scale)
                .translate(pivot.negate());
    }
}
