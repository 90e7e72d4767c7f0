// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.derived;

import org.jspecify.annotations.Nullable;
import org.sextant.volume.value.ValueType;

/**
 * Maps arrays of one value type to another, out = slope · in + intercept as {@link ValueType#set} stores it: integers
 * rounded half up and limited, NaN to 0. Types of 8 and 16 bits have a table of all their values.
 */
final class ValueMap {
    private final ValueType from;
    private final ValueType to;
    private final double slope;
    private final double intercept;
    private final @Nullable Object table;

    ValueMap(ValueType from, ValueType to, double slope, double intercept) {
        this.from = from;
        this.to = to;
        this.slope = slope;
        this.intercept = intercept;
        this.table = from.isInteger() && from.fileBytes() <= 2 ? table() : null;
    }

    /** Results in the order of the stored bits, taken as an unsigned number. */
    private Object table() {
        int n = 1 << 8 * from.fileBytes();
        Object all = to.allocate(n);
        for (int bits = 0; bits < n; bits++) {
            double value = from.min() < 0 && bits >= n / 2 ? bits - n : bits;
            to.set(all, bits, value * slope + intercept);
        }
        return all;
    }

    /** The first n values, mapped, in a new array. */
    Object apply(Object values, int n) {
        Object out = to.allocate(n);
        if (table != null && values instanceof byte[] v) {
            ofBytes(v, out, table);
        } else if (table != null && values instanceof short[] v) {
            ofShorts(v, out, table);
        } else if (values instanceof float[] v) {
            ofFloats(v, out);
        } else {
            for (int i = 0; i < n; i++) {
                to.set(out, i, from.get(values, i) * slope + intercept);
            }
        }
        return out;
    }

    private static void ofBytes(byte[] v, Object out, Object table) {
        if (out instanceof byte[] o) {
            byte[] t = (byte[]) table;
            for (int i = 0; i < o.length; i++) {
                o[i] = t[v[i] & 0xff];
            }
        } else if (out instanceof short[] o) {
            short[] t = (short[]) table;
            for (int i = 0; i < o.length; i++) {
                o[i] = t[v[i] & 0xff];
            }
        } else if (out instanceof float[] o) {
            float[] t = (float[]) table;
            for (int i = 0; i < o.length; i++) {
                o[i] = t[v[i] & 0xff];
            }
        } else {
            for (int i = 0; i < v.length; i++) {
                System.arraycopy(table, v[i] & 0xff, out, i, 1);
            }
        }
    }

    private static void ofShorts(short[] v, Object out, Object table) {
        if (out instanceof byte[] o) {
            byte[] t = (byte[]) table;
            for (int i = 0; i < o.length; i++) {
                o[i] = t[v[i] & 0xffff];
            }
        } else if (out instanceof short[] o) {
            short[] t = (short[]) table;
            for (int i = 0; i < o.length; i++) {
                o[i] = t[v[i] & 0xffff];
            }
        } else if (out instanceof float[] o) {
            float[] t = (float[]) table;
            for (int i = 0; i < o.length; i++) {
                o[i] = t[v[i] & 0xffff];
            }
        } else {
            for (int i = 0; i < v.length; i++) {
                System.arraycopy(table, v[i] & 0xffff, out, i, 1);
            }
        }
    }

    private void ofFloats(float[] v, Object out) {
        if (out instanceof float[] o) {
            for (int i = 0; i < o.length; i++) {
                o[i] = (float) (v[i] * slope + intercept);
            }
        } else if (out instanceof byte[] o) {
            for (int i = 0; i < o.length; i++) {
                o[i] = (byte) rounded(v[i]);
            }
        } else if (out instanceof short[] o) {
            for (int i = 0; i < o.length; i++) {
                o[i] = (short) rounded(v[i]);
            }
        } else {
            for (int i = 0; i < v.length; i++) {
                to.set(out, i, v[i] * slope + intercept);
            }
        }
    }

    /** Half up; casting a number above 0 to int is its floor, and NaN becomes 0. */
    private int rounded(float value) {
        double d = value * slope + intercept;
        double limited = Math.min(to.max(), Math.max(to.min(), d));
        return Double.isNaN(d) ? 0 : (int) (limited - to.min() + 0.5) + (int) to.min();
    }
}
