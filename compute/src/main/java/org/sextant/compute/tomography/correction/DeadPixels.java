// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.correction;

import java.util.BitSet;

/** Gives pixels that say nothing the mean of their neighbours, from the rim of a dead area inwards. */
public final class DeadPixels {
    private DeadPixels() {}

    /**
     * In place.
     *
     * @param dead besides those that are not finite
     * @return how many were mended; −1 if no pixel of the frame says anything
     */
    public static int mend(float[] frame, int columns, BitSet dead) {
        BitSet open = (BitSet) dead.clone();
        for (int i = 0; i < frame.length; i++) {
            if (!Float.isFinite(frame[i])) {
                open.set(i);
            }
        }
        int found = open.cardinality();
        if (found == frame.length) {
            return -1;
        }
        while (!open.isEmpty()) {
            BitSet left = (BitSet) open.clone();
            for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
                double sum = 0;
                int n = 0;
                int c = i % columns;
                for (int side = 0; side < 4; side++) {
                    int k = i + (side == 0 ? -1 : side == 1 ? 1 : side == 2 ? -columns : columns);
                    boolean there = side == 0 ? c > 0 : side == 1 ? c < columns - 1 : k >= 0 && k < frame.length;
                    if (there && !open.get(k)) {
                        sum += frame[k];
                        n++;
                    }
                }
                if (n > 0) {
                    frame[i] = (float) (sum / n);
                    left.clear(i);
                }
            }
            open = left;
        }
        return found;
    }
}
