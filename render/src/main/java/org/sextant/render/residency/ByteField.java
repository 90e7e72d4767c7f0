// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.nio.ByteBuffer;
import org.sextant.volume.value.ValueType;

/** 8 bit integers as unsigned bytes. */
final class ByteField extends DenseField {
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
