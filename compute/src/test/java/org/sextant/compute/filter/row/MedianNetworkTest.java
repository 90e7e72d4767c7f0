// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By the 0–1 principle the network sorts numbers if it sorts zeros and ones, of which 980 patterns rise along all axes. */
class MedianNetworkTest {
    private final MedianNetwork network = new MedianNetwork();

    @Test
    void allRisingCubesOfZerosAndOnesHaveTheirMedian() {
        int[] heights = new int[9];
        assertThat(pile(heights, 0)).isEqualTo(980);
    }

    /** Goes through all numbers of zeros along x, 0 to 3, that fall along both other axes; returns how many there are. */
    private int pile(int[] zeros, int cell) {
        if (cell == 9) {
            check(zeros);
            return 1;
        }
        int most = Math.min(cell % 3 == 0 ? 3 : zeros[cell - 1], cell < 3 ? 3 : zeros[cell - 3]);
        int count = 0;
        for (int h = 0; h <= most; h++) {
            zeros[cell] = h;
            count += pile(zeros, cell + 1);
        }
        return count;
    }

    private void check(int[] zeros) {
        float[][] sorted = new float[3][9];
        int ones = 0;
        for (int cell = 0; cell < 9; cell++) {
            for (int x = 0; x < 3; x++) {
                boolean one = x >= zeros[cell];
                ones += one ? 1 : 0;
                sorted[cell / 3][cell % 3 * 3 + x] = one ? 1 : 0;
            }
        }
        float[] out = new float[1];
        network.medians(sorted, 0, 3, out, 0, 1);
        assertThat(out[0]).isEqualTo(ones >= 14 ? 1 : 0);
    }

    @Test
    void oneNanOfTheTwentySevenIsEnough() {
        for (int at = 0; at < 27; at++) {
            float[][] planes = new float[3][9];
            for (int i = 0; i < 27; i++) {
                planes[i / 9][i % 9] = i == at ? Float.NaN : i * 7 % 27;
            }
            MedianNetwork.sort(planes[0], planes[1], planes[2], 9);
            float[] out = new float[1];
            network.medians(planes, 0, 3, out, 0, 1);
            assertThat(out[0]).as("NaN at %d", at).isNaN();
        }
    }
}
