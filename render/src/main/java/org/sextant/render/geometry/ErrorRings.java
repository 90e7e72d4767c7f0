// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.frame.ErrorEllipsoid;
import org.sextant.world.frame.Locus;
import org.sextant.world.view.Rgba;

/**
 * The surface that holds a point with 95 % probability, as the three ellipses in which the planes of its axes cut it. They
 * are dashed where a placement on the way has no stated error, so that the true region is larger.
 */
final class ErrorRings {
    private static final int SEGMENTS = 128;

    private ErrorRings() {}

    /**
     * The lines, in the world's directions.
     *
     * @param inWorld the point in the world frame
     * @param relativeUm where it is drawn: relative to the eye
     */
    static List<Line> of(Locus inWorld, Vector3dc relativeUm, Rgba colour, double widthPx) {
        ErrorEllipsoid e = inWorld.ellipsoid95();
        Vector3d[] axes = new Vector3d[3];
        for (int i = 0; i < 3; i++) {
            axes[i] = e.axes().getColumn(i, new Vector3d()).mul(e.semiAxesUm().get(i));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Vector3d p = axes[i];
            Vector3d q = axes[(i + 1) % 3];
            for (int k = 0; k < SEGMENTS; k++) {
                if (inWorld.complete() || k % 2 == 0) {
                    lines.add(new Line(at(relativeUm, p, q, k), at(relativeUm, p, q, k + 1), colour, widthPx));
                }
            }
        }
        return lines;
    }

    /** The longest semi-axis, µm. */
    static double radiusUm(Locus inWorld) {
        return inWorld.ellipsoid95().semiAxesUm().x();
    }

    private static Vector3d at(Vector3dc centre, Vector3dc p, Vector3dc q, int k) {
        double angle = 2 * Math.PI * k / SEGMENTS;
        return centre.fma(Math.cos(angle), p, new Vector3d()).fma(Math.sin(angle), q);
    }
}
