// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.describe;

import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.world.length.LengthUnit;

/**
 * What a file says about the size of a pixel along each axis. A volume has a voxel size only where all three are known.
 *
 * @param x length of one pixel in its unit, null if unknown
 */
public record PixelSize(
        @Nullable Side x, @Nullable Side y, @Nullable Side z) {
    public static final PixelSize UNKNOWN = new PixelSize(null, null, null);

    /** A length above 0 as the file states it. */
    public record Side(double value, LengthUnit unit) {
        /** Null if the value is unknown or no length above 0. */
        public static @Nullable Side of(@Nullable Double value, LengthUnit unit) {
            if (value == null) {
                return null;
            }
            double um = value * unit.micrometres();
            return um > 0 && Double.isFinite(um) ? new Side(value, unit) : null;
        }

        public double um() {
            return value * unit.micrometres();
        }
    }

    /** The voxel size, µm; null unless x, y and z are known. */
    public @Nullable Vector3d voxelUm() {
        return x == null || y == null || z == null ? null : new Vector3d(x.um(), y.um(), z.um());
    }
}
