// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sextant.twin.detector.PhaseStepping;

/** The grating interferometer of Blykers et al.: 5 steps of 0.4 µm over the analyser's period of 2 µm, at 25 keV. */
public final class Gratings {
    public static final double ENERGY_KEV = 25;
    public static final PhaseStepping STEPPING = new PhaseStepping(5, 2, 0.25, 3);

    /**
     * The 18 correlation lengths, nm: ξ = λ L_s / p for sample positions L_s of 1 to 17.5 mm. The first, fifth and last are
     * those of the paper (24.83, 62.09 and 434.60 nm); those between are spread evenly.
     */
    public static final List<Double> CORRELATION_LENGTHS_NM = lengths();

    private Gratings() {}

    private static List<Double> lengths() {
        List<Double> nm = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            double nmAt = i <= 4 ? 24.83 + i * (62.09 - 24.83) / 4 : 62.09 + (i - 4) * (434.60 - 62.09) / 13;
            nm.add(Math.round(100 * nmAt) / 100.0);
        }
        return Collections.unmodifiableList(nm);
    }
}
