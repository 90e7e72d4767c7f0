// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Taking intervals out of a ray leaves exactly the points that lie in none of them. */
class StretchesTest {
    @Test
    void whatIsLeftIsWhatNoIntervalHolds() {
        Random random = new Random(7);
        Stretches s = new Stretches();
        for (int round = 0; round < 300; round++) {
            boolean[] seen = new boolean[400];
            s.reset(30.5, 370.5);
            for (int i = 0; i < seen.length; i++) {
                seen[i] = i > 30 && i <= 370;
            }
            for (int n = 0; n < 12; n++) {
                int a = random.nextInt(400);
                int b = random.nextInt(10) == 0 ? 500 : a + random.nextInt(40);
                s.hide(a + 0.5, b + 0.5);
                for (int i = a + 1; i <= Math.min(b, 399); i++) {
                    seen[i] = false;
                }
            }
            boolean[] left = new boolean[400];
            for (int i = 0; i < s.count(); i++) {
                assertThat(s.end(i)).isGreaterThan(s.start(i));
                assertThat(i == 0 || s.start(i) >= s.end(i - 1)).isTrue();
                for (int at = (int) Math.ceil(s.start(i)); at <= s.end(i); at++) {
                    left[at] = true;
                }
            }
            assertThat(left).isEqualTo(seen);
        }
    }

    @Test
    void emptyIntervalsTakeNothingAndEndlessOnesAll() {
        Stretches s = new Stretches();
        s.reset(1, 5);
        s.hide(3, 3);
        s.hide(4, 2);
        assertThat(s.count()).isEqualTo(1);
        s.hide(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(s.count()).isZero();
        s.reset(5, 5);
        assertThat(s.count()).isZero();
    }
}
