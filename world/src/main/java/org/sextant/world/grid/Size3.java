// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.grid;

import org.sextant.world.error.SextantException;

/** A number of voxels along x, y and z; each at least 1. */
public record Size3(long x, long y, long z) {
    public Size3 {
        if (x < 1 || y < 1 || z < 1) {
            throw new SextantException("a size must be at least 1 voxel along each axis, not " + x + "×" + y + "×" + z);
        }
    }

    /** Number of voxels; may exceed 2³¹. @throws SextantException past 2⁶³ */
    public long voxels() {
        try {
            return Math.multiplyExact(Math.multiplyExact(x, y), z);
        } catch (ArithmeticException e) {
            throw new SextantException("a volume of " + this + " voxels is too large to count", e);
        }
    }

    /** Size after joining fx×fy×fz voxels into one; a last, partly filled voxel is kept. */
    public Size3 dividedBy(long fx, long fy, long fz) {
        if (fx < 1 || fy < 1 || fz < 1) {
            throw new SextantException("voxels are joined by factors of at least 1, not " + fx + "×" + fy + "×" + fz);
        }
        return new Size3(ceilDiv(x, fx), ceilDiv(y, fy), ceilDiv(z, fz));
    }

    private static long ceilDiv(long n, long f) {
        return (n - 1) / f + 1;
    }

    /** 0 → x, 1 → y, 2 → z. */
    public long get(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }

    public long[] toArray() {
        return new long[] {x, y, z};
    }

    @Override
    public String toString() {
        return x + "×" + y + "×" + z;
    }
}
