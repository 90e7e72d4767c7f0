// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.Region;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;

/**
 * Local thickness of the pores and of the solid of a scan, exact on the true parts of its voxels, in the middle
 * {@value #MOST}³ of them at most: that much is done in seconds.
 *
 * @param region of the scan's voxels
 * @param pores diameters in voxels, x fastest; null where there are no pores or nothing else
 * @param solid the same of the solid
 */
record TrueThickness(
        Region region,
        float @Nullable [] pores,
        float @Nullable [] solid,
        long poreVoxels,
        long solidVoxels,
        long closedVoxels) {
    static final int MOST = 128;

    static TrueThickness of(PartsOfField field, WorkContext work) {
        Size3 size = field.grid().size();
        int nx = (int) Math.min(MOST, size.x());
        int ny = (int) Math.min(MOST, size.y());
        int nz = (int) Math.min(MOST, size.z());
        Region region = new Region((size.x() - nx) / 2, (size.y() - ny) / 2, (size.z() - nz) / 2, nx, ny, nz);
        boolean[] pore = new boolean[region.voxels()];
        boolean[] solid = new boolean[region.voxels()];
        boolean[] closed = new boolean[region.voxels()];
        int plane = nx * ny;
        work.forEach("true parts", nz, k -> {
            byte[] parts = field.parts(new Region(region.x(), region.y(), region.z() + k, nx, ny, 1));
            for (int i = 0; i < plane; i++) {
                int at = (int) k * plane + i;
                pore[at] = parts[i] == PartsOfField.PORE || parts[i] == PartsOfField.CLOSED_PORE;
                solid[at] = parts[i] == PartsOfField.SOLID;
                closed[at] = parts[i] == PartsOfField.CLOSED_PORE;
            }
        });
        return new TrueThickness(
                region,
                diameters(pore, region, work),
                diameters(solid, region, work),
                count(pore),
                count(solid),
                count(closed));
    }

    private static float @Nullable [] diameters(boolean[] phase, Region r, WorkContext work) {
        long n = count(phase);
        return n == 0 || n == phase.length
                ? null
                : new LocalThickness(phase, r.nx(), r.ny(), r.nz(), work).diameters(work);
    }

    private static long count(boolean[] phase) {
        long n = 0;
        for (boolean b : phase) {
            n += b ? 1 : 0;
        }
        return n;
    }
}
