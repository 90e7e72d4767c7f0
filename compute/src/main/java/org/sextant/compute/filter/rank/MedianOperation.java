// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import org.sextant.compute.filter.local.FilterOperation;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.operation.Citation;
import org.sextant.volume.data.Volume;

/** {@code filter.median}: {@link Median} and {@link BoxRank}. */
public final class MedianOperation extends FilterOperation<BoxSettings> {
    /** For {@link java.util.ServiceLoader}. */
    public MedianOperation() {
        super(
                info(
                        "filter.median",
                        "Median",
                        "The median of a box around each voxel, of 3x3x3 voxels if nothing is said; exact.",
                        FILTERED,
                        new Citation(
                                "Huang, Yang and Tang 1979, A fast two-dimensional median filtering algorithm",
                                "10.1109/TASSP.1979.1163188")),
                BoxSettings.class,
                100);
    }

    @Override
    protected LocalFilter filter(BoxSettings s, Volume volume) {
        Reach r = s.reach(volume);
        return r.equals(new Reach(1, 1, 1)) ? new Median(s.outside()) : new BoxRank(r, 0.5, s.outside());
    }
}
