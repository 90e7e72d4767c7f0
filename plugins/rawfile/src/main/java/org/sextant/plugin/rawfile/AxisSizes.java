// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import org.sextant.volume.format.OpenOptions;
import org.sextant.world.error.DataException;

/** The sizes of all axes of a file, fastest first, whatever they mean: each at least 1. */
public record AxisSizes(String file, String field, long[] sizes) {
    private static final long MOST_VALUES = Long.MAX_VALUE / 8;

    /** Number of all values; room is left for eight bytes each. @throws DataException past 2⁶⁰ */
    public long values() {
        long n = 1;
        for (long s : sizes) {
            if (n > MOST_VALUES / s) {
                throw new DataException(
                        file,
                        "header field '" + field + "'",
                        "the sizes multiply to more than any file holds",
                        "The header is damaged; correct it");
            }
            n *= s;
        }
        return n;
    }

    /** Values between neighbours along an axis. */
    public long stride(int axis) {
        long n = 1;
        for (int i = 0; i < axis; i++) {
            n *= sizes[i];
        }
        return n;
    }

    /** Number of channels or time points along an axis, 1 for axis −1. */
    public int count(int axis) {
        return axis < 0 ? 1 : (int) Math.min(Integer.MAX_VALUE, sizes[axis]);
    }

    /**
     * Values before the channel or time point that the user chose.
     *
     * @param setting {@link OpenOptions#CHANNEL} or {@link OpenOptions#TIME}
     * @param axis its axis, or −1
     */
    public long chosen(OpenOptions options, String setting, int axis) {
        int index = options.number(setting, 0);
        if (index >= count(axis)) {
            throw new DataException(
                    file,
                    "header",
                    "there is no " + setting + " " + index + ", it has " + count(axis),
                    "Choose one from 0 to " + (count(axis) - 1));
        }
        return index == 0 ? 0 : index * stride(axis);
    }
}
