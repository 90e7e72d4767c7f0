// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.twin.sample.SeededNumbers;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/** The exact local thickness against its definition. */
class LocalThicknessTest {
    private static float[] diameters(boolean[] phase, int nx, int ny, int nz) {
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            return new LocalThickness(phase, nx, ny, nz, work).diameters(work);
        }
    }

    /** Every ball of every voxel, word by word from the definition; equal to the last bit. */
    private static float[] byDefinition(boolean[] phase, int nx, int ny, int nz) {
        float[] diameters = new float[phase.length];
        for (int c = 0; c < phase.length; c++) {
            if (!phase[c]) {
                continue;
            }
            int r2 = Integer.MAX_VALUE;
            for (int o = 0; o < phase.length; o++) {
                r2 = phase[o] ? r2 : Math.min(r2, distance2(c, o, nx, ny));
            }
            for (int p = 0; p < phase.length; p++) {
                if (distance2(c, p, nx, ny) < r2) {
                    diameters[p] = Math.max(diameters[p], (float) (2 * Math.sqrt(r2)));
                }
            }
        }
        return diameters;
    }

    private static int distance2(int a, int b, int nx, int ny) {
        int dx = a % nx - b % nx;
        int dy = a / nx % ny - b / nx % ny;
        int dz = a / (nx * ny) - b / (nx * ny);
        return dx * dx + dy * dy + dz * dz;
    }

    @ParameterizedTest
    @CsvSource({
        "11, 9, 13, 0.05",
        "11, 9, 13, 0.3",
        "1, 30, 17, 0.1",
        "16, 16, 1, 0.02",
        "12, 12, 12, 0.9",
        "25, 1, 1, 0.2",
        "64, 9, 5, 0.01",
        "131, 7, 6, 0.002"
    })
    void equalsTheDefinition(int nx, int ny, int nz, double other) {
        SeededNumbers random = new SeededNumbers(nx, nz);
        boolean[] phase = new boolean[nx * ny * nz];
        for (int i = 0; i < phase.length; i++) {
            phase[i] = random.unit(i) >= other;
        }
        phase[phase.length / 2] = false;
        assertThat(diameters(phase, nx, ny, nz)).isEqualTo(byDefinition(phase, nx, ny, nz));
    }

    /** A ball of radius R: within a voxel of 2 R everywhere in its inner half. */
    @Test
    void aBallIsAsThickAsItsDiameter() {
        int n = 41;
        boolean[] phase = new boolean[n * n * n];
        for (int i = 0; i < phase.length; i++) {
            phase[i] = distance2(i, phase.length / 2, n, n) <= 15 * 15;
        }
        float[] d = diameters(phase, n, n, n);
        for (int i = 0; i < phase.length; i++) {
            if (distance2(i, phase.length / 2, n, n) <= 64) {
                assertThat(d[i]).isCloseTo(31, within(1.5f));
            } else if (!phase[i]) {
                assertThat(d[i]).isZero();
            }
        }
    }

    @Test
    void aPhaseWithoutEndIsRefused() {
        boolean[] phase = new boolean[27];
        Arrays.fill(phase, true);
        assertThatThrownBy(() -> diameters(phase, 3, 3, 3))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("larger region");
        assertThatThrownBy(() -> diameters(phase, 3, 3, 4)).hasMessageContaining("27 voxels");
    }
}
