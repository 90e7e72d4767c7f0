// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.sextant.testkit.Voxels;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/**
 * A second, slow TIFF writer that shares no code with the reader and exporter: every variant of the format for the tests.
 * Values of sample s are those of the voxels at x + 1000·s.
 */
final class TiffEncoder {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    boolean big;
    Size3 size = new Size3(21, 13, 3);
    ValueType type = ValueType.U8;
    int bits = 8;
    int samples = 1;
    boolean planar;
    int rowsPerStrip = 5;
    int tile;
    int compression = 1;
    boolean oldLzw;
    int predictor = 1;
    boolean reversedBits;
    boolean withoutCounts;
    /** ImageJ past 4 GB: one directory, behind all planes, that speaks of the first. */
    boolean oneDirectory;

    Voxels voxels = Voxels.distinct(ValueType.U8);
    String description = "";
    /** More entries of the first page; a value may be Long (SHORT), long[] (RATIONAL). */
    final TreeMap<Integer, Object> more = new TreeMap<>();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<int[]> patches = new ArrayList<>();
    private List<Long> firstOffsets = List.of();
    private List<Long> firstCounts = List.of();

    static TiffEncoder of(ValueType type) {
        TiffEncoder e = new TiffEncoder();
        e.type = type;
        e.bits = type.fileBytes() * 8;
        e.voxels = Voxels.distinct(type);
        return e;
    }

    TiffEncoder order(ByteOrder o) {
        order = o;
        return this;
    }

    TiffEncoder big() {
        big = true;
        return this;
    }

    TiffEncoder size(long x, long y, long z) {
        size = new Size3(x, y, z);
        return this;
    }

    TiffEncoder tile(int side) {
        tile = side;
        return this;
    }

    TiffEncoder packed(int code, int pred) {
        compression = code;
        predictor = pred;
        return this;
    }

    TiffEncoder samples(int n, boolean separate) {
        samples = n;
        planar = separate;
        return this;
    }

    TiffEncoder described(String text) {
        description = text;
        return this;
    }

    /** Pixels per unit as fraction; unit 1 none, 2 inch, 3 cm. */
    TiffEncoder resolution(long numerator, long denominator, int unit) {
        more.put(282, new long[] {numerator, denominator});
        more.put(283, new long[] {numerator, denominator});
        more.put(296, (long) unit);
        return this;
    }

    byte[] bytes() throws IOException {
        out.reset();
        byte[] mark = (order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII);
        out.write(mark);
        number(big ? 43 : 42, 2);
        if (big) {
            number(8, 2);
            number(0, 2);
        }
        int pointer = out.size();
        number(0, big ? 8 : 4);
        patches.clear();
        for (int z = 0; z < size.z(); z++) {
            pointer = page(z, pointer);
        }
        byte[] b = out.toByteArray();
        for (int[] p : patches) {
            ByteBuffer v = ByteBuffer.wrap(b).order(order);
            if (big) {
                v.putLong(p[0], p[1]);
            } else {
                v.putInt(p[0], p[1]);
            }
        }
        return b;
    }

    private void number(long v, int n) {
        for (int i = 0; i < n; i++) {
            out.write((int) (v >> 8 * (order == ByteOrder.LITTLE_ENDIAN ? i : n - 1 - i)));
        }
    }

