// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.nio.ByteBuffer;
import org.sextant.volume.value.ValueType;

/** Floats; 32 bit integers and doubles lose digits past 24 bits. */
final class FloatField extends DenseField {
    private final float[][] planes;

    FloatField(int nx, int ny, int nz) {
        super(nx, ny, nz);
        planes = new float[nz][nx * ny];
    }

    @Override
    public float at(int x, int y, int z) {
        return planes[z][x + nx * y];
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
        float[] p = planes[z1];
        float[] q = planes[z1 + 1 < nz ? z1 + 1 : z1];
        float v000 = p[i];
        float v010 = p[j];
        float v001 = q[i];
        float v011 = q[j];
        float v00 = v000 + (p[i + sx] - v000) * fx;
        float v10 = v010 + (p[j + sx] - v010) * fx;
        float v01 = v001 + (q[i + sx] - v001) * fx;
        float v11 = v011 + (q[j + sx] - v011) * fx;
        float v0 = v00 + (v10 - v00) * fy;
        float v1 = v01 + (v11 - v01) * fy;
        return v0 + (v1 - v0) * fz;
    }

    @Override
    public int voxelBytes() {
        return 4;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public void copyRow(int y, int z, ByteBuffer out) {
        out.asFloatBuffer().put(planes[z], nx * y, nx);
        out.position(out.position() + 4 * nx);
    }

    @Override
    void put(double[] means, int from, int x, int y, int z, int n) {
        int at = x + nx * y;
        for (int i = 0; i < n; i++) {
            planes[z][at + i] = (float) means[from + i];
        }
    }

    @Override
    void copy(ValueType type, Object array, int from, int x, int y, int z, int n) {
        int at = x + nx * y;
        type.toFloats(array, from, planes[z], at, n);
    }
}
