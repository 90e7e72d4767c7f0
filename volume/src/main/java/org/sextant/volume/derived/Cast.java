// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.derived;

import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;

/**
 * Changes the value type. Stored numbers are mapped linearly, {@code low} to the smallest and {@code high} to the largest
 * value of the new integer type, values outside are limited; the value scale of the result undoes the map, so physical
 * values stay. Without a range numbers are kept as they are.
 */
public final class Cast {
    private final ValueType type;
    private final double slope;
    private final double intercept;

    private Cast(ValueType type, double slope, double intercept) {
        this.type = type;
        this.slope = slope;
        this.intercept = intercept;
    }

    /** Keeps the numbers. @throws SextantException if the new type cannot hold all numbers of the old one */
    public static Cast keeping(ValueType from, ValueType to) {
        if (!keeps(from, to)) {
            throw new SextantException("values of type " + from.label() + " do not all fit " + to.label()
                    + "; give the range to map, such as --range 0:1200, or --range auto");
        }
        return new Cast(to, 1, 0);
    }

    /** Whether every number of the type can be kept (floats of 24 bits hold 16-bit integers, not 32-bit ones). */
    public static boolean keeps(ValueType from, ValueType to) {
        if (from == to) {
            return true;
        }
        return switch (to) {
            case F16 -> false;
            case F32 -> from == ValueType.F16 || from.isInteger() && from.fileBytes() <= 2;
            case F64 -> true;
            default -> from.isInteger() && from.min() >= to.min() && from.max() <= to.max();
        };
    }

    /** Maps low … high to the whole range of an integer type; to a float type the numbers are only rounded. */
    public static Cast mapping(ValueType to, double low, double high) {
        if (!to.isInteger()) {
            return new Cast(to, 1, 0);
        }
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new SextantException(
                    "the range to map must be two finite numbers, low before high, not " + low + " … " + high);
        }
        double slope = (to.max() - to.min()) / (high - low);
        return new Cast(to, slope, to.min() - low * slope);
    }

    /** The volume of the new type; it owns {@code base}. */
    public Volume of(Volume base) {
        if (type == ValueType.F16) {
            throw new SextantException("f16 is read only; choose f32");
        }
        BlockLayout b = base.finest().layout();
        ValueScale s = base.scale();
        ValueScale scale = slope == 1 && intercept == 0
                ? s
                : new ValueScale(s.slope() / slope, s.intercept() - s.slope() * intercept / slope, s.unit());
        ValueMap map = new ValueMap(base.type(), type, slope, intercept);
        return new DerivedVolume(
                base,
                type,
                b,
                base.knownGrid().orElse(null),
                scale,
                r -> map.apply(base.finest().read(r), r.voxels()));
    }
}
