// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PropagationTest {
    /** ∫δ = a x² + b y² has ∇² = 2 (a + b): the light changes by R times that, everywhere but across the border. */
    @Test
    void aParabolaChangesTheLightEvenly() {
        int n = 16;
        double pixel = 0.5;
        float[] delta = new float[n * n];
        float[] light = new float[n * n];
        Arrays.fill(light, 2);
        for (int i = 0; i < delta.length; i++) {
            double x = i % n * pixel;
            double y = i / n * pixel;
            delta[i] = (float) (3e-4 * x * x - 1e-4 * y * y);
        }
        Propagation.enhance(light, delta, n, n, pixel, 250);
        for (int i = 0; i < light.length; i++) {
            boolean inside = i % n > 0 && i % n < n - 1 && i / n > 0 && i / n < n - 1;
            if (inside) {
                assertThat(light[i]).isCloseTo((float) (2 * (1 + 250 * 2 * 2e-4)), within(1e-3f));
            }
        }
        assertThat(light[n]).isCloseTo((float) (2 * (1 - 250 * 2e-4)), within(1e-3f));
    }

    @Test
    void lightIsNeverNegative() {
        float[] light = {1, 1, 1};
        Propagation.enhance(light, new float[] {0, 1, 0}, 3, 1, 1, 10);
        assertThat(light).containsExactly(1, 0, 1);
    }

    /** A Gaussian keeps the sum, and what it leaves of white noise is the sum of its squared weights. */
    @Test
    void blurKeepsTheSumAndLeavesTheNoiseThatItSays() {
        int n = 41;
        float[] image = new float[n * n];
        image[20 * n + 20] = 1;
        new GaussianBlur(2.1).blur(image, n, n);
        double sum = 0;
        double squares = 0;
        double spread = 0;
        for (int i = 0; i < image.length; i++) {
            sum += image[i];
            squares += image[i] * image[i];
            spread += image[i] * Math.pow(i % n - 20, 2);
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(spread).isCloseTo(2.1 * 2.1, within(0.06));
        assertThat(GaussianBlur.noiseLeft(2.1)).isCloseTo(Math.pow(squares, 0.75), within(1e-4));
        assertThat(GaussianBlur.noiseLeft(0)).isEqualTo(1);
    }
}
