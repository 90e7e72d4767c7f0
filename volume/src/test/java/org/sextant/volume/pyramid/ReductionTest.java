// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sextant.volume.value.ValueType;

class ReductionTest {
    private static final Factor3[] FACTORS = {
        new Factor3(2, 2, 2), new Factor3(2, 2, 1), new Factor3(1, 1, 2), new Factor3(2, 1, 1), new Factor3(1, 2, 2)
    };

    /** Every type, factor and odd size against a loop that is written for clarity. */
    @Test
    void equalsThePlainDefinition() {
        Random random = new Random(11);
        for (ValueType type : ValueType.values()) {
            for (Factor3 f : FACTORS) {
                for (int[] n : new int[][] {{1, 1, 1}, {2, 2, 2}, {5, 4, 3}, {7, 1, 2}, {1, 5, 1}}) {
                    int row = n[0] + 2;
                    int plane = row * (n[1] + 1);
                    Object values = type.allocate(plane * n[2]);
                    for (int i = 0; i < plane * n[2]; i++) {
                        double v = type.isInteger()
                                ? type.min() + random.nextInt(5) * (type.max() - type.min()) / 4
                                : random.nextInt(6) == 0 ? Double.NaN : random.nextInt(9) - 4.25;
                        type.set(values, i, v);
                    }
                    for (Reduction r : Reduction.values()) {
                        Object got = r.reduce(type, new Reduction.Box(values, n[0], n[1], n[2], row, plane), f);
                        check(r, type, values, row, plane, n, f, got);
                    }
                }
            }
        }
    }

    private static void check(
            Reduction r, ValueType type, Object values, int row, int plane, int[] n, Factor3 f, Object got) {
        int i = 0;
        for (int z = 0; z < n[2]; z += f.z()) {
            for (int y = 0; y < n[1]; y += f.y()) {
                for (int x = 0; x < n[0]; x += f.x()) {
                    double want = expected(r, type, values, row, plane, n, f, x, y, z);
                    assertThat(type.get(got, i++))
                            .as("%s %s %s at %d,%d,%d", r, type, f, x, y, z)
                            .isEqualTo(Double.valueOf(want));
                }
            }
        }
    }

    private static double expected(
            Reduction r, ValueType type, Object values, int row, int plane, int[] n, Factor3 f, int x, int y, int z) {
        Map<Double, Integer> counts = new HashMap<>();
        double sum = 0;
        int count = 0;
        for (int k = z; k < Math.min(n[2], z + f.z()); k++) {
            for (int j = y; j < Math.min(n[1], y + f.y()); j++) {
                for (int i = x; i < Math.min(n[0], x + f.x()); i++) {
                    double v = type.get(values, i + j * row + k * plane);
                    counts.merge(v, 1, Integer::sum);
                    if (!Double.isNaN(v)) {
                        sum += v;
                        count++;
                    }
                }
            }
        }
        if (r == Reduction.MEAN) {
            double mean = sum / count;
            return type.isInteger() ? Math.floor(mean + 0.5) : type == ValueType.F64 ? mean : (float) mean;
        }
        int most = counts.values().stream().mapToInt(c -> c).max().orElseThrow();
        return counts.entrySet().stream()
                .filter(e -> e.getValue() == most)
                .mapToDouble(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
    }
}
