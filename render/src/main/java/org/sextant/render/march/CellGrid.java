// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

/**
 * Cubes of voxels of a field, at most {@value #MOST} along an axis.
 *
 * @param edge voxels along the edge of a cell
 * @param nx cells along x
 */
record CellGrid(int edge, int nx, int ny, int nz) {
    static final int MOST = 72;

    static CellGrid of(int voxelsX, int voxelsY, int voxelsZ) {
        int longest = Math.max(voxelsX, Math.max(voxelsY, voxelsZ));
        int edge = (longest - 1) / MOST + 1;
        return new CellGrid(edge, (voxelsX - 1) / edge + 1, (voxelsY - 1) / edge + 1, (voxelsZ - 1) / edge + 1);
    }

    int count() {
        return nx * ny * nz;
    }

    /** Voxel index of the middle of a cell along an axis. */
    double middle(int cell) {
        return (cell + 0.5) * edge - 0.5;
    }

    /** The cell's number at a voxel index; −1 outside. */
    int at(double x, double y, double z) {
        int i = (int) Math.floor((x + 0.5) / edge);
        int j = (int) Math.floor((y + 0.5) / edge);
        int k = (int) Math.floor((z + 0.5) / edge);
        boolean inside = i >= 0 && j >= 0 && k >= 0 && i < nx && j < ny && k < nz;
        return inside ? i + nx * (j + ny * k) : -1;
    }

    float interpolate(float[] values, double x, double y, double z) {
        double cx = limited((x + 0.5) / edge - 0.5, nx);
        double cy = limited((y + 0.5) / edge - 0.5, ny);
        double cz = limited((z + 0.5) / edge - 0.5, nz);
        int i = (int) cx;
        int j = (int) cy;
        int k = (int) cz;
        float fx = (float) (cx - i);
        float fy = (float) (cy - j);
        float fz = (float) (cz - k);
        int right = i + 1 < nx ? 1 : 0;
        int up = j + 1 < ny ? nx : 0;
        int next = k + 1 < nz ? nx * ny : 0;
        int at = i + nx * (j + ny * k);
        float a = plane(values, at, right, up, fx, fy);
        float b = plane(values, at + next, right, up, fx, fy);
        return a + (b - a) * fz;
    }

    private static float plane(float[] v, int at, int right, int up, float fx, float fy) {
        float a = v[at] + (v[at + right] - v[at]) * fx;
        float b = v[at + up] + (v[at + up + right] - v[at + up]) * fx;
        return a + (b - a) * fy;
    }

    private static double limited(double v, int n) {
        return v <= 0 ? 0 : Math.min(v, n - 1.0);
    }
}
