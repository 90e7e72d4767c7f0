// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.correction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.sextant.compute.tomography.scan.Frames;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;

/**
 * From frames to line integrals, in this order: dead pixels mended, dark and flat, air, spikes, binning, logarithm, stripes.
 *
 * @param firstRow of the detector that is used
 * @param rowCount how many are
 * @param bin pixels along each edge that are averaged
 * @param everyView 1 for all views, n for each n-th
 * @param airColumns at each border that see air; 0 for no normalisation by it
 * @param spikeDeviations see {@link Spikes}; 0 keeps them
 * @param logarithm whether the frames are transmissions; electron intensities are used as they are
 * @param leastTransmission see {@link NegativeLog}
 * @param stripeWidth see {@link SortedStripes}; 0 keeps stripes
 */
public record Preparation(
        int firstRow,
        int rowCount,
        int bin,
        int everyView,
        int airColumns,
        double spikeDeviations,
        boolean logarithm,
        double leastTransmission,
        int stripeWidth) {
    public Preparation {
        if (everyView < 1 || rowCount < bin || firstRow < 0 || !(leastTransmission > 0)) {
            throw new SextantException("a preparation needs every view or each n-th, rows to bin and a transmission"
                    + " above 0, not " + everyView + ", " + rowCount + " rows from " + firstRow + " by " + bin + " and "
                    + leastTransmission);
        }
    }

    /**
     * What came out.
     *
     * @param lineIntegrals pure numbers
     * @param deadPixels of the detector that were mended in each view, and values that were no numbers
     * @param spikes removed in all views
     * @param clamped transmissions too small for a logarithm
     * @param notices for the user
     */
    public record Prepared(
            Projections lineIntegrals, long deadPixels, long spikes, long clamped, List<String> notices) {}

    /** @param references empty if the frames are transmissions, or intensities, already */
    public Prepared of(Frames frames, Optional<References> references, WorkContext work) {
        int views = (frames.count() - 1) / everyView + 1;
        float[][] out = new float[views][];
        LongAdder dead = new LongAdder();
        LongAdder spikes = new LongAdder();
        LongAdder clamped = new LongAdder();
        work.forEach("preparing projections", views, i -> {
            float[] f = frames.read((int) i * everyView, firstRow, rowCount);
            references.ifPresent(r -> r.transmission(f));
            if (airColumns > 0) {
                new AirNormalisation(airColumns).apply(f, frames.columns());
            }
            int mended = DeadPixels.mend(
                    f, frames.columns(), references.map(References::dead).orElse(new BitSet()));
            if (mended < 0) {
                throw new DataException(
                        frames.volume().source(),
                        "view " + i * everyView,
                        "no pixel holds a number",
                        "The frame is damaged; leave it out, or take the scan again");
            }
            dead.add(mended);
            if (spikeDeviations > 0) {
                spikes.add(new Spikes(spikeDeviations).remove(f, frames.columns()));
            }
            out[(int) i] = new Binning(bin).of(f, frames.columns());
            if (logarithm) {
                clamped.add(new NegativeLog((float) leastTransmission).apply(out[(int) i]));
            }
        });
        Projections p = new Projections(frames.columns() / bin, rowCount / bin, out);
        if (stripeWidth > 0) {
            new SortedStripes(stripeWidth).remove(p, work);
        }
        List<String> notices = new ArrayList<>();
        if (clamped.sum() > 0) {
            notices.add(clamped.sum() + " transmissions below " + leastTransmission + " were set to it ("
                    + 100.0 * clamped.sum() / ((double) views * p.columns() * p.rows())
                    + " %): the sample is opaque there, or the darks do not fit");
        }
        return new Prepared(p, dead.sum(), spikes.sum(), clamped.sum(), notices);
    }
}
