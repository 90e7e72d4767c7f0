// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.nio.ByteBuffer;
import org.sextant.volume.value.ValueType;

/** 16 bit integers as unsigned shorts. */
final class ShortField extends DenseField {
    private final short[][] planes;
    /** Subtracted from what is stored as an unsigned number; half the range for signed types. */
    private final int offset;

    ShortField(int nx, int ny, int nz, int offset) {
        super(nx, ny, nz);
        planes = new short[nz][nx * ny];
        this.offset = offset;
    }

    @Override
    public float at(int x, int y, int z) {
        return (planes[z][x + nx * y] & 0xffff) - offset;
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
        short[] p = planes[z1];
        short[] q = planes[z1 + 1 < nz ? z1 + 1 : z1];
        float v000 = (p[i] & 0xffff);
        float v010 = (p[j] & 0xffff);
        float v001 = (q[i] & 0xffff);
        float v011 = (q[j] & 0xffff);
        float v00 = v000 + ((p[i + sx] & 0xffff) - v000) * fx;
        float v10 = v010 + ((p[j + sx] & 0xffff) - v010) * fx;
        float v01 = v001 + ((q[i + sx] & 0xffff) - v001) * fx;
        float v11 = v011 + ((q[j + sx] & 0xffff) - v011) * fx;
        float v0 = v00 + (v10 - v00) * fy;
        float v1 = v01 + (v11 - v01) * fy;
        return v0 + (v1 - v0) * fz - offset;
    }

    @Override
    public int voxelBytes() {
        return 2;
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public void copyRow(int y, int z, ByteBuffer out) {
        out.asShortBuffer().put(planes[z], nx * y, nx);
        out.position(out.position() + 2 * nx);
    }

    @Override
    void put(double[] means, int from, int x, int y, int z, int n) {
        int at = x + nx * y;
        for (int i = 0; i < n; i++) {
            planes[z][at + i] = (short) (int) Math.floor(means[from + i] + offset + 0.5);
        }
    }

    @Override
    void copy(ValueType type, Object array, int from, int x, int y, int z, int n) {
        int at = x + nx * y;
        short[] source = (short[]) array;
        short[] plane = planes[z];
        for (int i = 0; i < n; i++) {
            plane[at + i] = (short) (source[from + i] + offset);
        }
    }
}
