// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.projector;

import org.joml.Vector3d;
import org.sextant.compute.voxel.Lattice;

/**
 * One ray through a lattice, sampled where it crosses the planes of voxels that it meets most steeply (Joseph 1982,
 * 10.1109/TMI.1982.4307572).
 *
 * <pre>
 *   axis of the planes n:   x            y            z
 *   across, p and q:        y, z         x, z         x, y        p(n) = p0 + n dp,   q(n) = q0 + n dq
 * </pre>
 *
 * <p>Threads: one.
 */
final class JosephRay {
    private final Lattice lattice;
    int axis;
    double p0;
    double q0;
    double dp;
    double dq;
    /** First and last plane in which the ray comes near a voxel; none if last &lt; first. */
    int first;

    int last;
    /** Between two planes, µm. */
    double stepUm;

    JosephRay(Lattice lattice) {
        this.lattice = lattice;
    }

    /** @param start a point of the ray, in voxels */
    void set(Vector3d start, Vector3d direction) {
        double x = Math.abs(direction.x);
        double y = Math.abs(direction.y);
        double z = Math.abs(direction.z);
        axis = x >= y && x >= z ? 0 : y >= z ? 1 : 2;
        int p = axis == 0 ? 1 : 0;
        int q = axis == 2 ? 1 : 2;
        double along = direction.get(axis);
        dp = direction.get(p) / along;
        dq = direction.get(q) / along;
        p0 = start.get(p) - dp * start.get(axis);
        q0 = start.get(q) - dq * start.get(axis);
        stepUm = Math.sqrt(square(lattice.spacingUm(axis))
                + square(dp * lattice.spacingUm(p))
                + square(dq * lattice.spacingUm(q)));
        first = 0;
        last = lattice.size(axis) - 1;
        clip(p0, dp, -1, lattice.size(p));
        clip(q0, dq, -1, lattice.size(q));
    }

    /** Keeps the planes in which low &lt; a + n·slope &lt; high, and perhaps one more at each end. */
    void clip(double a, double slope, double low, double high) {
        if (Math.abs(slope) < 1e-12) {
            if (a <= low || a >= high) {
                last = first - 1;
            }
            return;
        }
        double n0 = (low - a) / slope;
        double n1 = (high - a) / slope;
        double from = Math.min(n0, n1);
        double to = Math.max(n0, n1);
        first = (int) Math.max(first, Math.min(Math.floor(from), Integer.MAX_VALUE - 1));
        last = (int) Math.min(last, Math.max(Math.ceil(to), -2));
    }

    private static double square(double v) {
        return v * v;
    }
}
