// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.sextant.plugin.hdf5.file.Hdf5Dataset;
import org.sextant.plugin.hdf5.file.Hdf5Value;

/** View angles in degrees, from a data set with its unit. */
final class Angles {
    private Angles() {}

    /**
     * The angles of a data set.
     *
     * @param otherwise the unit that the convention prescribes where the file states none; empty if it prescribes none
     * @return empty if the unit is not one of angle
     */
    static Optional<double[]> deg(Hdf5Dataset data, String otherwise) {
        String stated = FileTree.unit(data);
        String unit = (stated.isEmpty() ? otherwise : stated).toLowerCase(Locale.ROOT);
        double factor = unit.startsWith("deg") || unit.equals("°")
                ? 1
                : unit.startsWith("rad") ? 180 / Math.PI : unit.startsWith("mrad") ? 0.18 / Math.PI : 0;
        return factor == 0
                ? Optional.empty()
                : data.value()
                        .map(Hdf5Value::numbers)
                        .map(a -> Arrays.stream(a).map(v -> v * factor).toArray());
    }
}
