// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.method;

import org.joml.Vector3d;
import org.sextant.compute.tomography.geometry.Beam;
import org.sextant.compute.tomography.geometry.ProjectionMatrix;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.geometry.ViewVectors;
import org.sextant.compute.tomography.projector.ParallelProjector;
import org.sextant.compute.tomography.projector.PixelBackProjection;
import org.sextant.compute.tomography.projector.Rectification;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;

/**
 * Filtered back-projection of parallel beams and, with the weights of Feldkamp, of cone beams: full circles, short scans with
 * Parker's weights, detectors to one side of the axis (see {@link Redundancy}).
 *
 * <pre>
 *   f(p) = Σ_β Δβ (w₀ / w(p))² q_β(column(p), row(p)),     q = ramp ∗ (cos · redundancy · line integral)
 * </pre>
 *
 * Feldkamp, Davis, Kress 1984, 10.1364/JOSAA.1.000612.
 *
 * @param grid of the result; its z runs along the axis
 * @param cutOff share of the Nyquist frequency
 */
public record FilteredBackProjection(ScanGeometry geometry, VoxelGrid grid, RampFilter.Window window, double cutOff) {

    /**
     * @param lineIntegrals pure numbers; they stay as they are
     * @return density per µm
     */
    public FloatVoxels of(Projections lineIntegrals, WorkContext work) {
        if (lineIntegrals.count() != geometry.views().size()
                || lineIntegrals.columns() != geometry.columns()
                || lineIntegrals.rows() != geometry.rows()) {
            throw new SextantException(lineIntegrals.count() + " projections of " + lineIntegrals.columns() + "×"
                    + lineIntegrals.rows() + " pixels do not fit a scan of "
                    + geometry.views().size() + " views of " + geometry.columns() + "×" + geometry.rows());
        }
        Rectification upright = Rectification.of(geometry, grid);
        Redundancy redundancy = new Redundancy(upright.geometry());
        Projections weighted = weighted(upright.of(lineIntegrals, work), upright.geometry(), redundancy, work);
        int[] more = redundancy.widening();
        ScanGeometry g = upright.geometry().widened(more[0], more[1]);
        double pixelUm = axisPixelUm(g);
        new RampFilter(g.columns(), pixelUm, window, cutOff).apply(weighted, work);
        double[] views = redundancy.viewWeights();
        if (ParallelProjector.fits(g, grid)) {
            ParallelProjector projector = new ParallelProjector(g, grid);
            float[][] voxels = projector.newVoxels();
            projector.interpolate(projector.data(weighted), voxels, views, work);
            return projector.voxels(voxels);
        }
        return new PixelBackProjection(g, grid).of(weighted, views, work);
    }

    /** Edge of a pixel, cast on the axis. */
    private double axisPixelUm(ScanGeometry g) {
        ProjectionMatrix m = g.matrix(0, grid);
        Vector3d axis = grid.indexToFrame().inverse().apply(new Vector3d());
        return g.views().get(0).columnStep().length() * m.depth(axis);
    }

    private static Projections weighted(Projections p, ScanGeometry g, Redundancy redundancy, WorkContext work) {
        int[] more = redundancy.widening();
        int wide = p.columns() + more[0] + more[1];
        Projections out = Projections.zero(wide, p.rows(), p.count());
        work.forEach("weighting projections", p.count(), i -> {
            int v = (int) i;
            double[] columns = redundancy.columnWeights(v);
            for (int r = 0; r < p.rows(); r++) {
                for (int c = 0; c < p.columns(); c++) {
                    int at = c + p.columns() * r;
                    double w = g.beam() == Beam.CONE
                            ? columns[c] * cosine(g.views().get(v), c, r)
                            : columns[c];
                    out.views()[v][more[0] + c + wide * r] = (float) (w * p.views()[v][at]);
                }
            }
        });
        return out;
    }

    /** Distance of the source from the detector over the length of the ray to a pixel. */
    private static double cosine(ViewVectors v, int column, int row) {
        Vector3d normal = v.columnStep().cross(v.rowStep(), new Vector3d()).normalize();
        Vector3d ray = v.pixel(column, row).sub(v.ray());
        return Math.abs(normal.dot(ray)) / ray.length();
    }
}
