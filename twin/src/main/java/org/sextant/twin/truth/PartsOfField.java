// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.sample.SampleObject;
import org.sextant.volume.data.Region;
import org.sextant.world.grid.VoxelGrid;

/**
 * What the centre of each voxel of a scan lies in: its object, and whether it is wall, pore or closed pore. Scans with voxels
 * of at most {@value #MESO_FROM_UM} µm see solid and pores of nanometres instead. Immutable; any thread may ask.
 */
final class PartsOfField {
    static final int OUTSIDE = 0;
    static final int SOLID = 1;
    static final int PORE = 2;
    static final int CLOSED_PORE = 3;
    static final int BUBBLE = 4;

    static final double MESO_FROM_UM = 0.004;

    private final LabelledSample sample;
    private final VoxelGrid grid;
    private final Matrix4x3dc indexToSample;
    private final Matrix4x3dc indexToStage;
    private final double cutRadiusUm;
    private final boolean isFine;

    PartsOfField(LabelledSample sample, ScannedField scan) {
        this.sample = sample;
        this.grid = scan.grid();
        this.indexToSample = scan.inSample().indexToFrame().matrix();
        this.indexToStage = grid.indexToFrame().matrix();
        this.cutRadiusUm = scan.cutRadiusUm();
        this.isFine = grid.spacingUm().x <= MESO_FROM_UM;
    }

    VoxelGrid grid() {
        return grid;
    }

    /** Whether the voxels are fine enough to tell solid from pores of nanometres. */
    boolean isFine() {
        return isFine;
    }

    /** Object numbers of a region, x fastest. */
    short[] labels(Region r) {
        short[] labels = new short[r.voxels()];
        forEach(r, (i, p) -> labels[i] = (short) sample.labelAt(p.x(), p.y(), p.z()));
        return labels;
    }

    /** Parts of a region, x fastest. */
    byte[] parts(Region r) {
        byte[] parts = new byte[r.voxels()];
        forEach(r, (i, p) -> parts[i] = (byte) part(p));
        return parts;
    }

    private int part(Vector3dc p) {
        int label = sample.labelAt(p.x(), p.y(), p.z());
        if (label == 0) {
            return OUTSIDE;
        }
        SampleObject object = sample.objects().get(label - 1);
        if (object.kind().equals("bubble")) {
            return BUBBLE;
        }
        LabelledSample.Part part = sample.partAt(p.x(), p.y(), p.z());
        if (isFine && part == LabelledSample.Part.WALL) {
            return sample.materialAt(p.x(), p.y(), p.z()) == 0 ? PORE : SOLID;
        }
        return switch (part) {
            case OUTSIDE -> OUTSIDE;
            case WALL -> SOLID;
            case PORE -> PORE;
            case CLOSED_PORE -> CLOSED_PORE;
        };
    }

    @FunctionalInterface
    private interface Visit {
        void voxel(int i, Vector3dc inSample);
    }

    /** Voxels that were cut away stay 0. */
    private void forEach(Region r, Visit visit) {
        Vector3d p = new Vector3d();
        int i = 0;
        for (long z = r.z(); z < r.z() + r.nz(); z++) {
            for (long y = r.y(); y < r.y() + r.ny(); y++) {
                for (long x = r.x(); x < r.x() + r.nx(); x++, i++) {
                    indexToStage.transformPosition(p.set(x, y, z));
                    if (Math.hypot(p.x, p.y) < cutRadiusUm) {
                        visit.voxel(i, indexToSample.transformPosition(p.set(x, y, z)));
                    }
                }
            }
        }
    }
}
