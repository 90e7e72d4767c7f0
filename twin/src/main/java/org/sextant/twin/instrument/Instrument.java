// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.instrument;

/**
 * A simulated tomograph.
 *
 * @param name short, for files and frames
 * @param title in words
 */
public record Instrument(
        String name,
        String title,
        Kind kind,
        Sampling sampling,
        Optics optics,
        Recording recording,
        Unsteadiness unsteadiness) {
    /** Bytes of the raw frames. */
    public long rawBytes() {
        long frames = kind == Kind.GRATING
                ? (long) (sampling.views() + recording.flats())
                        * Gratings.STEPPING.steps()
                        * Gratings.CORRELATION_LENGTHS_NM.size()
                : sampling.views() + recording.flats() + recording.darks();
        return 2L * sampling.columns() * sampling.rows() * frames;
    }

    /** Bytes of the reconstructed volumes, their pyramids included. */
    public long volumeBytes() {
        long volumes = kind == Kind.GRATING ? 1 + Gratings.CORRELATION_LENGTHS_NM.size() : 1;
        return volumes * 2L * sampling.columns() * sampling.columns() * sampling.rows() * 8 / 7;
    }
}