    /** Writes chunks, then the directory; returns where the pointer to the next directory is. */
    private int page(int z, int pointer) throws IOException {
        int w = tile > 0 ? tile : (int) size.x();
        int h = tile > 0 ? tile : rowsPerStrip;
        List<Long> offsets = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int plane = 0; plane < (planar ? samples : 1); plane++) {
            for (int y = 0; y < size.y(); y += h) {
                for (int x = 0; x < size.x(); x += w) {
                    int rows = tile > 0 ? tile : (int) Math.min(h, size.y() - y);
                    byte[] chunk = pack(raw(x, y, z, plane, w, rows), w, rows);
                    offsets.add((long) out.size());
                    counts.add((long) chunk.length);
                    out.write(chunk);
                }
            }
        }
        if (oneDirectory && z == 0) {
            firstOffsets = offsets;
            firstCounts = counts;
        }
        if (oneDirectory && z < size.z() - 1) {
            return pointer;
        }
        if (out.size() % 2 == 1) {
            out.write(0);
        }
        return oneDirectory ? directory(0, pointer, firstOffsets, firstCounts) : directory(z, pointer, offsets, counts);
    }

    private byte[] raw(int x0, int y0, int z, int plane, int w, int rows) {
        int perPixel = planar ? 1 : samples;
        int rowBytes = (w * perPixel * bits + 7) / 8;
        byte[] b = new byte[rowBytes * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < w; x++) {
                for (int s = 0; s < perPixel; s++) {
                    boolean inside = x0 + x < size.x() && y0 + y < size.y();
                    double v = inside ? voxels.at(x0 + x + 1000L * (planar ? plane : s), y0 + y, z) : 0;
                    put(b, (long) y * rowBytes * 8 + (long) (x * perPixel + s) * bits, stored(v));
                }
            }
        }
        return b;
    }

    private long stored(double v) {
        return switch (type) {
            case F16 -> half(v);
            case F32 -> Float.floatToRawIntBits((float) v) & 0xffffffffL;
            case F64 -> Double.doubleToRawLongBits(v);
            default -> (long) v;
        };
    }

    /** Exact for values that binary16 can hold as normal numbers. */
    private static long half(double v) {
        if (v == 0) {
            return 0;
        }
        int e = Math.getExponent(v);
        long mantissa = Math.round((Math.abs(v) / Math.pow(2, e) - 1) * 1024);
        return (v < 0 ? 0x8000 : 0) | (long) (e + 15) << 10 | mantissa;
    }

    private void put(byte[] b, long bit, long v) {
        if (bits % 8 == 0) {
            int n = bits / 8;
            for (int i = 0; i < n; i++) {
                b[(int) (bit / 8) + i] = (byte) (v >> 8 * (order == ByteOrder.LITTLE_ENDIAN ? i : n - 1 - i));
            }
            return;
        }
        for (int i = 0; i < bits; i++) {
            long p = bit + i;
            if ((v >> bits - 1 - i & 1) == 1) {
                b[(int) (p / 8)] |= (byte) (0x80 >> p % 8);
            }
        }
    }

    private byte[] pack(byte[] raw, int w, int rows) {
        byte[] b = raw;
        int perPixel = planar ? 1 : samples;
        if (predictor != 1) {
            b = new byte[raw.length];
            int rowBytes = raw.length / rows;
            for (int y = 0; y < rows; y++) {
                byte[] row = Arrays.copyOfRange(raw, y * rowBytes, (y + 1) * rowBytes);
                byte[] p = predictor == 2 ? differences(row, perPixel) : floating(row, w * perPixel, perPixel);
                System.arraycopy(p, 0, b, y * rowBytes, rowBytes);
            }
        }
        byte[] packed = Packing.pack(compression, oldLzw, b);
        if (reversedBits) {
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (byte) (Integer.reverse(packed[i]) >>> 24);
            }
        }
        return packed;
    }

    private byte[] differences(byte[] row, int step) {
        int n = bits / 8;
        byte[] d = row.clone();
        for (int i = step; i * n < row.length; i++) {
            long v = value(row, i * n, n) - value(row, (i - step) * n, n);
            for (int k = 0; k < n; k++) {
                d[i * n + k] = (byte) (v >> 8 * (order == ByteOrder.LITTLE_ENDIAN ? k : n - 1 - k));
            }
        }
        return d;
    }

    private long value(byte[] b, int at, int n) {
        long v = 0;
        for (int k = 0; k < n; k++) {
            v |= (b[at + k] & 0xffL) << 8 * (order == ByteOrder.LITTLE_ENDIAN ? k : n - 1 - k);
        }
        return v;
    }

    /** Highest bytes of all values first, then the next …, then differences (TIFF technical note 3). */
    private byte[] floating(byte[] row, int values, int step) {
        int n = bits / 8;
        byte[] sorted = new byte[row.length];
        for (int i = 0; i < values; i++) {
            long v = value(row, i * n, n);
            for (int k = 0; k < n; k++) {
                sorted[k * values + i] = (byte) (v >> 8 * (n - 1 - k));
            }
        }
        byte[] d = sorted.clone();
        for (int i = step; i < d.length; i++) {
            d[i] = (byte) (sorted[i] - sorted[i - step]);
        }
        return d;
    }

    private int directory(int z, int pointer, List<Long> offsets, List<Long> counts) throws IOException {
        TreeMap<Integer, Object> e = new TreeMap<>();
        e.put(256, new Long[] {size.x()});
        e.put(257, new Long[] {size.y()});
        e.put(258, repeated(bits));
        e.put(259, (long) compression);
        e.put(262, samples == 3 ? 2L : 1L);
        e.put(277, (long) samples);
        e.put(284, planar ? 2L : 1L);
        e.put(339, repeated(type.isInteger() ? type.min() < 0 ? 2 : 1 : 3));
        if (reversedBits) {
            e.put(266, 2L);
        }
        if (predictor != 1) {
            e.put(317, (long) predictor);
        }
        if (tile > 0) {
            e.put(322, (long) tile);
            e.put(323, (long) tile);
        } else {
            e.put(278, (long) rowsPerStrip);
        }
        e.put(tile > 0 ? 324 : 273, offsets.toArray(new Long[0]));
        if (!withoutCounts) {
            e.put(tile > 0 ? 325 : 279, counts.toArray(new Long[0]));
        }
        if (z == 0) {
            e.putAll(more);
            if (!description.isEmpty()) {
                e.put(270, description);
            }
        }
        return write(e, pointer);
    }

    private Object repeated(long v) {
        short[] all = new short[samples];
        Arrays.fill(all, (short) v);
        return all;
    }

    private int write(TreeMap<Integer, Object> entries, int pointer) throws IOException {
        int word = big ? 8 : 4;
        int at = out.size();
        patches.add(new int[] {pointer, at});
        number(entries.size(), big ? 8 : 2);
        int outside = at + (big ? 8 : 2) + entries.size() * (4 + 2 * word) + word;
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        for (var e : entries.entrySet()) {
            byte[] v = values(e.getValue());
            int type = type(e.getValue());
            number(e.getKey(), 2);
            number(type, 2);
            number(v.length / List.of(0, 1, 1, 2, 4, 8).get(type), word);
            if (v.length <= word) {
                out.write(Arrays.copyOf(v, word));
            } else {
                number(outside + tail.size(), word);
                tail.write(v);
            }
        }
        int next = out.size();
        number(0, word);
        out.write(tail.toByteArray());
        return next;
    }

    private static int type(Object value) {
        return value instanceof String
                ? 2
                : value instanceof Long || value instanceof short[] ? 3 : value instanceof Long[] ? 4 : 5;
    }

    private byte[] values(Object value) {
        if (value instanceof String s) {
            return (s + "\0").getBytes(StandardCharsets.UTF_8);
        }
        ByteBuffer b = ByteBuffer.allocate(1 << 20).order(order);
        if (value instanceof Long v) {
            b.putShort(v.shortValue());
        } else if (value instanceof short[] all) {
            for (short v : all) {
                b.putShort(v);
            }
        } else if (value instanceof Long[] longs) {
            for (Long v : longs) {
                b.putInt(v.intValue());
            }
        } else {
            for (long v : (long[]) value) {
                b.putInt((int) v);
            }
        }
        return Arrays.copyOf(b.array(), b.position());
    }
}
