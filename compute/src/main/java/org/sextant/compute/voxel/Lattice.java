// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.voxel;

import org.joml.Vector3d;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

/**
 * How many voxels there are along x, y and z, and how far apart their centres are, µm. One plane fits a Java array; all
 * voxels together may be more than 2³¹.
 */
public record Lattice(int nx, int ny, int nz, double dxUm, double dyUm, double dzUm) {
    public Lattice {
        if (nx < 1 || ny < 1 || nz < 1 || (long) nx * ny > Integer.MAX_VALUE - 8) {
            throw new SextantException("a plane of " + nx + "×" + ny + " voxels (of " + nz
                    + ") cannot be held in one array; crop or bin the volume");
        }
        if (!(dxUm > 0 && dyUm > 0 && dzUm > 0) || !Double.isFinite(dxUm + dyUm + dzUm)) {
            throw new SextantException(
                    "voxels need a size above 0 along each axis, not " + dxUm + ", " + dyUm + ", " + dzUm + " um");
        }
    }

    /** Voxels of edge 1 µm: for work that counts in voxels. */
    public static Lattice of(int nx, int ny, int nz) {
        return new Lattice(nx, ny, nz, 1, 1, 1);
    }

    /**
     * Of a volume's finest level.
     *
     * @throws SextantException if it states no voxel size or a plane is too large for an array
     */
    public static Lattice of(Volume volume) {
        Size3 s = volume.size();
        Vector3d d = volume.grid().spacingUm();
        if (Math.max(s.x(), Math.max(s.y(), s.z())) > Integer.MAX_VALUE) {
            throw new SextantException(volume.source() + " has " + s + " voxels, too many along one axis; crop it");
        }
        return new Lattice((int) s.x(), (int) s.y(), (int) s.z(), d.x, d.y, d.z);
    }

    /** Voxels of a plane. */
    public int plane() {
        return nx * ny;
    }

    public long voxels() {
        return (long) nx * ny * nz;
    }

    public double voxelUm3() {
        return dxUm * dyUm * dzUm;
    }

    public int size(int axis) {
        return axis == 0 ? nx : axis == 1 ? ny : nz;
    }

    public double spacingUm(int axis) {
        return axis == 0 ? dxUm : axis == 1 ? dyUm : dzUm;
    }

    /** Whether all three spacings agree within one part in a million. */
    public boolean isIsotropic() {
        double most = Math.max(dxUm, Math.max(dyUm, dzUm));
        double least = Math.min(dxUm, Math.min(dyUm, dzUm));
        return most - least <= 1e-6 * most;
    }

    @Override
    public String toString() {
        return nx + "×" + ny + "×" + nz + " voxels of " + dxUm + "×" + dyUm + "×" + dzUm + " um";
    }
}
