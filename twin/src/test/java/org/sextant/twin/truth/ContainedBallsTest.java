// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainedBallsTest {
    /** Every voxel of the one ball is asked whether it lies in the other. */
    private static boolean byDefinition(int r2, int s2, int dx, int dy, int dz) {
        int reach = (int) Math.ceil(Math.sqrt(r2));
        for (int z = -reach; z <= reach; z++) {
            for (int y = -reach; y <= reach; y++) {
                for (int x = -reach; x <= reach; x++) {
                    boolean isIn = x * x + y * y + z * z < r2;
                    if (isIn && (x - dx) * (x - dx) + (y - dy) * (y - dy) + (z - dz) * (z - dz) >= s2) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "0, -1, 0", "0, 1, 1", "-1, 0, 1", "1, 1, 1", "-1, 1, -1"})
    void equalsTheDefinition(int dx, int dy, int dz) {
        int largest2 = 90;
        ContainedBalls contained = new ContainedBalls(largest2);
        int held = 0;
        for (int r2 = 1; r2 < largest2; r2++) {
            for (int s2 = r2 + 1; s2 <= largest2; s2++) {
                boolean isWithin = contained.isWithin(r2, s2, dx * dx + dy * dy + dz * dz);
                assertThat(isWithin)
                        .as("ball of r² = %s in one of s² = %s at %s, %s, %s", r2, s2, dx, dy, dz)
                        .isEqualTo(byDefinition(r2, s2, dx, dy, dz));
                held += isWithin ? 1 : 0;
            }
        }
        assertThat(held).isPositive();
    }
}
