// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import org.sextant.compute.filter.local.FilterOperation;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.operation.Citation;
import org.sextant.volume.data.Volume;

/** {@code filter.maximum}: {@link BoxExtreme}. */
public final class MaximumOperation extends FilterOperation<BoxSettings> {
    /** For {@link java.util.ServiceLoader}. */
    public MaximumOperation() {
        super(
                info(
                        "filter.maximum",
                        "Maximum",
                        "The largest value of a box around each voxel (grey dilation).",
                        FILTERED,
                        new Citation(
                                "van Herk 1992, A fast algorithm for local minimum and maximum filters",
                                "10.1016/0167-8655(92)90069-C")),
                BoxSettings.class,
                10);
    }

    @Override
    protected LocalFilter filter(BoxSettings s, Volume volume) {
        return new BoxExtreme(BoxExtreme.Kind.MAXIMUM, s.reach(volume), s.outside());
    }
}
