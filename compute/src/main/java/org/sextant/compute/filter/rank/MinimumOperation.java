// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import org.sextant.compute.filter.local.FilterOperation;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.operation.Citation;
import org.sextant.volume.data.Volume;

/** {@code filter.minimum}: {@link BoxExtreme}. */
public final class MinimumOperation extends FilterOperation<BoxSettings> {
    /** For {@link java.util.ServiceLoader}. */
    public MinimumOperation() {
        super(
                info(
                        "filter.minimum",
                        "Minimum",
                        "The smallest value of a box around each voxel (grey erosion).",
                        FILTERED,
                        new Citation(
                                "van Herk 1992, A fast algorithm for local minimum and maximum filters",
                                "10.1016/0167-8655(92)90069-C")),
                BoxSettings.class,
                10);
    }

    @Override
    protected LocalFilter filter(BoxSettings s, Volume volume) {
        return new BoxExtreme(BoxExtreme.Kind.MINIMUM, s.reach(volume), s.outside());
    }
}
