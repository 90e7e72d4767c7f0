// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.nio.ByteBuffer;
import org.sextant.volume.value.ValueType;

/** 8 bit integers as unsigned bytes. */
final class ByteField extends DenseField {
    /** Half of 1/4096 voxel, in fixed point. */
    private static final long HALF = 1L << 19;

    private final byte[][] planes;
    /** Subtracted from what is stored as an unsigned number; half the range for signed types. */
    private final int offset;

    ByteField(int nx, int ny, int nz, int offset) {
        super(nx, ny, nz);
        planes = new byte[nz][nx * ny];
        this.offset = offset;
    }

    @Override
    public float at(int x, int y, int z) {
        return (planes[z][x + nx * y] & 0xff) - offset;
    }

    @Override
    public float value(double x, double y, double z) {
        double cx = clamp(x, nx);
        double cy = clamp(y, ny);
        double cz = clamp(z, nz);
        int x1 = (int) cx;
        int y1 = (int) cy;
        int z1 = (int) cz;
        float fx = (float) (cx - x1);
        float fy = (float) (cy - y1);
        float fz = (float) (cz - z1);
        int sx = x1 + 1 < nx ? 1 : 0;
        int i = x1 + nx * y1;
        int j = y1 + 1 < ny ? i + nx : i;
        byte[] p = planes[z1];
        byte[] q = planes[z1 + 1 < nz ? z1 + 1 : z1];
        float v000 = (p[i] & 0xff);
        float v010 = (p[j] & 0xff);
        float v001 = (q[i] & 0xff);
        float v011 = (q[j] & 0xff);
        float v00 = v000 + ((p[i + sx] & 0xff) - v000) * fx;
        float v10 = v010 + ((p[j + sx] & 0xff) - v010) * fx;
        float v01 = v001 + ((q[i + sx] & 0xff) - v001) * fx;
        float v11 = v011 + ((q[j + sx] & 0xff) - v011) * fx;
        float v0 = v00 + (v10 - v00) * fy;
        float v1 = v01 + (v11 - v01) * fy;
        return v0 + (v1 - v0) * fz - offset;
    }

    /** Two neighbours along x are carried in one number, in 32 bits each. */
    @Override
    public void values(Steps s, int first, int last, float[] out) {
        if (nx < 2 || ny < 2 || nz < 2) {
            super.values(s, first, last, out);
            return;
        }
        long dx = Steps.fixed(s.dx);
        long dy = Steps.fixed(s.dy);
        long dz = Steps.fixed(s.dz);
        long px = Steps.fixed(s.x) + first * dx;
        long py = Steps.fixed(s.y) + HALF + first * dy;
        long pz = Steps.fixed(s.z) + HALF + first * dz;
        byte[][] all = planes;
        for (int i = first; i <= last; i++) {
            long cx = Steps.cell(px, nx);
            long cy = Steps.cell(py, ny);
            long cz = Steps.cell(pz, nz);
            int wy = Steps.weight(cy);
            int wz = Steps.weight(cz);
            int w11 = wy * wz >>> 12;
            int w01 = wz - w11;
            int w10 = wy - w11;
            int w00 = 4096 - wz - w10;
            byte[] p = all[(int) (cz >> 32)];
            byte[] q = all[(int) (cz >> 32) + 1];
            int a = (int) (cx >> 32) + nx * (int) (cy >> 32);
            int b = a + nx;
            long sum = pair(p, a) * w00 + pair(p, b) * w10 + pair(q, a) * w01 + pair(q, b) * w11;
            out[i] = between(sum, Steps.share(cx)) * 0x1p-12f - offset;
            px += dx;
            py += dy;
            pz += dz;
        }
    }

