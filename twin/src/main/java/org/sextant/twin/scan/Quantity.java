// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sextant.twin.instrument.Gratings;
import org.sextant.twin.instrument.Instrument;

/**
 * What a reconstructed volume shows: a mixture of the channels, less {@code edgeUm} · ∇²δ.
 *
 * @param name of the volume
 * @param weights one for each channel
 * @param edgeUm distance of propagation; 0 without phase contrast
 * @param perRay standard deviation of the noise in a line integral through the middle of the sample
 */
record Quantity(
        String name, String what, String unit, double[] weights, double edgeUm, double perRay, double correlationNm) {
    /**
     * The volumes of an instrument.
     *
     * @param signal share of the open beam's quanta that reach a pixel
     */
    static List<Quantity> of(Instrument instrument, List<Channel> channels, DarkField dark, double signal) {
        double quanta = instrument.recording().exposure().quanta() * signal;
        double[] first = new double[channels.size()];
        first[0] = 1;
        return switch (instrument.kind()) {
            case CONE, PARALLEL ->
                List.of(new Quantity(
                        instrument.name(),
                        "attenuation",
                        "1/um",
                        first,
                        instrument.optics().propagationUm(),
                        1 / Math.sqrt(quanta),
                        0));
            case ELECTRONS ->
                List.of(new Quantity(
                        instrument.name(),
                        "HAADF intensity, share of electrons",
                        "1/um",
                        first,
                        0,
                        Math.sqrt(quanta
                                        + Math.pow(
                                                instrument
                                                        .recording()
                                                        .exposure()
                                                        .readNoise(),
                                                2))
                                / instrument.recording().exposure().quanta(),
                        0));
            case GRATING -> gratings(instrument, channels, dark, quanta * Gratings.STEPPING.steps());
        };
    }

    /** −ln v' has a variance of 2 / (v² n) for n quanta in all steps (Revol et al. 2010, 10.1063/1.3460334). */
    private static List<Quantity> gratings(
            Instrument instrument, List<Channel> channels, DarkField dark, double quanta) {
        List<Quantity> all = new ArrayList<>();
        double[] first = new double[channels.size()];
        first[0] = 1;
        all.add(new Quantity(instrument.name(), "attenuation", "1/um", first, 0, 1 / Math.sqrt(quanta), 0));
        for (double nm : Gratings.CORRELATION_LENGTHS_NM) {
            double[] weights = new double[channels.size()];
            for (int m = 1; Channel.thicknessOf(m) < weights.length; m++) {
                weights[Channel.thicknessOf(m)] =
                        dark.perUm(m, nm, instrument.optics().energyKev());
            }
            all.add(new Quantity(
                    String.format(Locale.ROOT, "%s-dark-%06.2fnm", instrument.name(), nm),
                    "dark-field extinction",
                    "1/um",
                    weights,
                    0,
                    Math.sqrt(2 / quanta) / Gratings.STEPPING.visibility(),
                    nm));
        }
        return all;
    }

    /**
     * Noise of a voxel of filtered back-projection with the ramp filter: σ² = π² σ_ray² / (12 N p²) (variance of Ram-Lak's
     * kernel, Kak and Slaney 1988, chapter 5).
     */
    double noiseSd(Instrument instrument) {
        return Math.PI
                * perRay
                / (Math.sqrt(12.0 * instrument.sampling().views())
                        * instrument.sampling().pixelUm());
    }

    /** Its value in each pure material. */
    List<Double> perMaterial(List<Channel> channels) {
        List<Double> values = new ArrayList<>();
        for (int m = 0; m < channels.get(0).perMaterial().length; m++) {
            double sum = 0;
            for (int c = 0; c < weights.length; c++) {
                sum += weights[c] * channels.get(c).perMaterial()[m];
            }
            values.add(sum);
        }
        return values;
    }
}
