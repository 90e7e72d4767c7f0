// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/**
 * For each label its surface (by marching cubes, by Crofton's formula, of voxel faces) and its Euler number. Each is a sum
 * over the cells of 2×2×2 voxels of a number that only depends on which of the eight are the object's; what lies outside of
 * the volume is no object. Areas are summed as whole multiples of a tiny one, so that the sum is the same whatever the order.
 */
final class ObjectSurface {
    private static final int MESH = 0;
    private static final int CROFTON = 1;
    private static final int FACES = 2;
    private static final int EULER_8 = 3;
    private static final double STEPS = 1L << 32;

    /** What each configuration adds, for one voxel size. */
    private record Cells(long[] mesh, long[] crofton, long[] faces, int[] euler8, double unitUm2) {
        static Cells of(Lattice l) {
            double dx = l.dxUm();
            double dy = l.dyUm();
            double dz = l.dzUm();
            double unit = Math.max(dx * dy, Math.max(dy * dz, dz * dx)) / STEPS;
            return new Cells(
                    whole(MarchingCubes.areasUm2(dx, dy, dz), unit),
                    whole(CroftonArea.areasUm2(dx, dy, dz), unit),
                    whole(faceAreas(dx, dy, dz), unit),
                    eighthsOfEuler(),
                    unit);
        }

        private static long[] whole(double[] areas, double unit) {
            long[] whole = new long[256];
            for (int i = 0; i < 256; i++) {
                whole[i] = Math.round(areas[i] / unit);
            }
            return whole;
        }
    }

    private final RowSums sums = new RowSums(0, 0, 0, 0);
    private final Cells cells;

    private ObjectSurface(Cells cells) {
        this.cells = cells;
    }

    static ObjectSurface of(LabelPlanes planes, WorkContext work) {
        Cells cells = Cells.of(planes.lattice());
        return new SlabWalk(planes, work)
                .run(
                        "measuring surfaces",
                        () -> new ObjectSurface(cells),
                        (into, z0, z1) -> into.slab(planes, z0, z1),
                        ObjectSurface::join);
    }

    /** By marching cubes, see {@link MarchingCubes}. */
    double meshUm2(int label) {
        return sums.get(label, MESH) * cells.unitUm2;
    }

    /** By Crofton's formula, see {@link CroftonArea}. */
    double croftonUm2(int label) {
        return sums.get(label, CROFTON) * cells.unitUm2;
    }

    /** Of the voxel faces towards anything else. */
    double facesUm2(int label) {
        return sums.get(label, FACES) * cells.unitUm2;
    }

    /** Objects less tunnels plus cavities, where voxels that touch at a corner are joined (26-connectivity). */
    long euler(int label) {
        return sums.get(label, EULER_8) / 8;
    }

    /** Faces between corners that differ; each belongs to four cells. */
    static double[] faceAreas(double dx, double dy, double dz) {
        double[] areas = new double[256];
        for (int inside = 0; inside < 256; inside++) {
            for (int a = 0; a < 8; a++) {
                for (int axis = 0; axis < 3; axis++) {
                    int b = a | 1 << axis;
                    if (b != a && (inside >> a & 1) != (inside >> b & 1)) {
                        areas[inside] += (axis == 0 ? dy * dz : axis == 1 ? dx * dz : dx * dy) / 4;
                    }
                }
            }
        }
        return areas;
    }

    /**
     * Eight times the part of the Euler number of closed voxels (vertices − edges + faces − voxels) that lies at the cell's
     * middle, which is a vertex where voxels meet, with half of 6 edges, a quarter of 12 faces and an eighth of 8 voxels.
     */
    static int[] eighthsOfEuler() {
        int[] euler = new int[256];
        for (int inside = 1; inside < 256; inside++) {
            int sum = 8;
            for (int axis = 0; axis < 3; axis++) {
                for (int side = 0; side < 2; side++) {
                    int around = 0;
                    for (int corner = 0; corner < 8; corner++) {
                        around |= (corner >> axis & 1) == side ? 1 << corner : 0;
                    }
                    sum -= (inside & around) != 0 ? 4 : 0;
                }
                for (int corner = 0; corner < 8; corner++) {
                    int pair = 1 << corner | 1 << (corner | 1 << axis);
                    sum += (corner >> axis & 1) == 0 && (inside & pair) != 0 ? 2 : 0;
                }
            }
            euler[inside] = sum - Integer.bitCount(inside);
        }
        return euler;
    }

    /** Cells below the planes z0 … z1 − 1, and above the last one of the volume. */
    private void slab(LabelPlanes planes, int z0, int z1) {
        Lattice l = planes.lattice();
        int wide = l.nx() + 2;
        int[] none = new int[wide * (l.ny() + 2)];
        int[] below = z0 == 0 ? none : framed(planes, z0 - 1);
        for (int z = z0; z < z1; z++) {
            int[] above = framed(planes, z);
            layer(below, above, l);
            below = above;
        }
        if (z1 == l.nz()) {
            layer(below, none, l);
        }
    }

    /** A plane with a rim of zeros. */
    private static int[] framed(LabelPlanes planes, int z) {
        Lattice l = planes.lattice();
        int[] plane = planes.plane(z);
        int wide = l.nx() + 2;
        int[] framed = new int[wide * (l.ny() + 2)];
        for (int y = 0; y < l.ny(); y++) {
            System.arraycopy(plane, y * l.nx(), framed, (y + 1) * wide + 1, l.nx());
        }
        return framed;
    }

    private void layer(int[] below, int[] above, Lattice l) {
        int wide = l.nx() + 2;
        int[] corner = new int[8];
        for (int y = 0; y <= l.ny(); y++) {
            int from = y * wide;
            int column = 0;
            boolean same = true;
            for (int i = from + 1; i < from + wide; i++) {
                int a = below[i];
                boolean alike = a == below[i + wide] && a == above[i] && a == above[i + wide];
                if (!(alike && same && a == column)) {
                    corner[0] = below[i - 1];
                    corner[1] = a;
                    corner[2] = below[i - 1 + wide];
                    corner[3] = below[i + wide];
                    corner[4] = above[i - 1];
                    corner[5] = above[i];
                    corner[6] = above[i - 1 + wide];
                    corner[7] = above[i + wide];
                    cell(corner);
                }
                column = a;
                same = alike;
            }
        }
    }

    private void cell(int[] corner) {
        int done = 0;
        for (int c = 0; c < 8; c++) {
            int label = corner[c];
            if (label == 0 || (done >> c & 1) != 0) {
                continue;
            }
            int inside = 0;
            for (int k = c; k < 8; k++) {
                inside |= corner[k] == label ? 1 << k : 0;
            }
            done |= inside;
            int at = sums.offset(label);
            long[] v = sums.values();
            v[at + MESH] += cells.mesh[inside];
            v[at + CROFTON] += cells.crofton[inside];
            v[at + FACES] += cells.faces[inside];
            v[at + EULER_8] += cells.euler8[inside];
        }
    }

    private void join(ObjectSurface part) {
        LabelRows rows = part.sums.rows();
        for (int r = 0; r < rows.count(); r++) {
            int label = rows.label(r);
            int at = sums.offset(label);
            for (int k = MESH; k <= EULER_8; k++) {
                sums.values()[at + k] += part.sums.get(label, k);
            }
        }
    }
}
