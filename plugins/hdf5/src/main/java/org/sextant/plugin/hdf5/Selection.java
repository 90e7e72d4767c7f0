// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.value.ValueType;

/**
 * One data set of a file that opens as a volume, with what its convention knows about it.
 *
 * @param anglesDeg of its planes; null if they are not known or not views
 * @param said fields that the convention adds to those of the file
 */
record Selection(
        String name,
        ValueType type,
        BlockLayout layout,
        BlockReader reader,
        double @Nullable [] anglesDeg,
        Metadata said,
        List<String> names,
        int channels,
        int times) {
    static Selection of(
            String name, DatasetVoxels v, double @Nullable [] anglesDeg, Metadata said, List<String> names) {
        return new Selection(name, v.type(), v.layout(), v, anglesDeg, said, names, 1, 1);
    }
}
