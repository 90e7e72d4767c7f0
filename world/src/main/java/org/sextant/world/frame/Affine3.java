// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import org.joml.Matrix3d;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Quaterniond;
import org.joml.Quaterniondc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;

/**
 * An affine map between two named frames, x_to = A x_from + t, in double precision.
 *
 * <p>Joining maps whose frames do not meet is an error: the compiler cannot see it, so {@link #then} checks.
 */
public record Affine3(FrameId from, FrameId to, Matrix4x3dc matrix) {
    public Affine3 {
        matrix = new Matrix4x3d(matrix);
        if (!matrix.isFinite()) {
            throw new SextantException(
                    "the transform " + from + " -> " + to + " has a value that is not finite:\n" + matrix);
        }
    }

    public static Affine3 identity(FrameId from, FrameId to) {
        return new Affine3(from, to, new Matrix4x3d());
    }

    /** Rotation, then translation (micrometres of {@code to}). */
    public static Affine3 rigid(FrameId from, FrameId to, Quaterniondc rotation, Vector3dc translationUm) {
        return similarity(from, to, 1, rotation, translationUm);
    }

    /**
     * Isotropic scale, then rotation, then translation (micrometres of {@code to}).
     *
     * @param rotation of any length above 0; only its direction counts
     */
    public static Affine3 similarity(
            FrameId from, FrameId to, double scale, Quaterniondc rotation, Vector3dc translationUm) {
        if (!(rotation.lengthSquared() > 0 && Double.isFinite(rotation.lengthSquared()))) {
            throw new SextantException("the rotation " + from + " -> " + to + " is no rotation: " + rotation);
        }
        return new Affine3(
                from,
                to,
                new Matrix4x3d()
                        .translationRotateScale(
                                translationUm, rotation.normalize(new Quaterniond()), new Vector3d(scale)));
    }

    /** Scale along each axis, then translation. */
    public static Affine3 scaleTranslate(FrameId from, FrameId to, Vector3dc scale, Vector3dc translation) {
        return new Affine3(from, to, new Matrix4x3d().translation(translation).scale(scale));
    }

    /** This map followed by {@code next}. */
    public Affine3 then(Affine3 next) {
        if (!to.equals(next.from)) {
            throw new SextantException("cannot join " + from + " -> " + to + " with " + next.from + " -> " + next.to
                    + ": '" + to + "' is not '" + next.from + "'");
        }
        return new Affine3(from, next.to, next.matrix.mul(matrix, new Matrix4x3d()));
    }

    /** @throws SextantException if the map flattens space and so has no inverse */
    public Affine3 inverse() {
        double det = matrix.determinant();
        double norm = linear().getColumn(0, new Vector3d()).length()
                * linear().getColumn(1, new Vector3d()).length()
                * linear().getColumn(2, new Vector3d()).length();
        if (!(Math.abs(det) > 1e-12 * norm)) {
            throw new SextantException(
                    "the transform " + from + " -> " + to + " has no inverse (determinant " + det + ")");
        }
        return new Affine3(to, from, matrix.invert(new Matrix4x3d()));
    }

    /** Where the point lies in {@code to}; the argument is not changed. */
    public Vector3d apply(Vector3dc point) {
        return matrix.transformPosition(point, new Vector3d());
    }

    /** The image of a direction (no translation). */
    public Vector3d applyDirection(Vector3dc direction) {
        return matrix.transformDirection(direction, new Vector3d());
    }

    /** The linear part A. */
    public Matrix3d linear() {
        Matrix4x3dc m = matrix;
        return new Matrix3d(m.m00(), m.m01(), m.m02(), m.m10(), m.m11(), m.m12(), m.m20(), m.m21(), m.m22());
    }

    /** The same map between frames of other names. */
    public Affine3 between(FrameId newFrom, FrameId newTo) {
        return new Affine3(newFrom, newTo, matrix);
    }
}
