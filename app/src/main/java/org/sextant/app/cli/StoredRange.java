// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import org.sextant.volume.data.Level;
import org.sextant.volume.data.VolumeStatistics;
import org.sextant.volume.derived.Cast;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * The stored numbers that a change of type maps to the whole range of the new one.
 *
 * @param auto take the volume's minimum and maximum; low and high then say nothing
 */
record StoredRange(boolean auto, double low, double high) {
    /** Parses {@code LO:HI} or {@code auto}. */
    static StoredRange parse(String text) {
        if (text.equals("auto")) {
            return new StoredRange(true, 0, 1);
        }
        String[] ends = text.split(":", -1);
        try {
            if (ends.length == 2) {
                return new StoredRange(false, Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            }
        } catch (NumberFormatException e) {
            throw new SextantException("'" + text + "' is not a range; write --range 0:1200 or --range auto", e);
        }
        throw new SextantException("'" + text + "' is not a range; write --range 0:1200 or --range auto");
    }

    Cast castTo(ValueType type, Level level, WorkContext work) {
        if (!auto) {
            return Cast.mapping(type, low, high);
        }
        VolumeStatistics s = VolumeStatistics.of(level, work);
        return Cast.mapping(type, s.min(), s.max() > s.min() ? s.max() : s.min() + 1);
    }
}
