// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.codec;

import java.io.IOException;

/**
 * Decoder of BloscLZ, the compressor that Blosc 1 calls its own.
 *
 * <pre>
 *   control byte c (of the first one only the low 5 bits count)
 *     c &lt; 32    c + 1 literal bytes follow
 *     c ≥ 32    copy of earlier output:
 *                 length   = (c ≫ 5) + 2, and if c ≫ 5 = 7, plus all following bytes up to the first below 255
 *                 distance = ((c &amp; 31) ≪ 8) + next byte + 1
 *                 if both parts of the distance are at their maximum, it is 8192 + the next two bytes, big endian
 * </pre>
 */
final class BloscLz {
    private static final int FAR = 8192;

    private final byte[] in;
    private final int inEnd;
    private int ip;
    private final byte[] out;
    private final int outStart;
    private final int outEnd;
    private int op;

    private BloscLz(byte[] in, int at, int length, byte[] out, int outAt, int n) {
        this.in = in;
        this.ip = at;
        this.inEnd = at + length;
        this.out = out;
        this.outStart = outAt;
        this.op = outAt;
        this.outEnd = outAt + n;
    }

    /** Decodes to exactly n bytes. */
    static void decode(byte[] from, int at, int length, byte[] to, int toAt, int n) throws IOException {
        new BloscLz(from, at, length, to, toAt, n).run();
    }

    private void run() throws IOException {
        int control = next() & 31;
        while (true) {
            if (control < 32) {
                literals(control + 1);
            } else {
                copy(control);
            }
            if (ip >= inEnd) {
                break;
            }
            control = next();
        }
        if (op != outEnd) {
            throw new IOException(
                    "the blosclz data give " + (op - outStart) + " bytes instead of " + (outEnd - outStart));
        }
    }

    private int next() throws IOException {
        if (ip >= inEnd) {
            throw new IOException("the blosclz data end in the middle of a code");
        }
        return in[ip++] & 0xff;
    }

    private void literals(int n) throws IOException {
        if (n > inEnd - ip || n > outEnd - op) {
            throw new IOException("the blosclz data announce " + n + " bytes that are not there or have no room");
        }
        System.arraycopy(in, ip, out, op, n);
        ip += n;
        op += n;
    }

    private void copy(int control) throws IOException {
        int length = (control >> 5) + 2;
        if (control >> 5 == 7) {
            int more;
            do {
                more = next();
                length += more;
                if (length > outEnd - op) {
                    break;
                }
            } while (more == 255);
        }
        int low = next();
        int distance = ((control & 31) << 8) + low + 1;
        if (distance == FAR) {
            distance = FAR + (next() << 8) + next();
        }
        if (length > outEnd - op || distance > op - outStart) {
            throw new IOException("the blosclz data copy " + length + " bytes from " + distance + " before byte "
                    + (op - outStart) + " of " + (outEnd - outStart));
        }
        for (int i = 0; i < length; i++, op++) {
            out[op] = out[op - distance];
        }
    }
}
