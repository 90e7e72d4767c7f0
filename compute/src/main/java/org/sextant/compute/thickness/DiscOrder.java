// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.Arrays;

/**
 * The discs that a plane of constant z cuts from the ridge's balls, largest ball first: sorted by counting, as there are
 * many discs and few different balls.
 *
 * <p>Threads: one; it keeps its buffers.
 */
final class DiscOrder {
    private final DistanceRidge ridge;
    /** By rank of the ball where its discs end. */
    private final int[] ends;
    /** Squared reach in the upper half, x + nx·y of the centre in the lower. */
    private long[] discs = new long[1024];

    DiscOrder(DistanceRidge ridge) {
        this.ridge = ridge;
        this.ends = new int[ridge.squares().length + 1];
    }

    /** Takes one disc after the other. */
    interface Sink {
        /** @param reach p is in the disc where its squared distance from the centre is below */
        void take(int squaredRadius, int reach, int at);
    }

    /** All discs of the plane z. */
    void discs(int z, Sink sink) {
        count(z);
        place(z);
        int from = 0;
        for (int rank = 0; rank < ridge.squares().length; rank++) {
            int squared = ridge.squares()[rank];
            for (int i = from; i < ends[rank]; i++) {
                sink.take(squared, (int) (discs[i] >> 32), (int) discs[i]);
            }
            from = ends[rank];
        }
    }

    private void count(int z) {
        Arrays.fill(ends, 0);
        int planes = ridge.planes().length;
        for (int dz = 0, last = ends.length - 2; last >= 0 && dz < planes; last = ridge.lastRank(++dz)) {
            count(z - dz, last);
            if (dz > 0) {
                count(z + dz, last);
            }
        }
        for (int rank = 1; rank < ends.length; rank++) {
            ends[rank] += ends[rank - 1];
        }
        if (discs.length < ends[ends.length - 1]) {
            discs = new long[ends[ends.length - 1] + (ends[ends.length - 1] >> 2)];
        }
    }

    private void count(int k, int last) {
        if (k >= 0 && k < ridge.planes().length) {
            long[] centres = ridge.planes()[k];
            for (int i = 0; i < centres.length && (int) (centres[i] >> 32) <= last; i++) {
                ends[(int) (centres[i] >> 32) + 1]++;
            }
        }
    }

    /** Nearest planes first, so that equal balls come with their largest disc first. Starts become ends. */
    private void place(int z) {
        int planes = ridge.planes().length;
        for (int dz = 0, last = ends.length - 2; last >= 0 && dz < planes; last = ridge.lastRank(++dz)) {
            place(z - dz, last, dz);
            if (dz > 0) {
                place(z + dz, last, dz);
            }
        }
    }

    private void place(int k, int last, int dz) {
        if (k >= 0 && k < ridge.planes().length) {
            long[] centres = ridge.planes()[k];
            int lost = ridge.metric().wz() * dz * dz;
            for (int i = 0; i < centres.length && (int) (centres[i] >> 32) <= last; i++) {
                int rank = (int) (centres[i] >> 32);
                int reach = ridge.reaches()[rank] - lost;
                discs[ends[rank]++] = (long) reach << 32 | centres[i] & 0xffffffffL;
            }
        }
    }
}
