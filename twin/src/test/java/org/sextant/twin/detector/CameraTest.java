// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sextant.twin.projection.Detector;

class CameraTest {
    private static final Detector ALL = Detector.of(1, 64, 48);

    private static short[] frame(Camera camera, Camera.Kind kind, long number, Detector band, double light) {
        float[] t = new float[band.pixels()];
        Arrays.fill(t, (float) light);
        short[] counts = new short[band.pixels()];
        camera.expose(kind, number, band, camera.gains(kind, band), t, counts);
        return counts;
    }

    /** Variance of N Poisson numbers of mean m has a standard error of m √(2/N): 0.4 % here. */
    @Test
    void varianceEqualsTheMean() {
        Camera camera = new Camera(ALL, new Exposure(5_000, 100, 0), Faults.NONE, 1);
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int f = 0; f < 40; f++) {
            for (short c : frame(camera, Camera.Kind.PROJECTION, f, ALL, 0.3)) {
                double photons = (c & 0xFFFF) - 100;
                sum += photons;
                squares += photons * photons;
                n++;
            }
        }
        double mean = sum / n;
        assertThat(mean).isCloseTo(1500, within(0.002 * 1500));
        assertThat(squares / n - mean * mean).isCloseTo(mean, within(0.02 * mean));
    }

    @Test
    void gainsAreTheSameInFlatsAndProjectionsButForRings() {
        Faults faults = new Faults(0.02, 0.05, 0.1, 0, 0.2);
        Camera camera = new Camera(ALL, new Exposure(1_000, 0, 0), faults, 3);
        float[] flat = camera.gains(Camera.Kind.FLAT, ALL);
        float[] projection = camera.gains(Camera.Kind.PROJECTION, ALL);
        int different = 0;
        for (int i = 0; i < flat.length; i++) {
            different += flat[i] == projection[i] ? 0 : 1;
        }
        // Binomial: 3072 pixels, 10 %, standard deviation 17.
        assertThat(different).isBetween(307 - 85, 307 + 85);
        assertThat(camera.gain(Camera.Kind.FLAT, 0, 0)).isLessThan(0.9);
    }

    @Test
    void aBandHasTheNoiseOfTheWhole() {
        Camera camera = new Camera(ALL, new Exposure(900, 50, 4), new Faults(0.01, 0.01, 0.1, 0.01, 0.1), 5);
        short[] whole = frame(camera, Camera.Kind.PROJECTION, 7, ALL, 0.6);
        short[] band = frame(camera, Camera.Kind.PROJECTION, 7, ALL.band(10, 20), 0.6);
        assertThat(band).isEqualTo(Arrays.copyOfRange(whole, 640, 1280));
        assertThat(frame(camera, Camera.Kind.PROJECTION, 8, ALL, 0.6)).isNotEqualTo(whole);
    }

    @Test
    void darksHaveOffsetAndReadNoiseOnly() {
        Camera camera = new Camera(ALL, new Exposure(30_000, 100, 4), new Faults(0.1, 0, 0, 0.5, 0), 9);
        double sum = 0;
        double squares = 0;
        for (short c : frame(camera, Camera.Kind.DARK, 0, ALL, 1)) {
            sum += c - 100;
            squares += Math.pow(c - 100, 2);
        }
        // Rounding adds 1/12 to the variance 16; 3072 pixels: standard errors 0.07 and 0.41.
        assertThat(sum / 3072).isCloseTo(0, within(0.3));
        assertThat(squares / 3072).isCloseTo(16.08, within(1.7));
    }

    @Test
    void spikesComeAtTheirRate() {
        Camera camera = new Camera(ALL, new Exposure(1_000, 0, 0), new Faults(0, 0, 0, 0.01, 0), 9);
        int spikes = 0;
        for (int f = 0; f < 10; f++) {
            for (short c : frame(camera, Camera.Kind.FLAT, f, ALL, 1)) {
                spikes += (c & 0xFFFF) > 1_195 ? 1 : 0;
            }
        }
        // 307 expected, standard deviation 17.5; few pixels exceed 6 standard deviations by chance.
        assertThat(spikes).isBetween(307 - 88, 307 + 88);
    }
}
