// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.joml.Vector3d;

/**
 * The mean optical density of one volume or label volume in coarse cells, without what is cut away or hidden by finer
 * volumes: what holds light back.
 *
 * <p>Threads: filled by several that write different cells, then read by any.
 */
final class OpacityGrid {
    /** A cell is at most this dense over its edge: thin things do not turn into walls. */
    private static final double DENSEST = 3;

    final MarchBox box;
    final CellGrid cells;
    /** 1/µm. */
    private final float[] sigma;

    OpacityGrid(MarchBox box, int voxelsX, int voxelsY, int voxelsZ) {
        this.box = box;
        this.cells = CellGrid.of(voxelsX, voxelsY, voxelsZ);
        this.sigma = new float[cells.count()];
    }

    /** Edge of a cell, µm. */
    double cellUm() {
        return cells.edge() * box.edgeUm;
    }

    /** Measures a layer of cells at 2³ points each. */
    void measure(int layer, Iterable<? extends MarchBox> all, boolean finestWins) {
        Vector3d p = new Vector3d();
        for (int j = 0; j < cells.ny(); j++) {
            for (int i = 0; i < cells.nx(); i++) {
                double sum = 0;
                for (int corner = 0; corner < 8; corner++) {
                    double quarter = cells.edge() / 4.0;
                    p.set(
                            cells.middle(i) + ((corner & 1) == 0 ? -quarter : quarter),
                            cells.middle(j) + ((corner & 2) == 0 ? -quarter : quarter),
                            cells.middle(layer) + ((corner & 4) == 0 ? -quarter : quarter));
                    double density = box.densityAt(p.x, p.y, p.z);
                    sum += density > 0 && isSeen(box.fieldToEye.transformPosition(p), all, finestWins) ? density : 0;
                }
                sigma[i + cells.nx() * (j + cells.ny() * layer)] = (float) Math.min(sum / 8, DENSEST / cellUm());
            }
        }
    }

    /** @param eyeUm relative to the eye */
    private boolean isSeen(Vector3d eyeUm, Iterable<? extends MarchBox> all, boolean finestWins) {
        for (Cut cut : box.cuts) {
            if (!cut.keeps(eyeUm)) {
                return false;
            }
        }
        for (MarchBox other : all) {
            if (finestWins && other instanceof MarchVolume && other.isFinerThan(box) && other.holds(eyeUm)) {
                return false;
            }
        }
        return true;
    }

    /** Optical density at a voxel index, 1/µm. */
    float at(double x, double y, double z) {
        int cell = cells.at(x, y, z);
        return cell < 0 ? 0 : sigma[cell];
    }

    /** How far each cell is from the nearest one that holds anything; once all are measured. */
    EmptySpace emptySpace() {
        return new EmptySpace(0, cells.nx(), cells.ny(), cells.nz(), i -> sigma[i] > 0);
    }
}
