// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import org.sextant.compute.filter.local.FilterOperation;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.operation.Citation;
import org.sextant.volume.data.Volume;

/** {@code filter.opening}: {@link Morphology#opening}. */
public final class OpeningOperation extends FilterOperation<BoxSettings> {
    /** For {@link java.util.ServiceLoader}. */
    public OpeningOperation() {
        super(
                info(
                        "filter.opening",
                        "Grey opening",
                        "Minimum, then maximum of a box: removes what is bright and smaller than it.",
                        FILTERED,
                        new Citation(
                                "van Herk 1992, A fast algorithm for local minimum and maximum filters",
                                "10.1016/0167-8655(92)90069-C")),
                BoxSettings.class,
                10);
    }

    @Override
    protected LocalFilter filter(BoxSettings s, Volume volume) {
        return Morphology.opening(s.reach(volume), s.outside());
    }
}
