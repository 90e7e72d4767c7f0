// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.detector;

import org.sextant.twin.projection.Detector;
import org.sextant.twin.random.SeededNoise;

/**
 * A detector with its own pixels: turns transmissions into counts. Frames are numbered by kind; the same number gives the
 * same noise, whatever band of rows is asked for and on however many threads.
 *
 * <p>Threads: any.
 */
public final class Camera {
    /** The kinds of frames; the gain of ring pixels is off in projections alone. */
    public enum Kind {
        PROJECTION,
        FLAT,
        DARK
    }

    private static final int FULL_SCALE = 65535;
    private static final double SMALLEST_SPIKE = 0.2;
    private static final double SPIKE_RANGE = 3;

    private final Detector detector;
    private final Exposure exposure;
    private final Faults faults;
    private final SeededNoise gains;
    private final SeededNoise frames;

    /** @param detector all rows */
    public Camera(Detector detector, Exposure exposure, Faults faults, long seed) {
        this.detector = detector;
        this.exposure = exposure;
        this.faults = faults;
        this.gains = SeededNoise.of(seed, "pixel gains");
        this.frames = SeededNoise.of(seed, "frames");
    }

    /** Gain of a pixel, the profile of the beam included. */
    public double gain(Kind kind, int column, int row) {
        long pixel = (long) row * detector.columns() + column;
        double gain = 1 + faults.gainSd() * gains.normal(pixel);
        if (kind == Kind.PROJECTION && gains.part(1).unit(pixel) < faults.ringShare()) {
            gain *= 1 + faults.ringSd() * gains.part(2).normal(pixel);
        }
        double x = 2.0 * column / detector.columns() - 1;
        double y = 2.0 * row / detector.totalRows() - 1;
        return Math.max(0, gain) * (1 - faults.vignetting() * (x * x + y * y) / 2);
    }

    /** Gains of a band, columns fastest: for all frames of a kind. */
    public float[] gains(Kind kind, Detector band) {
        float[] g = new float[band.pixels()];
        for (int r = 0; r < band.rows(); r++) {
            for (int c = 0; c < band.columns(); c++) {
                g[r * band.columns() + c] = (float) gain(kind, c, band.firstRow() + r);
            }
        }
        return g;
    }

    /**
     * Counts of a frame of the kind whose gains are given; 0 … 65535.
     *
     * @param gains of the kind and band; dark frames see no light whatever they are
     * @param transmission per pixel of the band, 1 in an open beam
     */
    public void expose(Kind kind, long frame, Detector band, float[] gains, float[] transmission, short[] counts) {
        SeededNoise noise = frames.part(kind.ordinal()).part(frame);
        SeededNoise read = noise.part(0);
        SeededNoise spikes = noise.part(1);
        double open = kind == Kind.DARK ? 0 : exposure.quanta();
        long first = (long) band.firstRow() * band.columns();
        for (int i = 0; i < band.pixels(); i++) {
            double expected = open * gains[i] * transmission[i];
            double value = exposure.offset() + noise.poisson(expected, first + i);
            if (exposure.readNoise() > 0) {
                value += exposure.readNoise() * read.nearlyNormal(first + i);
            }
            if (kind != Kind.DARK && faults.spikesPerPixel() > 0) {
                value += spike(spikes, first + i);
            }
            counts[i] = (short) Math.max(0, Math.min(FULL_SCALE, Math.round(value)));
        }
    }

    /** Cosmic rays hit pixels at random and add a good part of the open beam or a few times as much; the small are many. */
    private double spike(SeededNoise spikes, long pixel) {
        double chance = spikes.unit(2 * pixel);
        return chance < faults.spikesPerPixel()
                ? exposure.quanta() * (SMALLEST_SPIKE + SPIKE_RANGE * Math.pow(spikes.unit(2 * pixel + 1), 2))
                : 0;
    }
}
