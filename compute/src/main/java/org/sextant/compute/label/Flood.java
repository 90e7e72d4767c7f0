// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import org.sextant.compute.voxel.HeapRoom;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Floods a relief level after level: first the voxels of the level that touch what is flooded, all at once, then from
 * those on, first come first served; then, without seeds, what is left of the level are new basins.
 *
 * <p>Threads: one.
 */
final class Flood {
    private static final String WHAT = "watershed";

    private final Relief relief;
    private final WorkContext work;
    private final Neighbours neighbours;
    private final int plane;
    private final LabelVoxels labels;
    /** Voxels that are flooded, by level; those of level k begin at starts[k]. */
    private final int[] order;

    private final int[] starts;
    private final int[] queue;
    private int head;
    private int tail;

    Flood(Relief relief, Connectivity connectivity, WorkContext work) {
        Lattice l = relief.lattice();
        if (l.voxels() > Integer.MAX_VALUE - 8) {
            throw new SextantException("a watershed on " + l + " has more than 2^31 voxels; crop or bin the volume");
        }
        HeapRoom.check("a watershed on " + l, 12 * l.voxels());
        this.relief = relief;
        this.work = work;
        this.neighbours = new Neighbours(l, connectivity);
        this.plane = l.plane();
        this.labels = LabelVoxels.zero(l);
        this.starts = starts();
        this.order = new int[starts[starts.length - 1]];
        this.queue = new int[order.length];
        sort();
    }

    private int[] starts() {
        int[] s = new int[relief.heights().length + 2];
        for (char[] levels : relief.levels()) {
            for (char level : levels) {
                if (level != Relief.DRY) {
                    s[level + 1]++;
                }
            }
        }
        for (int k = 1; k < s.length; k++) {
            s[k] += s[k - 1];
        }
        return s;
    }

    private void sort() {
        int[] next = starts.clone();
        for (int z = 0; z < relief.levels().length; z++) {
            char[] levels = relief.levels()[z];
            for (int i = 0; i < plane; i++) {
                if (levels[i] != Relief.DRY) {
                    order[next[levels[i]]++] = z * plane + i;
                }
            }
        }
    }

    private int label(int voxel) {
        return labels.planes()[voxel / plane][voxel % plane];
    }

    private void setLabel(int voxel, int label) {
        labels.planes()[voxel / plane][voxel % plane] = label;
    }

    private char level(int voxel) {
        return relief.levels()[voxel / plane][voxel % plane];
    }

    /** Each minimum is a basin; those less deep are merged. Numbered by their first voxels. */
    LabelVoxels basins(double leastDepth) {
        Basins basins = new Basins(leastDepth);
        for (int level = 0; level < relief.heights().length; level++) {
            if (starts[level] < starts[level + 1]) {
                work.checkCancelled(WHAT);
                double height = relief.heights()[level];
                enter(level);
                spread(level, basins, height);
                for (int k = starts[level]; k < starts[level + 1]; k++) {
                    if (label(order[k]) == 0) {
                        setLabel(order[k], basins.add(height));
                        queue[tail++] = order[k];
                        spread(level, basins, height);
                    }
                }
            }
        }
        number(basins);
        return labels;
    }

    /** The seeds' voxels are flooded from the beginning, wherever they lie. */
    LabelVoxels grow(LabelVoxels seeds) {
        for (int voxel : order) {
            setLabel(voxel, seeds.planes()[voxel / plane][voxel % plane]);
        }
        Basins none = new Basins(0);
        for (int level = 0; level < relief.heights().length; level++) {
            if (starts[level] < starts[level + 1]) {
                work.checkCancelled(WHAT);
                enter(level);
                spread(level, none, Double.NaN);
            }
        }
        return labels;
    }

    /** Puts all voxels of the level that touch flooded ones in the queue, then gives them their basins. */
    private void enter(int level) {
        head = 0;
        tail = 0;
        for (int k = starts[level]; k < starts[level + 1]; k++) {
            if (label(order[k]) == 0 && lowest(order[k]) >= 0) {
                queue[tail++] = order[k];
            }
        }
        // Negative until all of them have one, so that none takes its basin from another that entered just now.
        for (int k = 0; k < tail; k++) {
            setLabel(queue[k], -label(lowest(queue[k])));
        }
        for (int k = 0; k < tail; k++) {
            setLabel(queue[k], -label(queue[k]));
        }
    }

    /** The flooded neighbour on the lowest level, the nearest of equals; −1 if none is flooded. */
    private int lowest(int voxel) {
        int lowest = -1;
        int least = Integer.MAX_VALUE;
        int n = neighbours.of(voxel);
        for (int k = 0; k < n; k++) {
            int other = neighbours.get(k);
            if (label(other) > 0 && level(other) < least) {
                least = level(other);
                lowest = other;
            }
        }
        return lowest;
    }

    private void spread(int level, Basins basins, double height) {
        while (head < tail) {
            int voxel = queue[head++];
            int label = label(voxel);
            int n = neighbours.of(voxel);
            for (int k = 0; k < n; k++) {
                int other = neighbours.get(k);
                int its = label(other);
                if (its == 0 && level(other) <= level) {
                    setLabel(other, label);
                    queue[tail++] = other;
                } else if (its != 0 && its != label && basins.count() > 0) {
                    basins.meet(label, its, height);
                }
            }
        }
        head = 0;
        tail = 0;
    }

    private void number(Basins basins) {
        int[] to = new int[basins.count() + 1];
        int last = 0;
        for (int[] voxels : labels.planes()) {
            for (int i = 0; i < voxels.length; i++) {
                if (voxels[i] != 0) {
                    int root = basins.root(voxels[i]);
                    to[root] = to[root] == 0 ? ++last : to[root];
                    voxels[i] = to[root];
                }
            }
        }
    }
}