    /** The difference of what two voxels away along an axis is interpolated with the same weights: all is linear. */
    @Override
    public void gradients(Steps s, int[] which, int count, float[] g) {
        if (nx < 2 || ny < 2 || nz < 2) {
            super.gradients(s, which, count, g);
            return;
        }
        long dx = Steps.fixed(s.dx);
        long dy = Steps.fixed(s.dy);
        long dz = Steps.fixed(s.dz);
        long px = Steps.fixed(s.x) + (dx >> 1);
        long py = Steps.fixed(s.y) + (dy >> 1) + HALF;
        long pz = Steps.fixed(s.z) + (dz >> 1) + HALF;
        byte[][] all = planes;
        for (int i = 0; i < count; i++) {
            int k = which[i];
            long cx = Steps.cell(px + k * dx, nx);
            long cy = Steps.cell(py + k * dy, ny);
            long cz = Steps.cell(pz + k * dz, nz);
            int wy = Steps.weight(cy);
            int wz = Steps.weight(cz);
            int w11 = wy * wz >>> 12;
            int w01 = wz - w11;
            int w10 = wy - w11;
            int w00 = 4096 - wz - w10;
            int x = (int) (cx >> 32);
            int y = (int) (cy >> 32);
            int z = (int) (cz >> 32);
            byte[] p0 = all[z > 0 ? z - 1 : 0];
            byte[] p1 = all[z];
            byte[] p2 = all[z + 1];
            byte[] p3 = all[z + 2 < nz ? z + 2 : nz - 1];
            int a = x + nx * y;
            int b = a + nx;
            int before = y > 0 ? a - nx : a;
            int after = y + 2 < ny ? b + nx : b;
            int left = x > 0 ? -1 : 0;
            int farRight = x + 2 < nx ? 2 : 1;
            long v00 = pair(p1, a);
            long v10 = pair(p1, b);
            long v01 = pair(p2, a);
            long v11 = pair(p2, b);
            long middle = v00 * w00 + v10 * w10 + v01 * w01 + v11 * w11;
            int v0 = at(p1, a + left) * w00 + at(p1, b + left) * w10 + at(p2, a + left) * w01 + at(p2, b + left) * w11;
            int v3 = at(p1, a + farRight) * w00
                    + at(p1, b + farRight) * w10
                    + at(p2, a + farRight) * w01
                    + at(p2, b + farRight) * w11;
            long alongY = (v10 - pair(p1, before)) * w00
                    + (pair(p1, after) - v00) * w10
                    + (v11 - pair(p2, before)) * w01
                    + (pair(p2, after) - v01) * w11;
            long alongZ = (v01 - pair(p0, a)) * w00
                    + (v11 - pair(p0, b)) * w10
                    + (pair(p3, a) - v00) * w01
                    + (pair(p3, b) - v10) * w11;
            float f = Steps.share(cx);
            int low = (int) (middle >>> 32) - v0;
            int high = v3 - (int) middle;
            g[3 * i] = (low + (high - low) * f) * 0x1p-13f;
            g[3 * i + 1] = between(alongY, f) * 0x1p-13f;
            g[3 * i + 2] = between(alongZ, f) * 0x1p-13f;
        }
    }

    private static int at(byte[] plane, int i) {
        return plane[i] & 0xff;
    }

    private static long pair(byte[] plane, int i) {
        return plane[i] & 0xffL | (plane[i + 1] & 0xffL) << 32;
    }

    private static float between(long pair, float share) {
        int low = (int) pair;
        int high = (int) (pair - low >> 32);
        return low + (high - low) * share;
    }

    @Override
    public int voxelBytes() {
        return 1;
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public void copyRow(int y, int z, ByteBuffer out) {
        out.put(planes[z], nx * y, nx);
    }

    @Override
    void put(double[] means, int from, int x, int y, int z, int n) {
        int at = x + nx * y;
        for (int i = 0; i < n; i++) {
            planes[z][at + i] = (byte) (int) Math.floor(means[from + i] + offset + 0.5);
        }
    }

    @Override
    void copy(ValueType type, Object array, int from, int x, int y, int z, int n) {
        int at = x + nx * y;
        byte[] source = (byte[]) array;
        byte[] plane = planes[z];
        for (int i = 0; i < n; i++) {
            plane[at + i] = (byte) (source[from + i] + offset);
        }
    }
}
