// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import org.sextant.compute.filter.local.FilterOperation;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.operation.Citation;
import org.sextant.volume.data.Volume;

/** {@code filter.closing}: {@link Morphology#closing}. */
public final class ClosingOperation extends FilterOperation<BoxSettings> {
    /** For {@link java.util.ServiceLoader}. */
    public ClosingOperation() {
        super(
                info(
                        "filter.closing",
                        "Grey closing",
                        "Maximum, then minimum of a box: fills what is dark and smaller than it.",
                        FILTERED,
                        new Citation(
                                "van Herk 1992, A fast algorithm for local minimum and maximum filters",
                                "10.1016/0167-8655(92)90069-C")),
                BoxSettings.class,
                10);
    }

    @Override
    protected LocalFilter filter(BoxSettings s, Volume volume) {
        return Morphology.closing(s.reach(volume), s.outside());
    }
}
