// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.projector;

import java.util.Arrays;
import org.sextant.compute.tomography.geometry.Beam;
import org.sextant.compute.tomography.geometry.ProjectionMatrix;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;

/**
 * Parallel rays that lie in the slices, each row of the detector seeing one slice: what {@link Rectification} makes of scans
 * about one upright axis. All slices are done at once, along columns that run through them.
 *
 * <p>Joseph's method; see {@link FlatView} for its equations and why the adjoint is a gathering, too.
 */
public final class ParallelProjector implements Projector {
    private static final int TILE = 16;
    private static final int VIEWS = 8;
    private static final int LINES = 4;

    private final Lattice lattice;
    private final int columns;
    private final FlatView[] views;

    /** @throws SextantException if a view does not see the slices edge on, one a row */
    public ParallelProjector(ScanGeometry geometry, VoxelGrid grid) {
        this.lattice = Lattices.of(grid);
        this.columns = geometry.columns();
        this.views = new FlatView[geometry.views().size()];
        for (int v = 0; v < views.length; v++) {
            ProjectionMatrix m = geometry.matrix(v, grid);
            if (!fits(geometry, m, lattice)) {
                throw new SextantException("view " + v + " does not see each slice in a row of its own;"
                        + " rectify the projections first, or use the general projector");
            }
            views[v] = FlatView.of(m, lattice);
        }
    }

    /** Whether this projector can do it. */
    public static boolean fits(ScanGeometry geometry, VoxelGrid grid) {
        Lattice lattice = Lattices.of(grid);
        for (int v = 0; v < geometry.views().size(); v++) {
            if (!fits(geometry, geometry.matrix(v, grid), lattice)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(ScanGeometry geometry, ProjectionMatrix m, Lattice l) {
        double[] row = m.m()[1];
        double lean = Math.abs(row[0]) * l.nx() + Math.abs(row[1]) * l.ny();
        double rise = Math.abs(row[2] + 1) * l.nz() + Math.abs(row[3] - (l.nz() - 1));
        return geometry.beam() == Beam.PARALLEL
                && geometry.rows() == l.nz()
                && m.isUpright()
                && lean < 0.01
                && rise < 0.01;
    }

    @Override
    public void forward(float[][] voxels, float[][] data, WorkContext work) {
        work.forEach("projecting", (views.length - 1) / LINES + 1, task -> {
            ColumnSum sum = new ColumnSum(lattice.nz());
            int first = (int) task * LINES;
            int last = Math.min(views.length, first + LINES);
            for (int i = first * columns; i < last * columns; i++) {
                Arrays.fill(data[i], 0);
            }
            int most = Math.max(lattice.nx(), lattice.ny());
            for (int line = 0; line < most; line += LINES) {
                for (int v = first; v < last; v++) {
                    forward(v, line, voxels, data, sum);
                }
            }
        });
    }

    /** What the rays of one view collect from a few lines of voxels. */
    private void forward(int view, int firstLine, float[][] voxels, float[][] data, ColumnSum sum) {
        FlatView f = views[view];
        int lines = f.alongY() ? lattice.ny() : lattice.nx();
        int across = f.alongY() ? lattice.nx() : lattice.ny();
        int step = f.alongY() ? 1 : lattice.nx();
        int lineStep = f.alongY() ? lattice.nx() : 1;
        int last = Math.min(lines, firstLine + LINES);
        for (int c = 0; c < columns; c++) {
            sum.into(data[view * columns + c]);
            for (int line = firstLine; line < last; line++) {
                double at = f.crossing(c, line);
                if (at > -1 && at < across) {
                    int i = (int) Math.floor(at);
                    double w = at - i;
                    int voxel = i * step + line * lineStep;
                    if (i >= 0 && w < 1) {
                        sum.add(voxels[voxel], (1 - w) * f.lengthUm());
                    }
                    if (i + 1 < across && w > 0) {
                        sum.add(voxels[voxel + step], w * f.lengthUm());
                    }
                }
            }
            sum.end();
        }
    }

    @Override
    public void back(float[][] data, float[][] voxels, WorkContext work) {
        double[] weights = new double[views.length];
        double[] reach = new double[views.length];
        for (int v = 0; v < views.length; v++) {
            weights[v] = views[v].lengthUm();
            reach[v] = views[v].columnsPerVoxel();
        }
        gather(data, voxels, weights, reach, work);
    }

    /**
     * voxels ← Σ over views of weight × data, interpolated between columns: the back-projection of filtered data. It is the
     * adjoint only up to the footprint of a voxel.
     */
    public void interpolate(float[][] data, float[][] voxels, double[] weights, WorkContext work) {
        double[] reach = new double[views.length];
        Arrays.fill(reach, 1);
        gather(data, voxels, weights, reach, work);
    }

    /** In tiles whose voxels and columns stay in the cache. */
    private void gather(float[][] data, float[][] voxels, double[] weights, double[] reach, WorkContext work) {
        int tilesX = (lattice.nx() - 1) / TILE + 1;
        int tilesY = (lattice.ny() - 1) / TILE + 1;
        work.forEach("projecting back", (long) tilesX * tilesY, tile -> {
            ColumnSum sum = new ColumnSum(lattice.nz());
            int x0 = (int) (tile % tilesX) * TILE;
            int y0 = (int) (tile / tilesX) * TILE;
            int x1 = Math.min(lattice.nx(), x0 + TILE);
            int y1 = Math.min(lattice.ny(), y0 + TILE);
            for (int y = y0; y < y1; y++) {
                for (int x = x0; x < x1; x++) {
                    Arrays.fill(voxels[x + lattice.nx() * y], 0);
                }
            }
            for (int v = 0; v < views.length; v += VIEWS) {
                int end = Math.min(views.length, v + VIEWS);
                for (int y = y0; y < y1; y++) {
                    for (int x = x0; x < x1; x++) {
                        sum.into(voxels[x + lattice.nx() * y]);
                        for (int i = v; i < end; i++) {
                            add(data, i, views[i].column(x, y), weights[i], reach[i], sum);
                        }
                        sum.end();
                    }
                }
            }
        });
    }

    /** Columns within {@code reach} of a place, weighted by 1 − distance / reach. */
    private void add(float[][] data, int view, double at, double weight, double reach, ColumnSum sum) {
        int first = Math.max(0, (int) Math.ceil(at - reach));
        int last = Math.min(columns - 1, (int) Math.floor(at + reach));
        for (int c = first; c <= last; c++) {
            double w = 1 - Math.abs(c - at) / reach;
            if (w > 0) {
                sum.add(data[view * columns + c], w * weight);
            }
        }
    }

    @Override
    public float[][] newVoxels() {
        return new float[lattice.plane()][lattice.nz()];
    }

    @Override
    public float[][] newData() {
        return new float[Math.multiplyExact(views.length, columns)][lattice.nz()];
    }

    @Override
    public float[][] voxels(FloatVoxels voxels) {
        return Columns.of(voxels);
    }

    @Override
    public FloatVoxels voxels(float[][] voxels) {
        return Columns.voxels(voxels, lattice);
    }

    @Override
    public float[][] data(Projections projections) {
        float[][] data = newData();
        for (int v = 0; v < views.length; v++) {
            Columns.upwards(projections.views()[v], columns, lattice.nz(), data, v * columns);
        }
        return data;
    }

    @Override
    public Projections projections(float[][] data) {
        Projections p = Projections.zero(columns, lattice.nz(), views.length);
        for (int v = 0; v < views.length; v++) {
            Columns.downwards(data, v * columns, columns, lattice.nz(), p.views()[v]);
        }
        return p;
    }
}
