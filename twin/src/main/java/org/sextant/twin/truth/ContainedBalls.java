// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

/**
 * Which balls of voxels lie in the ball of a neighbour, exactly. B(p, r) holds the voxels v with |v − p|² < r². All of them are in
 * B(q, s) if s² exceeds the largest |v − q|², which is looked up by r² and by |p − q|² (tables of Remy and Thiel 2005,
 * 10.1016/j.imavis.2004.06.007). That is so for many more balls than s ≥ r + |p − q| tells, because no voxel needs to lie where
 * the two balls come closest.
 *
 * <p>Radii and distances are squared, in voxels. Immutable; any thread may ask.
 */
final class ContainedBalls {
    /** {@code [|p − q|²][r²]}: the largest |v − q|² of a voxel in B(p, r). */
    private final int[][] farthest2;

    /** @param largest2 the largest r² to be asked for */
    ContainedBalls(int largest2) {
        farthest2 = new int[][] {
            new int[0], farthest2(largest2, 1, 0, 0), farthest2(largest2, 1, 1, 0), farthest2(largest2, 1, 1, 1)
        };
    }

    /** By symmetry one octant tells for all neighbours (±dx, ±dy, ±dz) in any order. */
    private static int[] farthest2(int largest2, int dx, int dy, int dz) {
        int[] farthest2 = new int[largest2 + 1];
        for (int x = 0; x * x < largest2; x++) {
            for (int y = 0; x * x + y * y < largest2; y++) {
                for (int z = 0; x * x + y * y + z * z < largest2; z++) {
                    int from = x * x + y * y + z * z + 1;
                    int reached = (x + dx) * (x + dx) + (y + dy) * (y + dy) + (z + dz) * (z + dz);
                    farthest2[from] = Math.max(farthest2[from], reached);
                }
            }
        }
        for (int r2 = 1; r2 <= largest2; r2++) {
            farthest2[r2] = Math.max(farthest2[r2], farthest2[r2 - 1]);
        }
        return farthest2;
    }

    /** @param apart2 |p − q|² of neighbours: 1, 2 or 3 */
    boolean isWithin(int r2, int s2, int apart2) {
        return s2 > farthest2[apart2][r2];
    }
}
