// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import org.sextant.volume.value.ValueType;

/** Names of value types in Zarr, and fill values. */
final class DataTypes {
    private DataTypes() {}

    /** NumPy's short name without byte order, as in {@code .zarray}. */
    static ValueType ofV2(Json dtype) {
        String text = dtype.text();
        return switch (text.length() == 3 ? text.substring(1) : text) {
            case "u1", "b1" -> ValueType.U8;
            case "i1" -> ValueType.I8;
            case "u2" -> ValueType.U16;
            case "i2" -> ValueType.I16;
            case "u4" -> ValueType.U32;
            case "i4" -> ValueType.I32;
            case "f2" -> ValueType.F16;
            case "f4" -> ValueType.F32;
            case "f8" -> ValueType.F64;
            default -> throw unsupported(dtype);
        };
    }

    static ValueType ofV3(Json dataType) {
        if (!dataType.node().isTextual()) {
            throw unsupported(dataType);
        }
        return switch (dataType.text()) {
            case "uint8", "bool" -> ValueType.U8;
            case "int8" -> ValueType.I8;
            case "uint16" -> ValueType.U16;
            case "int16" -> ValueType.I16;
            case "uint32" -> ValueType.U32;
            case "int32" -> ValueType.I32;
            case "float16" -> ValueType.F16;
            case "float32" -> ValueType.F32;
            case "float64" -> ValueType.F64;
            default -> throw unsupported(dataType);
        };
    }

    private static RuntimeException unsupported(Json type) {
        return type.problem(
                "values of type " + Json.abbreviated(type.node().toString()) + " are not supported",
                "Convert the array to integers of 8, 16 or 32 bits or to floats");
    }

    static String v2Name(ValueType type) {
        return switch (type) {
            case U8 -> "|u1";
            case I8 -> "|i1";
            case U16 -> "<u2";
            case I16 -> "<i2";
            case U32 -> "<u4";
            case I32 -> "<i4";
            case F16 -> "<f2";
            case F32 -> "<f4";
            case F64 -> "<f8";
        };
    }

    static String v3Name(ValueType type) {
        return switch (type) {
            case U8 -> "uint8";
            case I8 -> "int8";
            case U16 -> "uint16";
            case I16 -> "int16";
            case U32 -> "uint32";
            case I32 -> "int32";
            case F16 -> "float16";
            case F32 -> "float32";
            case F64 -> "float64";
        };
    }

    /** A fill value: number, truth value, "NaN", "Infinity", "-Infinity", or bits such as "0x7fc00000". */
    static double fill(Json value, ValueType type) {
        JsonNode n = value.node();
        if (value.isMissing()) {
            return 0;
        }
        if (n.isBoolean()) {
            return n.booleanValue() ? 1 : 0;
        }
        double d = n.isTextual() ? ofText(value, type) : value.number();
        if (type.isInteger() && !(d >= type.min() && d <= type.max() && d == Math.rint(d))) {
            throw value.problem("the fill value " + n + " does not fit the type " + type.label());
        }
        return d;
    }

    private static double ofText(Json value, ValueType type) {
        String text = value.text();
        switch (text) {
            case "NaN":
                return Double.NaN;
            case "Infinity":
                return Double.POSITIVE_INFINITY;
            case "-Infinity":
                return Double.NEGATIVE_INFINITY;
            default:
                if (!text.matches("0x[0-9a-fA-F]{1,16}")) {
                    throw value.wrong("a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
                }
                long bits = new BigInteger(text.substring(2), 16).longValue();
                return switch (type) {
                    case F16 -> ValueType.halfToFloat((short) bits);
                    case F32 -> Float.intBitsToFloat((int) bits);
                    case F64 -> Double.longBitsToDouble(bits);
                    default -> bits;
                };
        }
    }
}
