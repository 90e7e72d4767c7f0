// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;

/**
 * Area of the surface that marching cubes puts into one cell of 2×2×2 voxel centres, for each of the 256 ways in which they
 * can be inside. A vertex lies half way between a voxel inside and one outside.
 *
 * <pre>
 *        6-------7        corner i lies at x = i&amp;1, y = i&gt;&gt;1&amp;1, z = i&gt;&gt;2
 *       /|      /|
 *      4-------5 |        The vertices of each cell are joined face by face: where only one pair of opposite corners of a
 *      | 2-----|-3        face is inside, the inside is taken as joined across the face, as 26-connectivity has it. The
 *      |/      |/         closed polygons that result are cut into the triangles of least total area, so that the area
 *      0-------1          does not depend on how a table was written.
 * </pre>
 *
 * Lorensen, Cline 1987 (10.1145/37401.37422); consistent faces: Nielson, Hamann 1991 (10.1109/VISUAL.1991.175782). On voxels
 * that were thresholded, the surface is stepped: a plane along the voxels or along a diagonal has its exact area, a large
 * ball about 8 % more than its own.
 */
final class MarchingCubes {
    /** Corners of each face, in a circle. */
    private static final int[][] FACES = {
        {0, 2, 6, 4}, {1, 3, 7, 5}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 1, 3, 2}, {4, 5, 7, 6}
    };

    private final Vector3d spacing;

    private MarchingCubes(Vector3d spacing) {
        this.spacing = spacing;
    }

    /** Area of each configuration, µm²; bit i of the index is corner i. */
    static double[] areasUm2(double dxUm, double dyUm, double dzUm) {
        MarchingCubes cell = new MarchingCubes(new Vector3d(dxUm, dyUm, dzUm));
        double[] areas = new double[256];
        for (int inside = 0; inside < 256; inside++) {
            for (List<Vector3d> polygon : cell.polygons(inside)) {
                areas[inside] += leastArea(polygon);
            }
        }
        return areas;
    }

    private List<List<Vector3d>> polygons(int inside) {
        // An edge is named by its corners, a + 8 b with a < b; next[] holds its two neighbours on the surface.
        int[][] next = new int[64][];
        for (int[] face : FACES) {
            join(inside, face, next);
        }
        List<List<Vector3d>> polygons = new ArrayList<>();
        for (int start = 0; start < 64; start++) {
            List<Vector3d> polygon = new ArrayList<>();
            for (int edge = start, before = -1; next[edge] != null; ) {
                int[] both = next[edge];
                next[edge] = null;
                polygon.add(middle(edge));
                int on = both[0] == before ? both[1] : both[0];
                before = edge;
                edge = on;
            }
            if (!polygon.isEmpty()) {
                polygons.add(polygon);
            }
        }
        return polygons;
    }

    private static void join(int inside, int[] face, int[][] next) {
        int first = -1;
        for (int k = 0; k < 4 && first < 0; k++) {
            // The surface enters the face between an inside corner and an outside one.
            if (isIn(inside, face[k]) && !isIn(inside, face[(k + 1) % 4])) {
                first = k;
            }
        }
        if (first < 0) {
            return;
        }
        boolean twice = isIn(inside, face[(first + 2) % 4]) && !isIn(inside, face[(first + 3) % 4]);
        for (int k = first; k < first + (twice ? 4 : 1); k += 2) {
            // Around the outside corners that follow corner k.
            int end = k + 1;
            while (!isIn(inside, face[(end + 1) % 4])) {
                end++;
            }
            link(next, edge(face[k % 4], face[(k + 1) % 4]), edge(face[end % 4], face[(end + 1) % 4]));
        }
    }

    private static boolean isIn(int inside, int corner) {
        return (inside >> corner & 1) != 0;
    }

    private static int edge(int a, int b) {
        return Math.min(a, b) + 8 * Math.max(a, b);
    }

    private static void link(int[][] next, int a, int b) {
        next[a] = next[a] == null ? new int[] {b, b} : new int[] {next[a][0], b};
        next[b] = next[b] == null ? new int[] {a, a} : new int[] {next[b][0], a};
    }

    private Vector3d middle(int edge) {
        int a = edge & 7;
        int b = edge >> 3;
        return new Vector3d((a & 1) + (b & 1), (a >> 1 & 1) + (b >> 1 & 1), (a >> 2) + (b >> 2))
                .mul(0.5)
                .mul(spacing);
    }

    /** Of all ways to cut the polygon into triangles; area[i][j] is the least of its vertices i … j. */
    private static double leastArea(List<Vector3d> p) {
        int n = p.size();
        double[][] area = new double[n][n];
        for (int length = 2; length < n; length++) {
            for (int i = 0; i + length < n; i++) {
                int j = i + length;
                area[i][j] = Double.POSITIVE_INFINITY;
                for (int k = i + 1; k < j; k++) {
                    area[i][j] = Math.min(area[i][j], area[i][k] + area[k][j] + triangle(p.get(i), p.get(k), p.get(j)));
                }
            }
        }
        return area[0][n - 1];
    }

    private static double triangle(Vector3d a, Vector3d b, Vector3d c) {
        return b.sub(a, new Vector3d()).cross(c.sub(a, new Vector3d())).length() / 2;
    }
}
