// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

/** For each label its pores: voxels, voxels of closed ones, and how many there are of both. */
final class ObjectPores {
    private static final int VOXELS = 0;
    private static final int CLOSED_VOXELS = 1;
    private static final int COUNT = 2;
    private static final int CLOSED_COUNT = 3;

    private final RowSums sums = new RowSums(0, 0, 0, 0);

    ObjectPores(PoreSpaces spaces) {
        for (int p = 0; p < spaces.count(); p++) {
            int at = sums.offset(spaces.label(p));
            long[] v = sums.values();
            v[at + VOXELS] += spaces.voxels(p);
            v[at + COUNT]++;
            if (spaces.isClosed(p)) {
                v[at + CLOSED_VOXELS] += spaces.voxels(p);
                v[at + CLOSED_COUNT]++;
            }
        }
    }

    long voxels(int label) {
        return sums.get(label, VOXELS);
    }

    long closedVoxels(int label) {
        return sums.get(label, CLOSED_VOXELS);
    }

    long count(int label) {
        return sums.get(label, COUNT);
    }

    long closedCount(int label) {
        return sums.get(label, CLOSED_COUNT);
    }
}
