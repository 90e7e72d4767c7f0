// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.volume.data.Region;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Local thickness of the pores and of the solid of a scan, exact on the true parts of voxels.
 *
 * <p>Where the scan has more than {@value #FINENESS} voxels along a typical pore, the voxels here are a whole number of times
 * larger; of these the middle {@value #MOST}³ are taken at most: that much is done in seconds. A field of view narrower than
 * two typical pores cuts all balls short and has no thickness.
 *
 * @param grid of the voxels, in the frame of the scan's stage
 * @param pores diameters in voxels, x fastest; null where there are no pores or nothing else, or the field is too narrow
 * @param solid the same of the solid
 */
record TrueThickness(
        VoxelGrid grid, float @Nullable [] pores, float @Nullable [] solid, long poreVoxels, long solidVoxels) {
    static final int MOST = 128;
    static final int FINENESS = 12;

    private static final double TYPICAL_PORE_UM = 5;
    private static final double TYPICAL_MESOPORE_UM = 0.017;

    static TrueThickness of(LabelledSample sample, ScannedField scan, WorkContext work) {
        double voxelUm = scan.grid().spacingUm().x;
        double typicalUm = voxelUm <= PartsOfField.MESO_FROM_UM ? TYPICAL_MESOPORE_UM : TYPICAL_PORE_UM;
        boolean isWide = scan.grid().size().x() * voxelUm >= 2 * typicalUm;
        long step = isWide ? Math.max(1, (long) (typicalUm / (FINENESS * voxelUm))) : 1;
        VoxelGrid grid = middle(scan.grid().level(step, step, step));
        PartsOfField field = new PartsOfField(
                sample,
                new ScannedField(
                        scan.name(), grid, scan.stageToSample(), scan.cutRadiusUm(), scan.volumes(), scan.errors()));
        int nx = (int) grid.size().x();
        int ny = (int) grid.size().y();
        int nz = (int) grid.size().z();
        boolean[] pore = new boolean[nx * ny * nz];
        boolean[] solid = new boolean[nx * ny * nz];
        work.forEach("true parts", nz, k -> {
            byte[] parts = field.parts(new Region(0, 0, k, nx, ny, 1));
            for (int i = 0; i < parts.length; i++) {
                int at = (int) k * parts.length + i;
                pore[at] = parts[i] == PartsOfField.PORE || parts[i] == PartsOfField.CLOSED_PORE;
                solid[at] = parts[i] == PartsOfField.SOLID;
            }
        });
        return new TrueThickness(
                grid,
                isWide ? diameters(pore, grid.size(), work) : null,
                isWide ? diameters(solid, grid.size(), work) : null,
                count(pore),
                count(solid));
    }

    /** The middle {@value #MOST}³ voxels of a grid, or all. */
    private static VoxelGrid middle(VoxelGrid grid) {
        Size3 size = grid.size();
        Size3 few = new Size3(Math.min(MOST, size.x()), Math.min(MOST, size.y()), Math.min(MOST, size.z()));
        Vector3d first = new Vector3d((size.x() - few.x()) / 2, (size.y() - few.y()) / 2, (size.z() - few.z()) / 2);
        Affine3 toGrid = Affine3.scaleTranslate(
                grid.indexToFrame().from(), grid.indexToFrame().from(), new Vector3d(1), first);
        return new VoxelGrid(few, toGrid.then(grid.indexToFrame()));
    }

    double voxelUm() {
        return grid.spacingUm().x;
    }

    private static float @Nullable [] diameters(boolean[] phase, Size3 size, WorkContext work) {
        long n = count(phase);
        return n == 0 || n == phase.length
                ? null
                : new LocalThickness(phase, (int) size.x(), (int) size.y(), (int) size.z(), work).diameters(work);
    }

    private static long count(boolean[] phase) {
        long n = 0;
        for (boolean b : phase) {
            n += b ? 1 : 0;
        }
        return n;
    }
}
