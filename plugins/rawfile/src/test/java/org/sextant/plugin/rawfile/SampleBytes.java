// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.sextant.testkit.Voxels;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/** Bodies of sample files, made independently of the readers. */
public final class SampleBytes {
    private SampleBytes() {}

    /** Values as bytes, x fastest; f16 as IEEE binary16. */
    public static byte[] of(Voxels voxels, Size3 size, ValueType type, ByteOrder order) {
        ByteBuffer b =
                ByteBuffer.allocate((int) size.voxels() * type.fileBytes()).order(order);
        for (long z = 0; z < size.z(); z++) {
            for (long y = 0; y < size.y(); y++) {
                for (long x = 0; x < size.x(); x++) {
                    put(b, type, voxels.at(x, y, z));
                }
            }
        }
        return b.array();
    }

    public static void put(ByteBuffer b, ValueType type, double v) {
        switch (type) {
            case U8, I8 -> b.put((byte) (long) v);
            case U16, I16 -> b.putShort((short) (long) v);
            case U32, I32 -> b.putInt((int) (long) v);
            case F32 -> b.putFloat((float) v);
            case F64 -> b.putDouble(v);
            case F16 -> b.putShort(half(v));
        }
    }

    /** Values of {@code Voxels.distinct(F16)} are exact in binary16: found by trying all. */
    private static short half(double v) {
        for (int h = 0; h < 65536; h++) {
            if (ValueType.halfToFloat((short) h) == v) {
                return (short) h;
            }
        }
        throw new AssertionError(v + " is no binary16");
    }

    public static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    public static byte[] zlib(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    public static byte[] hex(byte[] body) {
        return HexFormat.of().formatHex(body).replaceAll("(.{60})", "$1\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Decimal text, one row of voxels a line. */
    public static byte[] text(Voxels voxels, Size3 size, ValueType type) {
        StringBuilder s = new StringBuilder();
        for (long z = 0; z < size.z(); z++) {
            for (long y = 0; y < size.y(); y++) {
                for (long x = 0; x < size.x(); x++) {
                    double v = voxels.at(x, y, z);
                    s.append(type.isInteger() ? Long.toString((long) v) : Double.toString(v))
                            .append(x == size.x() - 1 ? '\n' : ' ');
                }
            }
        }
        return s.toString().getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] p : parts) {
            all.writeBytes(p);
        }
        return all.toByteArray();
    }
}
