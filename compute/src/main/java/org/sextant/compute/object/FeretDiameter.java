// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/**
 * The largest distance between two points of an object, exact: of the middles of its outer voxel faces, so that one voxel has
 * its longest edge and a row of n voxels n edges. These are the points that marching cubes gives a thresholded object.
 *
 * <p>The hull of the face middles is that of the voxel centres with half a voxel added along each axis. For centres Δ apart
 * the largest distance is therefore √(|Δ|² + max over axes (2 |Δᵢ| dᵢ + dᵢ²)). Only corners of the convex hull count, and a
 * corner of the hull is one in every plane through it: planes along z, then y, x and the diagonals leave few points, between
 * which all distances are looked at.
 */
final class FeretDiameter {
    private static final int[][] PLANES = {
        {0, 1, 0}, {1, 0, 0}, {1, 1, 0}, {1, -1, 0}, {1, 0, 1}, {1, 0, -1}, {0, 1, 1}, {0, 1, -1}
    };
    /** Fewer points are compared at once. */
    private static final int FEW = 64;

    private final Map<Integer, List<long[]>> corners = new HashMap<>();

    private FeretDiameter() {}

    /** The diameters of the labels in the order of the rows, µm. */
    static double[] of(LabelPlanes planes, LabelRows rows, WorkContext work) {
        Lattice l = planes.lattice();
        FeretDiameter found = new SlabWalk(planes, work)
                .run(
                        "finding hulls of objects",
                        FeretDiameter::new,
                        (into, z0, z1) -> {
                            for (int z = z0; z < z1; z++) {
                                into.plane(planes.plane(z), l, z);
                            }
                        },
                        FeretDiameter::join);
        double[] diametersUm = new double[rows.count()];
        work.forEach("finding diameters of objects", rows.count(), r -> {
            List<long[]> points = found.corners.getOrDefault(rows.label((int) r), List.of());
            diametersUm[(int) r] = longestUm(points.toArray(long[][]::new), l);
        });
        return diametersUm;
    }

    private void join(FeretDiameter part) {
        part.corners.forEach((label, points) ->
                corners.computeIfAbsent(label, k -> new ArrayList<>()).addAll(points));
    }

    /** Adds the corners of the hull of each label's voxels in one plane. */
    private void plane(int[] labels, Lattice l, int z) {
        LabelRows met = new LabelRows();
        List<List<long[]>> ends = new ArrayList<>();
        for (int y = 0; y < l.ny(); y++) {
            int from = y * l.nx();
            for (int x = 0; x < l.nx(); ) {
                int label = labels[from + x];
                int start = x++;
                while (x < l.nx() && labels[from + x] == label) {
                    x++;
                }
                if (label == 0) {
                    continue;
                }
                int row = met.row(label);
                if (row == ends.size()) {
                    ends.add(new ArrayList<>());
                }
                List<long[]> points = ends.get(row);
                // A second run in the same row moves its right end.
                if (points.size() > 1 && points.get(points.size() - 1)[1] == y) {
                    points.get(points.size() - 1)[0] = x - 1;
                } else {
                    points.add(new long[] {start, y, z});
                    points.add(new long[] {x - 1, y, z});
                }
            }
        }
        for (int row = 0; row < met.count(); row++) {
            corners.computeIfAbsent(met.label(row), k -> new ArrayList<>()).addAll(hull(ends.get(row), 1, 0));
        }
    }

    /** Corners of the convex hull of points in a plane, by the axes a and b (Andrew 1979, 10.1016/0020-0190(79)90072-3). */
    private static List<long[]> hull(List<long[]> points, int a, int b) {
        if (points.size() < 3) {
            return points;
        }
        List<long[]> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.<long[]>comparingLong(p -> p[a]).thenComparingLong(p -> p[b]));
        List<long[]> hull = new ArrayList<>();
        chain(sorted, hull, a, b);
        Collections.reverse(sorted);
        chain(sorted, hull, a, b);
        return hull;
    }

    /** One side of the hull, without its last point, which begins the other side. */
    private static void chain(List<long[]> sorted, List<long[]> hull, int a, int b) {
        int base = hull.size();
        for (long[] p : sorted) {
            while (hull.size() >= base + 2
                    && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), p, a, b) <= 0) {
                hull.remove(hull.size() - 1);
            }
            hull.add(p);
        }
        hull.remove(hull.size() - 1);
    }

    private static long turn(long[] o, long[] p, long[] q, int a, int b) {
        return (p[a] - o[a]) * (q[b] - o[b]) - (p[b] - o[b]) * (q[a] - o[a]);
    }

    static double longestUm(long[][] points, Lattice l) {
        long[][] left = points;
        for (int k = 0; k < PLANES.length && left.length > FEW; k++) {
            left = cornersIn(left, PLANES[k]);
        }
        double[][] um = new double[left.length][];
        for (int i = 0; i < um.length; i++) {
            um[i] = new double[] {left[i][0] * l.dxUm(), left[i][1] * l.dyUm(), left[i][2] * l.dzUm()};
        }
        return Math.sqrt(longest2(um, l));
    }

    /** Keeps the points that are corners in their plane n·p = constant. */
    private static long[][] cornersIn(long[][] points, int[] n) {
        Map<Long, List<long[]>> byPlane = new HashMap<>();
        for (long[] p : points) {
            byPlane.computeIfAbsent(n[0] * p[0] + n[1] * p[1] + n[2] * p[2], k -> new ArrayList<>())
                    .add(p);
        }
        // Two axes along which the plane can be seen without becoming a line.
        int a = n[0] == 0 ? 0 : n[1] == 0 ? 1 : 2;
        int b = n[0] == 0 ? (n[1] == 0 ? 1 : 2) : n[1] == 0 ? 2 : 0;
        List<long[]> left = new ArrayList<>();
        byPlane.values().forEach(plane -> left.addAll(hull(plane, a, b)));
        return left.toArray(long[][]::new);
    }

    private static double longest2(double[][] p, Lattice l) {
        double[] centre = new double[3];
        for (double[] q : p) {
            for (int k = 0; k < 3; k++) {
                centre[k] += q[k] / p.length;
            }
        }
        double[] far = new double[p.length];
        Integer[] order = new Integer[p.length];
        for (int i = 0; i < p.length; i++) {
            order[i] = i;
            far[i] = Math.sqrt(square(p[i][0] - centre[0]) + square(p[i][1] - centre[1]) + square(p[i][2] - centre[2]));
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> -far[i]));
        double reach = Math.max(l.dxUm(), Math.max(l.dyUm(), l.dzUm()));
        double best = 0;
        for (int i = 0; i < order.length; i++) {
            double[] q = p[order[i]];
            for (int j = i; j < order.length; j++) {
                // Points are no farther apart than both are from the centre; those that follow are nearer.
                if (square(far[order[i]] + far[order[j]] + reach) < best) {
                    break;
                }
                double[] o = p[order[j]];
                double x = Math.abs(q[0] - o[0]);
                double y = Math.abs(q[1] - o[1]);
                double z = Math.abs(q[2] - o[2]);
                double more = Math.max(
                        (2 * x + l.dxUm()) * l.dxUm(),
                        Math.max((2 * y + l.dyUm()) * l.dyUm(), (2 * z + l.dzUm()) * l.dzUm()));
                best = Math.max(best, x * x + y * y + z * z + more);
            }
        }
        return best;
    }

    private static double square(double v) {
        return v * v;
    }
}
