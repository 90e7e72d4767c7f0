// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import org.sextant.compute.voxel.Lattice;

/**
 * What voxels are multiplied by before they are transformed, so that the jump from one border to the other is not taken for
 * structure. Position 0 … 1 runs from border to border.
 *
 * @param taper share of the half length over which a Tukey window or a sphere falls to 0 along a cosine
 */
record FourierWindow(Shape shape, double taper) {
    /** The form of the window. */
    enum Shape {
        /** All voxels count alike. */
        NONE,
        /** A raised cosine from border to border, along each axis (Hann). */
        COSINE,
        /** Flat in the middle, with cosine edges, along each axis. */
        TUKEY,
        /** A ball (in a long volume an ellipsoid) that touches the borders, with a cosine edge. */
        SPHERE
    }

    /** Weight of a voxel. */
    double at(Lattice l, int x, int y, int z) {
        double px = (x + 0.5) / l.nx();
        double py = (y + 0.5) / l.ny();
        double pz = (z + 0.5) / l.nz();
        return switch (shape) {
            case NONE -> 1;
            case COSINE -> edge(px, 1) * edge(py, 1) * edge(pz, 1);
            case TUKEY -> edge(px, taper) * edge(py, taper) * edge(pz, taper);
            case SPHERE -> {
                double r = Math.sqrt(square(2 * px - 1) + square(2 * py - 1) + square(2 * pz - 1));
                yield r >= 1 ? 0 : edge((1 - r) / 2, taper);
            }
        };
    }

    private static double edge(double p, double taper) {
        double inside = 2 * Math.min(p, 1 - p);
        return inside >= taper ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * inside / taper);
    }

    private static double square(double v) {
        return v * v;
    }
}
