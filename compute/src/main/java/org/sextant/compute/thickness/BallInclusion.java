// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sextant.compute.distance.SquaredMetric;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/**
 * When one discrete ball contains another whose centre lies a few steps away: B(0, q) = {p : |p|² < q} lies in B(v, q') if
 * and only if q' is at least
 *
 * <pre>
 *   need(q) = 1 + max{ |p − v|² : |p|² < q }
 * </pre>
 *
 * <p>(the lookup tables of Rémy and Thiel 2002, Pattern Recognition Letters 23, 649, doi:10.1016/S0167-8655(01)00141-6). By
 * symmetry the largest |p − v|² is found among p that point away from v. Beyond the tables the balls of real space decide,
 * √q' ≥ √q + |v|, which is sufficient.
 *
 * <p>Threads: any.
 */
final class BallInclusion {
    /** Longer tables cost more to fill and to miss in the cache than they save. */
    private static final int LONGEST = 1 << 20;

    /** The longest for cubes, where more spheres of whole numbers have points: a radius of 256 voxels. */
    private static final int LONGEST_OF_CUBES = 1 << 16;

    /** By {@link #key}; shared where axes are alike. */
    private final int[][] tables = new int[64][];

    private final double[] steps = new double[64];

    private BallInclusion() {}

    /** Number of the step (±a, ±b, ±c) along x, y, z; each at most 3. */
    static int key(int a, int b, int c) {
        return a + 4 * b + 16 * c;
    }

    /**
     * For neighbours in a plane of constant z, at most one step along each axis, and discs in that plane.
     *
     * @param lattice on which the balls lie: what is outside of it need not be contained
     * @param most the largest reach asked for
     */
    static BallInclusion ofDiscs(Lattice lattice, SquaredMetric metric, int most) {
        BallInclusion all = new BallInclusion();
        for (int v : new int[] {key(1, 0, 0), key(0, 1, 0), key(1, 1, 0)}) {
            all.tables[v] = table(v, lattice, metric, length(metric, most), true);
            all.steps[v] = Math.sqrt(square(metric, v));
        }
        return all;
    }

    /** For steps of up to 3 along each axis, without those that are multiples of shorter ones. */
    static BallInclusion ofBalls(Lattice lattice, SquaredMetric metric, int most, WorkContext work) {
        BallInclusion all = new BallInclusion();
        int length = length(metric, most);
        int[] keys = IntStream.range(1, 64).filter(BallInclusion::isPrimitive).toArray();
        int[] same = Arrays.stream(keys).map(v -> canonical(metric, v)).toArray();
        int[] different = Arrays.stream(same).distinct().toArray();
        work.forEach(
                "tables of balls",
                different.length,
                i -> all.tables[different[(int) i]] = table(different[(int) i], lattice, metric, length, false));
        for (int i = 0; i < keys.length; i++) {
            all.tables[keys[i]] = all.tables[same[i]];
            all.steps[keys[i]] = Math.sqrt(square(metric, keys[i]));
        }
        return all;
    }

    private static int length(SquaredMetric m, int most) {
        int least = Math.min(m.wx(), Math.min(m.wy(), m.wz()));
        return (int) Math.min((long) most + 1, Math.min(LONGEST, (long) least * LONGEST_OF_CUBES));
    }

    private static boolean isPrimitive(int v) {
        int a = v & 3;
        int b = v >> 2 & 3;
        int c = v >> 4;
        boolean doubled = a % 2 == 0 && b % 2 == 0 && c % 2 == 0;
        boolean tripled = a % 3 == 0 && b % 3 == 0 && c % 3 == 0;
        return !doubled && !tripled;
    }

    /** The step with the same table: sorted where the axes are alike. */
    private static int canonical(SquaredMetric m, int v) {
        if (m.wx() != m.wy() || m.wy() != m.wz()) {
            return v;
        }
        int[] abc = {v & 3, v >> 2 & 3, v >> 4};
        Arrays.sort(abc);
        return key(abc[2], abc[1], abc[0]);
    }

    private static int square(SquaredMetric m, int v) {
        int a = v & 3;
        int b = v >> 2 & 3;
        int c = v >> 4;
        return a * a * m.wx() + b * b * m.wy() + c * c * m.wz();
    }

    private static int[] table(int v, Lattice l, SquaredMetric m, int length, boolean flat) {
        int[] table = new int[length];
        int ax = 2 * (v & 3) * m.wx();
        int ay = 2 * (v >> 2 & 3) * m.wy();
        int az = 2 * (v >> 4) * m.wz();
        int own = square(m, v);
        // The largest |p + v|² of all p ≥ 0 with |p|² = s, at index s.
        for (int z = 0; z < (flat ? 1 : l.nz()) && m.wz() * z * z < length; z++) {
            for (int y = 0; y < l.ny() && m.wz() * z * z + m.wy() * y * y < length; y++) {
                int yz = m.wz() * z * z + m.wy() * y * y;
                int more = az * z + ay * y + own;
                for (int x = 0; x < l.nx() && yz + m.wx() * x * x < length; x++) {
                    int s = yz + m.wx() * x * x;
                    table[s] = Math.max(table[s], s + more + ax * x);
                }
            }
        }
        // From the largest of each sphere to 1 + the largest of all within: need(q) looks at s < q.
        int most = 0;
        for (int q = 0; q < length; q++) {
            int next = Math.max(most, table[q]);
            table[q] = most + 1;
            most = next;
        }
        return table;
    }

    /** need(q) for a neighbour at the step of that key. */
    int need(int key, int q) {
        int[] table = tables[key];
        if (q < table.length) {
            return table[q];
        }
        double reach = Math.sqrt(q) + steps[key];
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(reach * reach * (1 + 1e-12)));
    }
}
