// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.projector;

import org.joml.Vector3d;
import org.sextant.compute.tomography.geometry.ProjectionMatrix;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.VoxelGrid;

/**
 * Back-projection of filtered projections with the weight of Feldkamp: each voxel takes from each view the value between the
 * four pixels where it is seen, times (w₀/w)², w its distance from the source along the beam and w₀ that of the axis. Any
 * geometry; where the detector's columns run along z, two columns are mixed once for all slices.
 *
 * <p>Feldkamp, Davis, Kress 1984, 10.1364/JOSAA.1.000612, eq. 28.
 */
public final class PixelBackProjection {
    private static final int VIEWS = 8;
    private static final int TILE = 16;

    private final ScanGeometry geometry;
    private final VoxelGrid grid;
    private final Lattice lattice;

    public PixelBackProjection(ScanGeometry geometry, VoxelGrid grid) {
        this.geometry = geometry;
        this.grid = grid;
        this.lattice = Lattices.of(grid);
    }

    /**
     * A view made ready.
     *
     * @param padded its columns downwards, {@code padded[column + 1][row + 1]}, with zeros around
     */
    private record Ready(ProjectionMatrix m, double scale, float[][] padded) {}

    /** @param weights of the views, angles included */
    public FloatVoxels of(Projections filtered, double[] weights, WorkContext work) {
        float[][] columns = new float[lattice.plane()][lattice.nz()];
        int tilesX = (lattice.nx() - 1) / TILE + 1;
        int tilesY = (lattice.ny() - 1) / TILE + 1;
        int groups = (filtered.count() - 1) / VIEWS + 1;
        for (int group = 0; group < groups; group++) {
            int first = group * VIEWS;
            int count = Math.min(VIEWS, filtered.count() - first);
            Ready[] ready = new Ready[count];
            work.forEach("projecting back", count, i -> ready[(int) i] = ready(filtered, first + (int) i, weights));
            work.forEach("projecting back", (long) tilesX * tilesY, tile -> {
                float[] mixed = new float[geometry.rows() + 2];
                int x0 = (int) (tile % tilesX) * TILE;
                int y0 = (int) (tile / tilesX) * TILE;
                for (int y = y0; y < Math.min(lattice.ny(), y0 + TILE); y++) {
                    for (int x = x0; x < Math.min(lattice.nx(), x0 + TILE); x++) {
                        for (Ready r : ready) {
                            add(r, x, y, columns[x + lattice.nx() * y], mixed);
                        }
                    }
                }
            });
        }
        return Columns.voxels(columns, lattice);
    }

    private Ready ready(Projections p, int view, double[] weights) {
        ProjectionMatrix m = geometry.matrix(view, grid);
        Vector3d axis = grid.indexToFrame().inverse().apply(new Vector3d());
        double near = m.depth(axis);
        float[][] padded = new float[geometry.columns() + 2][geometry.rows() + 2];
        float[] values = p.views()[view];
        for (int r = 0; r < geometry.rows(); r++) {
            for (int c = 0; c < geometry.columns(); c++) {
                padded[c + 1][r + 1] = values[c + geometry.columns() * r];
            }
        }
        return new Ready(m, weights[view] * near * near, padded);
    }

    private void add(Ready r, int x, int y, float[] out, float[] mixed) {
        double[][] m = r.m.m();
        double[] at = new double[3];
        double[] perZ = new double[3];
        for (int i = 0; i < 3; i++) {
            at[i] = m[i][0] * x + m[i][1] * y + m[i][3];
            perZ[i] = m[i][2];
        }
        if (r.m.isUpright()) {
            upright(r, at[0] / at[2] + 1, at[1] / at[2] + 1, perZ[1] / at[2], r.scale / (at[2] * at[2]), out, mixed);
        } else {
            oblique(r, at, perZ, out);
        }
    }

    /** One column of voxels sees two columns of the detector. */
    private void upright(Ready r, double column, double row, double perZ, double weight, float[] out, float[] mixed) {
        if (!(column > 0 && column < geometry.columns() + 1)) {
            return;
        }
        int c = (int) column;
        double share = column - c;
        mix(r.padded[c], (float) (weight * (1 - share)), r.padded[c + 1], (float) (weight * share), mixed);
        // 0 ≤ row + z perZ < rows + 1
        double low = perZ > 0 ? -row / perZ : (geometry.rows() + 1 - row) / perZ;
        double high = perZ > 0 ? (geometry.rows() + 1 - row) / perZ : -row / perZ;
        int first = (int) Math.max(0, Math.floor(low) + 1);
        int last = (int) Math.min(lattice.nz() - 1, Math.ceil(high) - 1);
        along(mixed, (float) row, (float) perZ, out, first, last);
    }

    private static void mix(float[] a, float wa, float[] b, float wb, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = wa * a[i] + wb * b[i];
        }
    }

    private static void along(float[] mixed, float row, float perZ, float[] out, int first, int last) {
        int top = mixed.length - 2;
        for (int z = first; z <= last; z++) {
            float at = row + z * perZ;
            int i = Math.min(top, Math.max(0, (int) at));
            float low = mixed[i];
            out[z] += low + (at - i) * (mixed[i + 1] - low);
        }
    }

    private void oblique(Ready r, double[] at, double[] perZ, float[] out) {
        for (int z = 0; z < lattice.nz(); z++) {
            double w = at[2] + z * perZ[2];
            double column = (at[0] + z * perZ[0]) / w + 1;
            double row = (at[1] + z * perZ[1]) / w + 1;
            if (column > 0 && column < geometry.columns() + 1 && row > 0 && row < geometry.rows() + 1) {
                int c = (int) column;
                int i = (int) row;
                double share = column - c;
                float[] left = r.padded[c];
                float[] right = r.padded[c + 1];
                double upper = left[i] + share * (right[i] - left[i]);
                double lower = left[i + 1] + share * (right[i + 1] - left[i + 1]);
                out[z] += (float) (r.scale / (w * w) * (upper + (row - i) * (lower - upper)));
            }
        }
    }
}
