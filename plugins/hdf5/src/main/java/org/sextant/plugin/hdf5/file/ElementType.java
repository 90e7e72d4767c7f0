// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.sextant.volume.value.ValueType;

/**
 * How numbers of a data set are stored. 64-bit integers have no value type of their own: they are read as f64 as long as
 * each is a whole number that f64 holds exactly (|v| ≤ 2⁵³).
 *
 * @param value what they are in memory
 * @param bytes of one number in the file
 * @param wide whether it is a 64-bit integer
 */
public record ElementType(ValueType value, ByteOrder order, int bytes, boolean wide, boolean signed) {
    private static final long EXACT = 1L << 53;

    /** Empty for texts, compounds, references, and numbers of odd width. */
    static Optional<ElementType> of(DataType type) {
        if (type instanceof EnumDataType e) {
            return of(e.getBaseType());
        }
        if (type instanceof FixedPoint f && f.getBitOffset() == 0 && f.getBitPrecision() == 8 * f.getSize()) {
            return integer(f);
        }
        if (type instanceof FloatingPoint f && f.getBitOffset() == 0 && f.getBitPrecision() == 8 * f.getSize()) {
            return switch (f.getSize()) {
                case 2 -> ieee(f, 5, ValueType.F16);
                case 4 -> ieee(f, 8, ValueType.F32);
                case 8 -> ieee(f, 11, ValueType.F64);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static Optional<ElementType> ieee(FloatingPoint f, int exponentBits, ValueType value) {
        return f.getExponentSize() == exponentBits
                ? Optional.of(new ElementType(value, f.getByteOrder(), f.getSize(), false, true))
                : Optional.empty();
    }

    private static Optional<ElementType> integer(FixedPoint f) {
        boolean s = f.isSigned();
        ValueType value = switch (f.getSize()) {
            case 1 -> s ? ValueType.I8 : ValueType.U8;
            case 2 -> s ? ValueType.I16 : ValueType.U16;
            case 4 -> s ? ValueType.I32 : ValueType.U32;
            case 8 -> ValueType.F64;
            default -> null;
        };
        return value == null
                ? Optional.empty()
                : Optional.of(new ElementType(value, f.getByteOrder(), f.getSize(), f.getSize() == 8, s));
    }

    public String label() {
        return wide ? (signed ? "i64" : "u64") : value.label();
    }

    /**
     * Decodes n numbers from the buffer's position on.
     *
     * @throws ArithmeticException if a 64-bit integer is too large for f64
     */
    Object decode(ByteBuffer b, int n) {
        if (!wide) {
            return value.decode(b, n, order);
        }
        ByteBuffer longs = b.duplicate().order(order);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            long v = longs.getLong();
            if (v > EXACT || v < (signed ? -EXACT : 0)) {
                throw new ArithmeticException("the 64-bit integer " + (signed ? v : Long.toUnsignedString(v))
                        + " is past 2^53 and would lose digits");
            }
            values[i] = v;
        }
        return values;
    }
}
