// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.sextant.testkit.Voxels;
import org.sextant.world.grid.Size3;

/** Writes MRC files from the tables of the specification, knowing nothing of the code under test. */
final class MrcBytes {
    private final ByteBuffer header;
    private byte[] extended = new byte[0];
    private byte[] data = new byte[0];

    /** A header with a cell of 6.5 Å a voxel, straight axes and no voxels yet. */
    MrcBytes(ByteOrder order, Size3 stored, int mode) {
        header = ByteBuffer.allocate(1024).order(order);
        word(1, (int) stored.x())
                .word(2, (int) stored.y())
                .word(3, (int) stored.z())
                .word(4, mode);
        word(8, (int) stored.x()).word(9, (int) stored.y()).word(10, (int) stored.z());
        real(11, 6.5f * stored.x()).real(12, 6.5f * stored.y()).real(13, 6.5f * stored.z());
        real(14, 90).real(15, 90).real(16, 90);
        word(17, 1).word(18, 2).word(19, 3).word(23, 1).word(28, 20140);
        text(208, "MAP ");
        boolean little = order == ByteOrder.LITTLE_ENDIAN;
        header.put(212, (byte) (little ? 0x44 : 0x11)).put(213, (byte) (little ? 0x44 : 0x11));
    }

    MrcBytes word(int n, int value) {
        header.putInt(4 * n - 4, value);
        return this;
    }

    MrcBytes real(int n, double value) {
        header.putFloat(4 * n - 4, (float) value);
        return this;
    }

    MrcBytes half(int at, int value) {
        header.putShort(at, (short) value);
        return this;
    }

    MrcBytes text(int at, String text) {
        header.put(at, text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    MrcBytes extended(String type, int bytes, Consumer<ByteBuffer> fill) {
        ByteBuffer b = ByteBuffer.allocate(bytes).order(header.order());
        fill.accept(b);
        extended = b.array();
        text(104, type);
        return word(24, bytes);
    }

    /** Voxels by column, row, section. */
    MrcBytes voxels(Voxels stored) {
        int nx = header.getInt(0);
        int ny = header.getInt(4);
        int nz = header.getInt(8);
        int mode = header.getInt(12);
        int row = mode == 101 ? (nx + 1) / 2 : nx * (mode == 0 ? 1 : mode == 2 ? 4 : 2);
        ByteBuffer b = ByteBuffer.allocate(row * ny * nz).order(header.order());
        for (int s = 0; s < nz; s++) {
            for (int r = 0; r < ny; r++) {
                int start = (s * ny + r) * row;
                for (int c = 0; c < nx; c++) {
                    put(b, start, c, mode, stored.at(c, r, s));
                }
            }
        }
        data = b.array();
        return this;
    }

    private static void put(ByteBuffer b, int start, int c, int mode, double value) {
        switch (mode) {
            case 0 -> b.put(start + c, (byte) (int) value);
            case 1, 6 -> b.putShort(start + 2 * c, (short) (int) value);
            case 2 -> b.putFloat(start + 4 * c, (float) value);
            case 12 -> b.putShort(start + 2 * c, half(value));
            case 101 -> {
                int at = start + c / 2;
                b.put(at, (byte) (b.get(at) | (int) value << (c % 2 == 0 ? 0 : 4)));
            }
            default -> throw new IllegalArgumentException("mode " + mode);
        }
    }

    /** Normal numbers that binary16 holds exactly, and 0. */
    private static short half(double value) {
        if (value == 0) {
            return 0;
        }
        int exponent = Math.getExponent(value);
        int mantissa = (int) ((Math.abs(value) / Math.scalb(1.0, exponent) - 1) * 1024);
        return (short) ((value < 0 ? 0x8000 : 0) | exponent + 15 << 10 | mantissa);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(1024 + extended.length + data.length)
                .put(header.array())
                .put(extended)
                .put(data)
                .array();
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    Path writeGzip(Path file) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes());
        }
        return Files.write(file, packed.toByteArray());
    }
}
