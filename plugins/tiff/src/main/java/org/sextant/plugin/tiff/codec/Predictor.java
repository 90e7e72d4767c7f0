// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Prediction of values from their neighbours in a row, in place, both ways.
 *
 * <p>Horizontal (2; TIFF 6.0 section 14): every value is stored as its difference to the same sample of the pixel before,
 * modulo the width of the type. Floating point (3; TIFF technical note 3, 2005): the row's bytes are sorted by
 * significance, highest first whatever the file's byte order, then stored as differences of bytes.
 */
public final class Predictor {
    private final int rowValues;
    private final int bytes;
    private final int samples;
    private final ByteOrder order;

    /**
     * @param rowValues values in a row of a strip or tile, all samples of a chunky one counted
     * @param bytes of a value: 1, 2, 4 or 8
     * @param samples distance to the value to compare with
     * @param order of bytes in the file
     */
    public Predictor(int rowValues, int bytes, int samples, ByteOrder order) {
        this.rowValues = rowValues;
        this.bytes = bytes;
        this.samples = samples;
        this.order = order;
    }

    /** From differences back to values. */
    public void undo(int predictor, byte[] b, int rows) {
        byte[] row = new byte[predictor == 3 ? rowValues * bytes : 0];
        for (int r = 0; r < rows; r++) {
            int at = r * rowValues * bytes;
            if (predictor == 3) {
                sum(b, at, rowValues * bytes);
                System.arraycopy(b, at, row, 0, row.length);
                join(row, b, at);
            } else if (predictor == 2) {
                undoHorizontal(b, at);
            }
        }
    }

    /** From values to differences. */
    public void apply(int predictor, byte[] b, int rows) {
        byte[] row = new byte[predictor == 3 ? rowValues * bytes : 0];
        for (int r = 0; r < rows; r++) {
            int at = r * rowValues * bytes;
            if (predictor == 3) {
                System.arraycopy(b, at, row, 0, row.length);
                split(row, b, at);
                for (int i = row.length - 1; i >= samples; i--) {
                    b[at + i] -= b[at + i - samples];
                }
            } else if (predictor == 2) {
                applyHorizontal(b, at);
            }
        }
    }

    private void sum(byte[] b, int at, int n) {
        for (int i = samples; i < n; i++) {
            b[at + i] += b[at + i - samples];
        }
    }

    private void undoHorizontal(byte[] b, int at) {
        int step = samples * bytes;
        int end = at + rowValues * bytes;
        ByteBuffer v = ByteBuffer.wrap(b).order(order);
        switch (bytes) {
            case 1 -> sum(b, at, rowValues);
            case 2 -> {
                for (int p = at + step; p < end; p += 2) {
                    v.putShort(p, (short) (v.getShort(p) + v.getShort(p - step)));
                }
            }
            case 4 -> {
                for (int p = at + step; p < end; p += 4) {
                    v.putInt(p, v.getInt(p) + v.getInt(p - step));
                }
            }
            default -> {
                for (int p = at + step; p < end; p += 8) {
                    v.putLong(p, v.getLong(p) + v.getLong(p - step));
                }
            }
        }
    }

    private void applyHorizontal(byte[] b, int at) {
        int step = samples * bytes;
        int last = at + (rowValues - 1) * bytes;
        ByteBuffer v = ByteBuffer.wrap(b).order(order);
        switch (bytes) {
            case 1 -> {
                for (int p = last; p >= at + step; p--) {
                    b[p] -= b[p - step];
                }
            }
            case 2 -> {
                for (int p = last; p >= at + step; p -= 2) {
                    v.putShort(p, (short) (v.getShort(p) - v.getShort(p - step)));
                }
            }
            case 4 -> {
                for (int p = last; p >= at + step; p -= 4) {
                    v.putInt(p, v.getInt(p) - v.getInt(p - step));
                }
            }
            default -> {
                for (int p = last; p >= at + step; p -= 8) {
                    v.putLong(p, v.getLong(p) - v.getLong(p - step));
                }
            }
        }
    }

    /** From bytes sorted by significance to values in the file's order. */
    private void join(byte[] sorted, byte[] b, int at) {
        for (int k = 0; k < bytes; k++) {
            int to = at + (order == ByteOrder.BIG_ENDIAN ? k : bytes - 1 - k);
            int from = k * rowValues;
            for (int i = 0; i < rowValues; i++) {
                b[to + i * bytes] = sorted[from + i];
            }
        }
    }

    private void split(byte[] values, byte[] b, int at) {
        for (int k = 0; k < bytes; k++) {
            int from = order == ByteOrder.BIG_ENDIAN ? k : bytes - 1 - k;
            int to = at + k * rowValues;
            for (int i = 0; i < rowValues; i++) {
                b[to + i] = values[from + i * bytes];
            }
        }
    }
}
