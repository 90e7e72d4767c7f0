// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.instrument;

import java.util.List;
import org.sextant.twin.detector.Exposure;
import org.sextant.twin.detector.Faults;
import org.sextant.world.error.SextantException;

/**
 * The instruments of the two papers (Götz et al., Table 2; Blykers et al., Methods) with their voxel sizes and angular
 * ranges. A matrix of 1024 pixels takes as many views as theirs; smaller ones take fewer in proportion.
 *
 * <p>Where a paper does not state a number, a plausible one was chosen: distances that give the magnification of a camera
 * with pixels of 11 µm, an energy of 12 keV for the unfiltered beam of 40 kV, defocus that makes edges of some percent.
 */
public final class Instruments {
    private static final double PARALLEL = Double.POSITIVE_INFINITY;
    private static final Faults XRAY_FAULTS = new Faults(0.01, 0.006, 0.01, 2e-5, 0.15);
    private static final double MOST_QUANTA = 40_000;

    private Instruments() {}

    /**
     * Coarsest first; each looks into the field of view of the one before.
     *
     * @param tiltRangeDeg tilts of the electron tomogram, in steps of 1°: 180, or less for a missing wedge
     */
    public static List<Instrument> silica(TwinSize size, int tiltRangeDeg) {
        return List.of(
                microCt("uct-low", "micro-CT, 4x objective", size, 1, 12_000, 21_000, 2.52),
                microCt("uct-mid", "micro-CT, 20x objective", size, 0.5, 8_000, 9_600, 1.52),
                microCt("uct-high", "micro-CT, 40x objective", size, 0.25, 5_000, 6_000, 0.928),
                nanoCt("lfov", "nano-CT, large field of view", size, 1601, 0.065, 20, 0.150),
                nanoCt("hres", "nano-CT, high resolution", size, 1801, 0.016, 3, 0.080),
                electrons(size, tiltRangeDeg));
    }

    /** The two scans of grains: dark field, and absorption with finer voxels. */
    public static List<Instrument> alumina(TwinSize size) {
        return List.of(gratings(size), synchrotron(size));
    }

    /** @param edgeUm full width at half maximum of an edge's derivative in the reconstruction */
    private static Instrument microCt(
            String name,
            String title,
            TwinSize size,
            double pixelUm,
            double sourceUm,
            double detectorUm,
            double edgeUm) {
        int n = size.matrix();
        int views = size.views(1601) | 1;
        return new Instrument(
                name,
                title,
                Kind.CONE,
                new Sampling(pixelUm, n, n, views, 0, 360),
                new Optics(12, sourceUm, detectorUm, sigma(edgeUm, pixelUm)),
                xrays(20_000, 1601, views),
                new Unsteadiness(0.8, 0.15, 6, 0.15, 1.5));
    }

    private static Instrument nanoCt(
            String name, String title, TwinSize size, int fullViews, double pixelUm, double defocusUm, double edgeUm) {
        int n = size.matrix();
        int views = size.views(fullViews) | 1;
        return new Instrument(
                name,
                title,
                Kind.PARALLEL,
                new Sampling(pixelUm, n, n, views, 0, 180),
                new Optics(5.4, PARALLEL, defocusUm, sigma(edgeUm, pixelUm)),
                xrays(4_000, fullViews, views),
                new Unsteadiness(2.5, 0.4, 8, 0.1, 3));
    }

    private static Instrument electrons(TwinSize size, int rangeDeg) {
        if (rangeDeg < 1 || rangeDeg > 180) {
            throw new SextantException("a tilt series covers 1 to 180 degrees, not " + rangeDeg);
        }
        int n = size.matrix();
        return new Instrument(
                "et",
                "electron tomography, HAADF-STEM",
                Kind.ELECTRONS,
                new Sampling(0.00054, n, n, rangeDeg, -rangeDeg / 2.0, rangeDeg),
                new Optics(0, PARALLEL, 0, 0.8),
                new Recording(new Exposure(ELECTRONS_PER_PIXEL, 40, 3), new Faults(0, 0, 0, 1e-6, 0), 0, 0),
                new Unsteadiness(4, 1.2, 5, 0.3, 15));
    }

    /** 32 electrons per Å² in pixels of 5.4 Å (Götz et al., 2.6). */
    private static final double ELECTRONS_PER_PIXEL = 933;

    /** Pixels of 1.62 µm, binned so that the width stays 1.66 mm, that of the sample. */
    private static Instrument gratings(TwinSize size) {
        int bin = TwinSize.FULL.matrix() / size.matrix();
        int views = size == TwinSize.FULL ? 1000 : size == TwinSize.DEMO ? 90 : 60;
        int flats = size == TwinSize.FULL ? 50 : 10;
        return new Instrument(
                "gi",
                "grating interferometer, phase stepping",
                Kind.GRATING,
                new Sampling(1.62 * bin, size.matrix(), size.matrix() / 4, views, 0, 180),
                new Optics(Gratings.ENERGY_KEV, PARALLEL, 0, 0.6),
                new Recording(new Exposure(20_000, 100, 2), new Faults(0.01, 0.003, 0.01, 1e-5, 0.1), flats, 10),
                new Unsteadiness(0, 0, 4, 0.05, 0.5));
    }

    private static Instrument synchrotron(TwinSize size) {
        int n = size.matrix();
        int views = size.views(1501) | 1;
        return new Instrument(
                "hr",
                "synchrotron micro-CT, absorption",
                Kind.PARALLEL,
                new Sampling(0.65, n, n, views, 0, 180),
                new Optics(Gratings.ENERGY_KEV, PARALLEL, 5_000, 0.9),
                xrays(12_000, 1501, views),
                new Unsteadiness(0.5, 0.1, 5, 0.05, 0.5));
    }

    /** The same quanta in all views together, as far as 16 bits hold them: smaller scans are not noisier. */
    private static Recording xrays(double fullQuanta, int fullViews, int views) {
        double quanta = Math.min(MOST_QUANTA, fullQuanta * fullViews / views);
        return new Recording(new Exposure(Math.rint(quanta), 100, 2), XRAY_FAULTS, views < 300 ? 20 : 80, 20);
    }

    /** Half the variance of an edge is the instrument's blur, half that of the filter in reconstruction. */
    private static double sigma(double fullWidthUm, double pixelUm) {
        return fullWidthUm / (2 * Math.sqrt(2 * Math.log(2))) / Math.sqrt(2) / pixelUm;
    }
}
