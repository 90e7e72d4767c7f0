// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The type of a stored voxel value, and the Java array that holds it: byte[], short[], int[], float[] or double[].
 * Unsigned values keep their bits ({@code U16} 65535 is the short −1). {@code F16} is decoded to float[] when read and is
 * never written.
 */
public enum ValueType {
    U8(1, 0, 255),
    I8(1, -128, 127),
    U16(2, 0, 65535),
    I16(2, -32768, 32767),
    U32(4, 0, 4294967295.0),
    I32(4, -2147483648.0, 2147483647.0),
    F16(2, -65504, 65504),
    F32(4, -Float.MAX_VALUE, Float.MAX_VALUE),
    F64(8, -Double.MAX_VALUE, Double.MAX_VALUE);

    private final int fileBytes;
    private final double min;
    private final double max;

    ValueType(int fileBytes, double min, double max) {
        this.fileBytes = fileBytes;
        this.min = min;
        this.max = max;
    }

    /** Short lower-case name as used on the command line and in {@code info --json}: u8 … f64. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ValueType> of(String label) {
        return Arrays.stream(values())
                .filter(t -> t.label().equalsIgnoreCase(label))
                .findFirst();
    }

    /** Bytes of one value in a file. */
    public int fileBytes() {
        return fileBytes;
    }

    /** Bytes of one value in memory. */
    public int memoryBytes() {
        return this == F16 ? 4 : fileBytes;
    }

    public boolean isInteger() {
        return ordinal() < F16.ordinal();
    }

    /** Smallest finite value. */
    public double min() {
        return min;
    }

    /** Largest finite value. */
    public double max() {
        return max;
    }

    /** A new array for n values, all 0. */
    public Object allocate(int n) {
        return switch (this) {
            case U8, I8 -> new byte[n];
            case U16, I16 -> new short[n];
            case U32, I32 -> new int[n];
            case F16, F32 -> new float[n];
            case F64 -> new double[n];
        };
    }

    /** The value at an index of an array of this type. */
    public double get(Object array, int i) {
        return switch (this) {
            case U8 -> ((byte[]) array)[i] & 0xff;
            case I8 -> ((byte[]) array)[i];
            case U16 -> ((short[]) array)[i] & 0xffff;
            case I16 -> ((short[]) array)[i];
            case U32 -> ((int[]) array)[i] & 0xffffffffL;
            case I32 -> ((int[]) array)[i];
            case F16, F32 -> ((float[]) array)[i];
            case F64 -> ((double[]) array)[i];
        };
    }

    /** Stores a value; integers are rounded (half up) and limited to their range, NaN becomes 0. */
    public void set(Object array, int i, double value) {
        switch (this) {
            case U8, I8 -> ((byte[]) array)[i] = (byte) rounded(value);
            case U16, I16 -> ((short[]) array)[i] = (short) rounded(value);
            case U32, I32 -> ((int[]) array)[i] = (int) rounded(value);
            case F16, F32 -> ((float[]) array)[i] = (float) value;
            case F64 -> ((double[]) array)[i] = value;
        }
    }

    private long rounded(double value) {
        return (long) Math.floor(Math.min(max, Math.max(min, value)) + 0.5);
    }

    /** Copies n values as floats; 32-bit integers and doubles lose digits past 24 bits. */
    public void toFloats(Object source, int from, float[] target, int at, int n) {
        switch (this) {
            case U8 -> {
                byte[] s = (byte[]) source;
                for (int i = 0; i < n; i++) {
                    target[at + i] = s[from + i] & 0xff;
                }
            }
            case I8 -> {
                byte[] s = (byte[]) source;
                for (int i = 0; i < n; i++) {
                    target[at + i] = s[from + i];
                }
            }
            case U16 -> {
                short[] s = (short[]) source;
                for (int i = 0; i < n; i++) {
                    target[at + i] = s[from + i] & 0xffff;
                }
            }
            case I16 -> {
                short[] s = (short[]) source;
                for (int i = 0; i < n; i++) {
                    target[at + i] = s[from + i];
                }
            }
            case F16, F32 -> System.arraycopy(source, from, target, at, n);
            default -> {
                for (int i = 0; i < n; i++) {
                    target[at + i] = (float) get(source, from + i);
                }
            }
        }
    }

    /**
     * Decodes n values from the buffer's position on, in the given byte order; the position is not moved.
     *
     * @return a new array of this type
     * @throws IndexOutOfBoundsException if the buffer holds fewer bytes
     */
    public Object decode(ByteBuffer bytes, int n, ByteOrder order) {
        if (bytes.remaining() < (long) n * fileBytes) {
            throw new IndexOutOfBoundsException(n + " values of " + label() + " need " + (long) n * fileBytes
                    + " bytes, only " + bytes.remaining() + " are there");
        }
        ByteBuffer b = bytes.duplicate().order(order);
        Object array = allocate(n);
        switch (this) {
            case U8, I8 -> b.get((byte[]) array);
            case U16, I16 -> b.asShortBuffer().get((short[]) array);
            case U32, I32 -> b.asIntBuffer().get((int[]) array);
            case F32 -> b.asFloatBuffer().get((float[]) array);
            case F64 -> b.asDoubleBuffer().get((double[]) array);
            case F16 -> {
                float[] f = (float[]) array;
                for (int i = 0, p = b.position(); i < n; i++, p += 2) {
                    f[i] = halfToFloat(b.getShort(p));
                }
            }
        }
        return array;
    }

    /**
     * Puts n values of an array into the buffer at its position and moves it.
     *
     * @throws IllegalArgumentException for F16, which is read only
     */
    public void encode(Object array, int from, int n, ByteBuffer target, ByteOrder order) {
        ByteBuffer b = target.order(order);
        switch (this) {
            case U8, I8 -> b.slice().put((byte[]) array, from, n);
            case U16, I16 -> b.asShortBuffer().put((short[]) array, from, n);
            case U32, I32 -> b.asIntBuffer().put((int[]) array, from, n);
            case F32 -> b.asFloatBuffer().put((float[]) array, from, n);
            case F64 -> b.asDoubleBuffer().put((double[]) array, from, n);
            case F16 -> throw new IllegalArgumentException("f16 is read only; write f32");
        }
        b.position(b.position() + n * fileBytes);
    }

    /** IEEE 754 binary16 to binary32, exact, with subnormals, infinities and NaN. */
    public static float halfToFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >> 10 & 0x1f;
        int mantissa = half & 0x3ff;
        if (exponent == 0x1f) {
            return Float.intBitsToFloat(sign | 0x7f800000 | mantissa << 13);
        }
        if (exponent == 0) {
            float tiny = mantissa * 0x1p-24f;
            return sign == 0 ? tiny : -tiny;
        }
        return Float.intBitsToFloat(sign | exponent + 112 << 23 | mantissa << 13);
    }
}
