// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import java.util.Arrays;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/**
 * Where a field passes a level, as points between neighbouring voxels with the surface's direction there:
 *
 * <pre>
 *   voxel   a         b          f(a) &lt; level ≤ f(b)
 *           o----*----o          point at a + (level − f(a)) / (f(b) − f(a)), linear between the centres
 *                |→ n            n: the field's gradient, of length 1, linear between those of a and b (central differences)
 * </pre>
 *
 * Points are ordered by planes, so that those near a plane are found at once.
 *
 * <p>Threads: any.
 */
final class IsoSurface {
    /** Numbers of a point: x, y, z in µm from the centre of voxel 0,0,0 along the voxel axes, then n. */
    private static final int WIDTH = 6;

    private final Lattice lattice;
    /** Points that lie in or above plane z and below plane z + 1. */
    private final double[][] byPlane;

    private IsoSurface(Lattice lattice, double[][] byPlane) {
        this.lattice = lattice;
        this.byPlane = byPlane;
    }

    static IsoSurface of(FloatVoxels field, double level, WorkContext work) {
        Lattice l = field.lattice();
        double[][] byPlane = new double[l.nz()][];
        work.forEach("finding the surface", l.nz(), z -> byPlane[(int) z] = new Finder(field, level, (int) z).points());
        return new IsoSurface(l, byPlane);
    }

    Lattice lattice() {
        return lattice;
    }

    long count() {
        long count = 0;
        for (double[] plane : byPlane) {
            count += plane.length / WIDTH;
        }
        return count;
    }

    /** Points between plane z and the next. */
    int countAt(int z) {
        return byPlane[z].length / WIDTH;
    }

    /** Position along an axis, µm from the centre of the first voxel. */
    double um(int z, int point, int axis) {
        return byPlane[z][point * WIDTH + axis];
    }

    /** Component of the direction of length 1 in which the field rises. */
    double normal(int z, int point, int axis) {
        return byPlane[z][point * WIDTH + 3 + axis];
    }

    /** The points between one plane and the next. */
    private static final class Finder {
        private final FloatVoxels f;
        private final Lattice l;
        private final double level;
        private final int z;
        private double[] points = new double[64 * WIDTH];
        private int used;

        Finder(FloatVoxels f, double level, int z) {
            this.f = f;
            this.l = f.lattice();
            this.level = level;
            this.z = z;
        }

        double[] points() {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    boolean inside = f.at(x, y, z) >= level;
                    if (x + 1 < l.nx() && inside != f.at(x + 1, y, z) >= level) {
                        add(x, y, 0);
                    }
                    if (y + 1 < l.ny() && inside != f.at(x, y + 1, z) >= level) {
                        add(x, y, 1);
                    }
                    if (z + 1 < l.nz() && inside != f.at(x, y, z + 1) >= level) {
                        add(x, y, 2);
                    }
                }
            }
            return Arrays.copyOf(points, used);
        }

        private void add(int x, int y, int axis) {
            int bx = x + (axis == 0 ? 1 : 0);
            int by = y + (axis == 1 ? 1 : 0);
            int bz = z + (axis == 2 ? 1 : 0);
            double from = f.at(x, y, z);
            double share = (level - from) / (f.at(bx, by, bz) - from);
            double[] n = new double[3];
            double length = 0;
            for (int k = 0; k < 3; k++) {
                n[k] = (1 - share) * slope(x, y, z, k) + share * slope(bx, by, bz, k);
                length += n[k] * n[k];
            }
            if (!(length > 0) || !Double.isFinite(share)) {
                // Flat to both sides of the crossing, or not a number: there is no direction.
                return;
            }
            if (used == points.length) {
                points = Arrays.copyOf(points, 2 * used);
            }
            points[used] = (x + share * (bx - x)) * l.dxUm();
            points[used + 1] = (y + share * (by - y)) * l.dyUm();
            points[used + 2] = (z + share * (bz - z)) * l.dzUm();
            for (int k = 0; k < 3; k++) {
                points[used + 3 + k] = n[k] / Math.sqrt(length);
            }
            used += WIDTH;
        }

        /** Central difference, at borders one-sided, per µm. */
        private double slope(int x, int y, int z, int axis) {
            int i = axis == 0 ? x : axis == 1 ? y : z;
            int low = Math.max(0, i - 1);
            int high = Math.min(l.size(axis) - 1, i + 1);
            if (low == high) {
                return 0;
            }
            double a = axis == 0 ? f.at(low, y, z) : axis == 1 ? f.at(x, low, z) : f.at(x, y, low);
            double b = axis == 0 ? f.at(high, y, z) : axis == 1 ? f.at(x, high, z) : f.at(x, y, high);
            return (b - a) / ((high - low) * l.spacingUm(axis));
        }
    }
}
