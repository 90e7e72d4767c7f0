// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import org.sextant.compute.distance.SquaredMetric;
import org.sextant.compute.voxel.Lattice;

/**
 * When one discrete ball contains another whose centre is a neighbour: B(0, q) = {p : |p|² &lt; q} lies in B(v, q') if and
 * only if q' is at least
 *
 * <pre>
 *   need(q) = 1 + max{ |p − v|² : |p|² &lt; q }
 * </pre>
 *
 * (the lookup tables of Rémy and Thiel 2002, Pattern Recognition Letters 23, 649, doi:10.1016/S0167-8655(01)00141-6, for
 * the neighbours at one step). By symmetry the largest |p − v|² is found among p that point away from v. Beyond the tables
 * the balls of real space decide, √q' ≥ √q + |v|, which is sufficient.
 *
 * <p>Threads: any.
 */
final class BallInclusion {
    /** Longer tables cost more to fill and to miss in the cache than they save. */
    private static final int LONGEST = 1 << 20;

    /** The longest for cubes, where more spheres of whole numbers have points: a radius of 256 voxels. */
    private static final int LONGEST_OF_CUBES = 1 << 16;

    /** By steps along x (bit 0), y (bit 1) and z (bit 2); 0 is unused. */
    private final int[][] tables = new int[8][];

    private final double[] steps = new double[8];

    /**
     * @param lattice on which the balls lie: what is outside of it need not be contained
     * @param most the largest reach asked for
     * @param flat whether balls and neighbours lie in one plane of constant z
     */
    BallInclusion(Lattice lattice, SquaredMetric metric, int most, boolean flat) {
        int least = Math.min(metric.wx(), Math.min(metric.wy(), metric.wz()));
        int length = (int) Math.min((long) most + 1, Math.min(LONGEST, (long) least * LONGEST_OF_CUBES));
        for (int v = 1; v < (flat ? 4 : 8); v++) {
            tables[v] = new int[length];
            steps[v] = Math.sqrt(square(metric, v));
        }
        fill(lattice, metric, length, flat);
        for (int v = 1; v < (flat ? 4 : 8); v++) {
            toNeeds(tables[v]);
        }
    }

    private static int square(SquaredMetric m, int v) {
        return (v & 1) * m.wx() + (v >> 1 & 1) * m.wy() + (v >> 2 & 1) * m.wz();
    }

    /** The largest |p + v|² of all p ≥ 0 with |p|² = s, at index s. */
    private void fill(Lattice l, SquaredMetric m, int length, boolean flat) {
        for (int z = 0; z < (flat ? 1 : l.nz()) && m.wz() * z * z < length; z++) {
            for (int y = 0; y < l.ny() && m.wz() * z * z + m.wy() * y * y < length; y++) {
                int yz = m.wz() * z * z + m.wy() * y * y;
                for (int x = 0; x < l.nx() && yz + m.wx() * x * x < length; x++) {
                    int s = yz + m.wx() * x * x;
                    int ax = m.wx() * (2 * x + 1);
                    int ay = m.wy() * (2 * y + 1);
                    int az = m.wz() * (2 * z + 1);
                    raise(1, s, ax);
                    raise(2, s, ay);
                    raise(3, s, ax + ay);
                    if (!flat) {
                        raise(4, s, az);
                        raise(5, s, ax + az);
                        raise(6, s, ay + az);
                        raise(7, s, ax + ay + az);
                    }
                }
            }
        }
    }

    private void raise(int v, int s, int more) {
        if (s + more > tables[v][s]) {
            tables[v][s] = s + more;
        }
    }

    /** From the largest of each sphere to 1 + the largest of all within: need(q) looks at s &lt; q. */
    private static void toNeeds(int[] table) {
        int most = 0;
        for (int q = 0; q < table.length; q++) {
            int next = Math.max(most, table[q]);
            table[q] = most + 1;
            most = next;
        }
    }

    /** need(q) for a neighbour at the steps v: bit 0 along x, bit 1 along y, bit 2 along z. */
    int need(int v, int q) {
        int[] table = tables[v];
        if (q < table.length) {
            return table[q];
        }
        double reach = Math.sqrt(q) + steps[v];
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(reach * reach * (1 + 1e-12)));
    }
}
