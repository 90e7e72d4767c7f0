// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.Map;
import java.util.TreeMap;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/** The labels there are, whatever their numbers, each with its voxels and whether it touches the image's border. */
final class LabelTally {
    /** What is known of one label. */
    static final class Entry {
        private long voxels;
        private boolean touching;

        long voxels() {
            return voxels;
        }

        /** Of an axis with one layer, none counts as the border. */
        boolean touching() {
            return touching;
        }
    }

    private LabelTally() {}

    /** By label, ascending; 0 is no label. */
    static Map<Integer, Entry> of(LabelVoxels labels, WorkContext work) {
        TreeMap<Integer, Entry> all = new TreeMap<>();
        work.forEach("counting labels", labels.planes().length, z -> {
            Map<Integer, Entry> plane = plane(labels, (int) z);
            synchronized (all) {
                plane.forEach((label, e) -> {
                    Entry sum = all.computeIfAbsent(label, k -> new Entry());
                    sum.voxels += e.voxels;
                    sum.touching |= e.touching;
                });
            }
        });
        return all;
    }

    private static Map<Integer, Entry> plane(LabelVoxels labels, int z) {
        Lattice l = labels.lattice();
        Map<Integer, Entry> found = new java.util.HashMap<>();
        int[] plane = labels.planes()[z];
        boolean outerZ = l.nz() > 1 && (z == 0 || z == l.nz() - 1);
        for (int y = 0, i = 0; y < l.ny(); y++) {
            boolean outer = outerZ || l.ny() > 1 && (y == 0 || y == l.ny() - 1);
            for (int x = 0; x < l.nx(); ) {
                int from = x;
                int label = plane[i];
                for (; x < l.nx() && plane[i] == label; x++, i++) {}
                if (label != 0) {
                    Entry e = found.computeIfAbsent(label, k -> new Entry());
                    e.voxels += x - from;
                    e.touching |= outer || l.nx() > 1 && (from == 0 || x == l.nx());
                }
            }
        }
        return found;
    }
}
