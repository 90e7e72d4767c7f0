// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import org.sextant.volume.value.ValueType;

/**
 * The voxels of a volume as rays meet them: in one piece ({@link DenseField}) or in bricks ({@link PagedField}). Values are stored numbers (not scaled), NaN
 * where there are none. Coordinates are voxel indices of this field; outside of the centres of the border voxels they are
 * limited to them, so that the outer half voxel has the border's value.
 *
 * <p>Threads: any.
 */
public abstract sealed class VoxelField permits DenseField, PagedField {
    protected final int nx;
    protected final int ny;
    protected final int nz;

    protected VoxelField(int nx, int ny, int nz) {
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
    }

    /** Bytes of a voxel of that type in memory. */
    public static int bytesPerVoxel(ValueType type) {
        return switch (type) {
            case U8, I8 -> 1;
            case U16, I16 -> 2;
            default -> 4;
        };
    }

    public final int nx() {
        return nx;
    }

    public final int ny() {
        return ny;
    }

    public final int nz() {
        return nz;
    }

    /** The value of one voxel. */
    public abstract float at(int x, int y, int z);

    /** Trilinear interpolation. */
    public abstract float value(double x, double y, double z);

    /** How many of this field's voxels are as long as one of those that hold the values around a point. */
    public int stride(double x, double y, double z) {
        return 1;
    }

    /** Bytes of a voxel: 1 and 2 are unsigned integers, 4 is a float. */
    public abstract int voxelBytes();

    /** What is subtracted from a stored unsigned integer to give the value. */
    public abstract int offset();

    /**
     * Derivatives along x, y, z per voxel: central differences over two voxels, interpolated trilinearly between the eight
     * neighbours; smoother than the derivative of the interpolation itself.
     *
     * @param g receives three values; NaN where a voxel they need is missing
     */
    public void gradient(double x, double y, double z, float[] g) {
        double cx = clamp(x, nx);
        double cy = clamp(y, ny);
        double cz = clamp(z, nz);
        int x1 = (int) cx;
        int y1 = (int) cy;
        int z1 = (int) cz;
        float fx = (float) (cx - x1);
        float fy = (float) (cy - y1);
        float fz = (float) (cz - z1);
        int x0 = Math.max(x1 - 1, 0);
        int x2 = Math.min(x1 + 1, nx - 1);
        int x3 = Math.min(x1 + 2, nx - 1);
        int y2 = Math.min(y1 + 1, ny - 1);
        int z2 = Math.min(z1 + 1, nz - 1);
        int y0 = Math.max(y1 - 1, 0);
        int y3 = Math.min(y1 + 2, ny - 1);
        int z0 = Math.max(z1 - 1, 0);
        int z3 = Math.min(z1 + 2, nz - 1);
        float c000 = at(x1, y1, z1);
        float c100 = at(x2, y1, z1);
        float c010 = at(x1, y2, z1);
        float c110 = at(x2, y2, z1);
        float c001 = at(x1, y1, z2);
        float c101 = at(x2, y1, z2);
        float c011 = at(x1, y2, z2);
        float c111 = at(x2, y2, z2);
        g[0] = 0.5f
                * bilinear(
                        slope(at(x0, y1, z1), c000, c100, at(x3, y1, z1), fx),
                        slope(at(x0, y2, z1), c010, c110, at(x3, y2, z1), fx),
                        slope(at(x0, y1, z2), c001, c101, at(x3, y1, z2), fx),
                        slope(at(x0, y2, z2), c011, c111, at(x3, y2, z2), fx),
                        fy,
                        fz);
        g[1] = 0.5f
                * bilinear(
                        slope(at(x1, y0, z1), c000, c010, at(x1, y3, z1), fy),
                        slope(at(x2, y0, z1), c100, c110, at(x2, y3, z1), fy),
                        slope(at(x1, y0, z2), c001, c011, at(x1, y3, z2), fy),
                        slope(at(x2, y0, z2), c101, c111, at(x2, y3, z2), fy),
                        fx,
                        fz);
        g[2] = 0.5f
                * bilinear(
                        slope(at(x1, y1, z0), c000, c001, at(x1, y1, z3), fz),
                        slope(at(x2, y1, z0), c100, c101, at(x2, y1, z3), fz),
                        slope(at(x1, y2, z0), c010, c011, at(x1, y2, z3), fz),
                        slope(at(x2, y2, z0), c110, c111, at(x2, y2, z3), fz),
                        fx,
                        fy);
    }

    /**
     * Values by {@link #value} at samples from one to another, both included, of a ray. Fields of integers round places across x
     * to 1/4096 voxel.
     *
     * @param out receives sample i at index i
     */
    public void values(Steps s, int first, int last, float[] out) {
        for (int i = first; i <= last; i++) {
            out[i] = value(s.x + i * s.dx, s.y + i * s.dy, s.z + i * s.dz);
        }
    }

    /**
     * Derivatives by {@link #gradient} in the middles of steps, on the same terms.
     *
     * @param which numbers of the steps, of which the first {@code count} are asked for
     * @param g receives three values for each
     */
    public void gradients(Steps s, int[] which, int count, float[] g) {
        float[] one = new float[3];
        for (int i = 0; i < count; i++) {
            double at = which[i] + 0.5;
            gradient(s.x + at * s.dx, s.y + at * s.dy, s.z + at * s.dz, one);
            g[3 * i] = one[0];
            g[3 * i + 1] = one[1];
            g[3 * i + 2] = one[2];
        }
    }

    /** Twice the central difference between four values in a row, at a fraction between the second and the third. */
    private static float slope(float v0, float v1, float v2, float v3, float f) {
        return (v2 - v0) * (1 - f) + (v3 - v1) * f;
    }

    private static float bilinear(float v00, float v10, float v01, float v11, float fx, float fy) {
        float a = v00 + (v10 - v00) * fx;
        float b = v01 + (v11 - v01) * fx;
        return a + (b - a) * fy;
    }

    protected static double clamp(double v, int n) {
        return v <= 0 ? 0 : Math.min(v, n - 1.0);
    }
}
