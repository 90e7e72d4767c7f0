// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Types of values, little endian (specification, IV.A.2.d). */
record Hdf5Type(int size, byte[] message) {
    static final Hdf5Type U16 = new Hdf5Type(
            2, start(0x10, 0, 0, 2, 4).putShort((short) 0).putShort((short) 16).array());
    static final Hdf5Type F64 = real(8, 63, 52, 11, 1023);

    /** UTF-8, padded with zeros. */
    static Hdf5Type text(String value) {
        int size = Math.max(1, value.getBytes(StandardCharsets.UTF_8).length);
        return new Hdf5Type(size, start(0x13, 0x11, 0, size, 0).array());
    }

    private static Hdf5Type real(int size, int sign, int mantissa, int exponent, int bias) {
        return new Hdf5Type(
                size,
                start(0x11, 0x20, sign, size, 12)
                        .putShort((short) 0)
                        .putShort((short) (8 * size))
                        .put((byte) mantissa)
                        .put((byte) exponent)
                        .put((byte) 0)
                        .put((byte) mantissa)
                        .putInt(bias)
                        .array());
    }

    private static ByteBuffer start(int classAndVersion, int bits0, int bits1, int size, int properties) {
        return ByteBuffer.allocate(8 + properties)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) classAndVersion)
                .put((byte) bits0)
                .put((byte) bits1)
                .put((byte) 0)
                .putInt(size);
    }

    static byte[] bytes(String text) {
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        return b.length == 0 ? new byte[1] : b;
    }

    static byte[] bytes(double[] values) {
        ByteBuffer b = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            b.putDouble(v);
        }
        return b.array();
    }
}
