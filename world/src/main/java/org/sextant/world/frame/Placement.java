// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.SextantException;

/**
 * Where a frame lies in its parent: a rigid motion or a similarity, with its uncertainty if known, and how it came about.
 *
 * @param covariance null where nobody has stated how sure the pose is
 */
public record Placement(
        FrameId frame,
        FrameId parent,
        Affine3 toParent,
        @Nullable PoseCovariance covariance,
        Provenance how) {
    private static final double SHAPE_TOLERANCE = 1e-6;

    public Placement {
        if (!toParent.from().equals(frame) || !toParent.to().equals(parent)) {
            throw new SextantException("the placement of '" + frame + "' in '" + parent + "' holds a transform "
                    + toParent.from() + " -> " + toParent.to());
        }
        checkSimilarity(frame, toParent);
    }

    public Optional<PoseCovariance> knownCovariance() {
        return Optional.ofNullable(covariance);
    }

    /** Isotropic scale of the pose; 1 when rigid. */
    public double scale() {
        return Math.cbrt(toParent.matrix().determinant());
    }

    /** AᵀA must be s² I with a positive determinant: no shear, no unequal scales, no mirror image. */
    private static void checkSimilarity(FrameId frame, Affine3 map) {
        Matrix3d a = map.linear();
        double det = a.determinant();
        if (!(det > 0)) {
            throw new SextantException("the pose of '" + frame + "' has determinant " + det
                    + ": a pose may not mirror or flatten; check the order and sign of its axes");
        }
        double s2 = Math.pow(det, 2.0 / 3);
        Matrix3d g = a.transpose(new Matrix3d()).mul(a);
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                double want = r == c ? s2 : 0;
                if (Math.abs(g.getColumn(c, new Vector3d()).get(r) - want) > SHAPE_TOLERANCE * s2) {
                    throw new SextantException("the pose of '" + frame
                            + "' shears or scales its axes unequally; give a rigid or similarity transform");
                }
            }
        }
    }
}
