// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.stack;

import java.util.List;
import org.sextant.plugin.tiff.describe.Origin;
import org.sextant.plugin.tiff.describe.PixelSize;
import org.sextant.plugin.tiff.page.PageLayout;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.value.ValueScale;

/**
 * Pages and what is known about them: all that a volume is made of.
 *
 * @param pages those that {@code order} counts
 * @param metadata header fields and remarks
 * @param names the data sets that there is a choice of, empty if there is none
 */
record DataSet(
        List<FilePage> pages,
        PlaneOrder order,
        PixelSize pixelSize,
        Origin origin,
        ValueScale scale,
        Metadata metadata,
        List<String> names) {

    /** The page that decides size and type. */
    FilePage first() {
        return pages.get(order.planes().at(0, 0, 0).page());
    }

    PageLayout layout() {
        return first().page().layout();
    }
}
