// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The HDF5 filter scaleoffset (6): whole numbers less their smallest, each in as few bits as the largest needs, the highest
 * bit first; floats are rounded to a number of decimals before. BigDataViewer packs its cells with it.
 *
 * <p>A chunk starts with the number of bits (4 bytes), the length of the smallest value (1 byte) and that value; the packed
 * bits follow at byte 21. The highest number of that many bits stands for the fill value, if there is one.
 */
final class ScaleOffset {
    private static final int BODY = 21;
    private static final int FLOAT_DECIMALS = 0;
    private static final int INTEGER = 2;

    private final int kind;
    private final int decimals;
    private final int elements;
    private final int bytes;
    private final ByteOrder order;
    private final boolean filled;
    private final long fill;

    /** @param p parameters as the file lists them: kind, decimals, elements, class, bytes, sign, order, fill, its value */
    ScaleOffset(int[] p) {
        this.kind = p[0];
        this.decimals = p[1];
        this.elements = p[2];
        this.bytes = p[4];
        this.order = p[6] == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        this.filled = p[7] == 1;
        long low = p.length > 8 ? p[8] & 0xffffffffL : 0;
        this.fill = p.length > 9 ? low | (long) p[9] << 32 : low;
        boolean sized = bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
        if (!sized || kind != INTEGER && !(kind == FLOAT_DECIMALS && bytes >= 4)) {
            throw new IllegalArgumentException("kind " + kind + " of " + bytes + " bytes is not known");
        }
    }

    byte[] decode(byte[] data, int mostBytes) {
        if (elements < 1 || elements > mostBytes / bytes) {
            throw new IllegalArgumentException("it announces " + elements + " values");
        }
        ByteBuffer head = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        int bits = head.getInt(0);
        if (bits < 0 || bits > 8 * bytes || ((long) elements * bits + 7) / 8 > data.length - BODY) {
            throw new IllegalArgumentException(
                    elements + " values of " + bits + " bits do not fit " + data.length + " bytes");
        }
        byte[] out = new byte[elements * bytes];
        if (bits == 8 * bytes) {
            System.arraycopy(data, BODY, out, 0, out.length);
            return order == ByteOrder.LITTLE_ENDIAN ? out : swapped(out);
        }
        unpack(data, bits, head.getLong(5), ByteBuffer.wrap(out).order(order));
        return out;
    }

    private void unpack(byte[] data, int bits, long smallest, ByteBuffer out) {
        long sentinel = (1L << bits) - 1;
        long window = 0;
        int held = 0;
        int at = BODY;
        for (int i = 0; i < elements; i++) {
            long v = 0;
            for (int wanted = bits; wanted > 0; ) {
                if (held == 0) {
                    window = data[at++] & 0xff;
                    held = 8;
                }
                int take = Math.min(held, wanted);
                held -= take;
                wanted -= take;
                v = v << take | window >> held & (1L << take) - 1;
            }
            if (kind == INTEGER) {
                put(out, filled && v == sentinel ? fill : v + smallest);
            } else {
                putReal(out, filled && v == sentinel, v, smallest);
            }
        }
    }

    private void put(ByteBuffer out, long v) {
        switch (bytes) {
            case 1 -> out.put((byte) v);
            case 2 -> out.putShort((short) v);
            case 4 -> out.putInt((int) v);
            default -> out.putLong(v);
        }
    }

    /** The smallest value is stored as the bits of the float itself; the library computes in the float's own width. */
    private void putReal(ByteBuffer out, boolean isFill, long v, long smallest) {
        if (isFill) {
            put(out, fill);
        } else if (bytes == 4) {
            out.putFloat((float) (int) v / (float) Math.pow(10, decimals) + Float.intBitsToFloat((int) smallest));
        } else {
            out.putDouble(v / Math.pow(10, decimals) + Double.longBitsToDouble(smallest));
        }
    }

    private byte[] swapped(byte[] little) {
        byte[] big = new byte[little.length];
        for (int i = 0; i < little.length; i++) {
            big[i] = little[i - i % bytes + bytes - 1 - i % bytes];
        }
        return big;
    }
}
