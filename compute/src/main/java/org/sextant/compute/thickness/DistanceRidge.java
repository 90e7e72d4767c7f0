// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.Arrays;
import org.sextant.compute.distance.SquaredDistance;
import org.sextant.compute.distance.SquaredMetric;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/**
 * The centres whose ball lies in no ball around one of their 26 neighbours, nor of those up to 3 voxels away that lie in the
 * direction in which the distance rises: the finer directions matter where balls are large. The union of all balls of a phase, and the
 * largest ball over each voxel, is that of the ridge's balls: a ball that was left out lies in a larger one, and so on up
 * to one that was kept.
 *
 * <p>Balls that hold no voxel but their centre are left out as well.
 *
 * @param squares the squared radii that occur, descending; the position of one is its rank
 * @param reaches by rank: a voxel belongs to a ball where its squared distance from the centre is below
 * @param planes for each z the centres, largest ball first: rank in the upper 32 bits, x + nx·y in the lower
 */
record DistanceRidge(Lattice lattice, SquaredMetric metric, int[] squares, int[] reaches, long[][] planes) {
    static DistanceRidge of(SquaredDistance distance, BallKind kind, WorkContext work) {
        Lattice l = distance.lattice();
        int[] most = new int[l.nz()];
        work.forEach(
                "largest balls",
                l.nz(),
                z -> most[(int) z] =
                        Arrays.stream(distance.planes()[(int) z]).max().orElse(0));
        int largest = Arrays.stream(most).max().orElse(0);
        if (largest == SquaredMetric.FAR) {
            return everywhere(distance);
        }
        BallInclusion inclusion = BallInclusion.ofBalls(l, distance.metric(), kind.reach(largest), work);
        long[][] planes = new long[l.nz()][];
        work.forEach(
                "distance ridge",
                l.nz(),
                z -> planes[(int) z] = new RidgePlane(distance, kind, inclusion, (int) z).centres());
        int[] squares = ranked(planes);
        work.forEach("ranks", l.nz(), z -> toRanks(planes[(int) z], squares));
        int[] reaches = Arrays.stream(squares).map(kind::reach).toArray();
        return new DistanceRidge(l, distance.metric(), squares, reaches, planes);
    }

    /** Nothing lies outside of the phase: one ball without end covers the image. */
    private static DistanceRidge everywhere(SquaredDistance distance) {
        long[][] planes = new long[distance.planes().length][0];
        planes[0] = new long[1];
        int[] far = {SquaredMetric.FAR};
        return new DistanceRidge(distance.lattice(), distance.metric(), far, far, planes);
    }

    /** The squared radii, which stand in the upper halves, descending. */
    private static int[] ranked(long[][] planes) {
        int[] all = new int[0];
        for (long[] plane : planes) {
            int[] more = Arrays.copyOf(all, all.length + plane.length);
            int count = all.length;
            int previous = -1;
            for (long centre : plane) {
                int squared = (int) (centre >> 32);
                // Planes are sorted: equal ones stand together.
                if (squared != previous) {
                    more[count++] = -squared;
                    previous = squared;
                }
            }
            all = Arrays.stream(more, 0, count).sorted().distinct().toArray();
        }
        for (int i = 0; i < all.length; i++) {
            all[i] = -all[i];
        }
        return all;
    }

    long centres() {
        return Arrays.stream(planes).mapToLong(p -> p.length).sum();
    }

    private static void toRanks(long[] plane, int[] squares) {
        int rank = 0;
        for (int i = 0; i < plane.length; i++) {
            while (squares[rank] != (int) (plane[i] >> 32)) {
                rank++;
            }
            plane[i] = (long) rank << 32 | plane[i] & 0xffffffffL;
        }
    }

    /** The last rank whose balls reach a plane that lies dz planes away; −1 if none does. */
    int lastRank(int dz) {
        long lost = (long) metric.wz() * dz * dz;
        int from = 0;
        int to = squares.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (reaches[middle] > lost) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }

    /** The largest reach of all; 0 if there is no centre. */
    int reach() {
        return reaches.length == 0 ? 0 : reaches[0];
    }

    /** The largest ball of each cell of cell³ voxels. */
    DistanceRidge thinned(int cell) {
        int across = (lattice.nx() - 1) / cell + 1;
        long[][] kept = new long[planes.length][];
        int[] best = new int[across * ((lattice.ny() - 1) / cell + 1)];
        for (int z = 0; z < planes.length; z += cell) {
            int end = Math.min(planes.length, z + cell);
            Arrays.fill(best, Integer.MAX_VALUE);
            for (int k = z; k < end; k++) {
                for (long centre : planes[k]) {
                    int at = cellOf((int) centre, cell, across);
                    best[at] = Math.min(best[at], (int) (centre >> 32));
                }
            }
            for (int k = z; k < end; k++) {
                kept[k] = Arrays.stream(planes[k])
                        .filter(c -> best[cellOf((int) c, cell, across)] == (int) (c >> 32))
                        .toArray();
            }
        }
        return new DistanceRidge(lattice, metric, squares, reaches, kept);
    }

    private int cellOf(int at, int cell, int across) {
        return at % lattice.nx() / cell + across * (at / lattice.nx() / cell);
    }

    /** The same balls with every radius longer by the length from one corner voxel of a cell to the other. */
    DistanceRidge grown(int cell) {
        if (cell == 1) {
            return this;
        }
        double longer = (cell - 1) * Math.sqrt(metric.wx() + metric.wy() + metric.wz());
        int[] more = Arrays.stream(reaches)
                .map(q -> (int) Math.min(SquaredMetric.FAR, Math.ceil(Math.pow(Math.sqrt(q) + longer, 2) + 1e-6)))
                .toArray();
        return new DistanceRidge(lattice, metric, squares, more, planes);
    }
}
