// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.derived;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.volume.value.ValueType;

class ValueMapTest {
    private static Object sample(ValueType type, Random random) {
        Object a = type.allocate(3000);
        double[] special = {
            type.min(), type.max(), 0, 1, -1, 0.5, -0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int i = 0; i < 3000; i++) {
            double spread = i % 3 == 0 ? 300 : i % 3 == 1 ? 40_000 : Math.min(type.max(), 1e10);
            type.set(a, i, i < special.length ? special[i] : (random.nextDouble() * 2 - 1) * spread);
        }
        return a;
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"F16"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyTypeIsMappedAsOneValueAfterTheOther(ValueType to) {
        Random random = new Random(5);
        double[][] maps = {{1, 0}, {0.25, 3.5}, {-1, 10}, {255.0 / 4095, 0}, {0.5, -32768}};
        for (ValueType from : ValueType.values()) {
            for (double[] map : maps) {
                Object in = sample(from, random);
                Object found = new ValueMap(from, to, map[0], map[1]).apply(in, 3000);
                Object expected = to.allocate(3000);
                for (int i = 0; i < 3000; i++) {
                    to.set(expected, i, from.get(in, i) * map[0] + map[1]);
                }
                assertThat(found).as("%s to %s, %s", from, to, map[0]).isEqualTo(expected);
            }
        }
    }
}
