// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * A volume of another position, direction or scale, read at the voxels of a grid, linear between its own voxels. Half a voxel
 * outside of its centres is its border's value, beyond that NaN.
 *
 * @param toGrey from the grid's voxel index to the volume's
 */
record PosedGrey(Volume grey, Affine3 toGrey, VoxelGrid grid) implements GreyRows {
    /** Voxels that are held for a few rows of a plane; more are read in parts. */
    private static final long MOST = 1 << 24;

    @Override
    public float[] plane(int z) {
        int nx = (int) grid.size().x();
        int ny = (int) grid.size().y();
        float[] out = new float[nx * ny];
        rows(out, nx, 0, ny, z);
        return out;
    }

    /** Rows y0 … y1 − 1, from the box of the volume that they lie in; halved while that is too large. */
    private void rows(float[] out, int nx, int y0, int y1, int z) {
        Vector3d low = new Vector3d(Double.POSITIVE_INFINITY);
        Vector3d high = new Vector3d(Double.NEGATIVE_INFINITY);
        for (int corner = 0; corner < 4; corner++) {
            Vector3d p = toGrey.apply(new Vector3d((corner & 1) == 0 ? 0 : nx - 1, (corner & 2) == 0 ? y0 : y1 - 1, z));
            low.min(p);
            high.max(p);
        }
        Size3 size = grey.size();
        long[] from = new long[3];
        long[] count = new long[3];
        for (int axis = 0; axis < 3; axis++) {
            long last = size.get(axis) - 1;
            from[axis] = Math.max(0, Math.min(last, (long) Math.floor(low.get(axis))));
            count[axis] = Math.max(0, Math.min(last, (long) Math.floor(high.get(axis)) + 1)) - from[axis] + 1;
        }
        if (count[0] * count[1] * count[2] > MOST && y1 - y0 > 1) {
            int middle = (y0 + y1) >>> 1;
            rows(out, nx, y0, middle, z);
            rows(out, nx, middle, y1, z);
            return;
        }
        Region box = new Region(from[0], from[1], from[2], (int) count[0], (int) count[1], (int) count[2]);
        Object raw = grey.finest().read(box);
        float[] values = new float[box.voxels()];
        grey.type().toFloats(raw, 0, values, 0, values.length);
        fill(out, nx, y0, y1, z, box, values);
    }

    private void fill(float[] out, int nx, int y0, int y1, int z, Region box, float[] values) {
        Matrix4x3dc m = toGrey.matrix();
        Size3 size = grey.size();
        Vector3d p = new Vector3d();
        for (int y = y0; y < y1; y++) {
            for (int x = 0; x < nx; x++) {
                m.transformPosition(p.set(x, y, z));
                boolean inside = Math.abs(2 * p.x + 1 - size.x()) <= size.x()
                        && Math.abs(2 * p.y + 1 - size.y()) <= size.y()
                        && Math.abs(2 * p.z + 1 - size.z()) <= size.z();
                out[x + nx * y] = inside ? (float) grey.scale().physical(linear(p, box, values)) : Float.NaN;
            }
        }
    }

    private static double linear(Vector3d p, Region box, float[] v) {
        double fx = Math.max(0, Math.min(box.nx() - 1, p.x - box.x()));
        double fy = Math.max(0, Math.min(box.ny() - 1, p.y - box.y()));
        double fz = Math.max(0, Math.min(box.nz() - 1, p.z - box.z()));
        int x = (int) fx;
        int y = (int) fy;
        int z = (int) fz;
        int i = x + box.nx() * (y + box.ny() * z);
        int right = x + 1 < box.nx() ? 1 : 0;
        int up = y + 1 < box.ny() ? box.nx() : 0;
        int above = z + 1 < box.nz() ? box.nx() * box.ny() : 0;
        double low = mix(mix(v[i], v[i + right], fx - x), mix(v[i + up], v[i + up + right], fx - x), fy - y);
        double high = mix(
                mix(v[i + above], v[i + above + right], fx - x),
                mix(v[i + above + up], v[i + above + up + right], fx - x),
                fy - y);
        return mix(low, high, fz - z);
    }

    /** A share of 0 takes nothing of b, which may be NaN. */
    private static double mix(double a, double b, double share) {
        return share == 0 ? a : a + (b - a) * share;
    }
}
