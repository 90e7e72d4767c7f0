// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.correction;

import java.util.Arrays;

/**
 * Takes single bright pixels out of a frame: cosmic rays and scattered quanta that hit the detector itself. A spike stands
 * above the brightest of its eight neighbours by more than a number of standard deviations of the frame's noise, and becomes
 * their median. Steps and lines stay, they have neighbours as bright as themselves.
 *
 * @param deviations above which a pixel is a spike
 */
public record Spikes(double deviations) {
    /** In place. Returns how many there were. */
    public int remove(float[] frame, int columns) {
        int rows = frame.length / columns;
        if (rows < 3 || columns < 3) {
            return 0;
        }
        double limit = deviations * noise(frame, columns, rows);
        float[] near = new float[8];
        int found = 0;
        float[] before = frame.clone();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int n = 0;
                float most = Float.NEGATIVE_INFINITY;
                for (int k = 0; k < 9; k++) {
                    int rr = r + k / 3 - 1;
                    int cc = c + k % 3 - 1;
                    if (k != 4 && rr >= 0 && rr < rows && cc >= 0 && cc < columns) {
                        near[n] = before[cc + columns * rr];
                        most = Math.max(most, near[n++]);
                    }
                }
                int at = c + columns * r;
                if (before[at] > most + limit) {
                    Arrays.sort(near, 0, n);
                    frame[at] = (near[(n - 1) / 2] + near[n / 2]) / 2;
                    found++;
                }
            }
        }
        return found;
    }

    /** Standard deviation from the median of |differences of neighbours|, which edges hardly move. */
    private static double noise(float[] frame, int columns, int rows) {
        float[] apart = new float[rows * (columns - 1)];
        int n = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c + 1 < columns; c++) {
                apart[n++] = Math.abs(frame[c + 1 + columns * r] - frame[c + columns * r]);
            }
        }
        Arrays.sort(apart);
        return 1.4826 * apart[n / 2] / Math.sqrt(2);
    }
}
