// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.projector;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.compute.tomography.geometry.Beam;
import org.sextant.compute.tomography.geometry.ProjectionMatrix;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.geometry.ViewVectors;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.VoxelGrid;

/**
 * Projections as an upright detector would have seen them: its columns run along z, its rows are level. Drift, a detector
 * turned about the beam and an axis that leans within the detector are gone then; what is left goes through fast loops. The
 * detector of a cone beam faces the axis.
 *
 * <p>The rays stay what they are: each pixel of the upright detector takes the value where its ray meets the true one,
 * between four pixels, the nearest beyond its border. With a parallel beam the rows lie at the slices of the grid.
 */
public final class Rectification {
    /** Sine of the angle by which a detector may be turned from the axis: weights are off by less than 0.1 % then. */
    private static final double ASKEW = 0.002;

    private final ScanGeometry given;
    private final ScanGeometry upright;
    private final VoxelGrid grid;

    private Rectification(ScanGeometry given, ScanGeometry upright, VoxelGrid grid) {
        this.given = given;
        this.upright = upright;
        this.grid = grid;
    }

    /** @param grid whose z runs along the axis */
    public static Rectification of(ScanGeometry given, VoxelGrid grid) {
        boolean parallel = given.beam() == Beam.PARALLEL;
        int rows = parallel ? (int) grid.size().z() : given.rows();
        Vector3d axis = grid.indexToFrame().inverse().apply(new Vector3d());
        List<ViewVectors> views = new ArrayList<>();
        for (int i = 0; i < given.views().size(); i++) {
            ViewVectors v = given.views().get(i);
            if (!parallel) {
                v = facingAxis(v, given.matrix(i, grid).column(axis), (given.rows() - 1) / 2.0);
            }
            Vector3d level = new Vector3d(v.columnStep().x(), v.columnStep().y(), 0)
                    .normalize(v.columnStep().length());
            Vector3d down = new Vector3d(
                    0, 0, -(parallel ? grid.spacingUm().z : v.rowStep().length()));
            Vector3d middle = v.pixel((given.columns() - 1) / 2.0, (given.rows() - 1) / 2.0);
            if (parallel) {
                middle = along(v, middle, grid.originUm().z + (rows - 1) / 2.0 * grid.spacingUm().z);
            }
            Vector3d origin = middle.fma(-(given.columns() - 1) / 2.0, level).fma(-(rows - 1) / 2.0, down);
            views.add(new ViewVectors(v.ray(), origin, level, down));
        }
        return new Rectification(given, new ScanGeometry(given.beam(), given.columns(), rows, views), grid);
    }

    /**
     * With the detector turned about its column that sees the axis, so that the ray from the source to the axis meets it at a
     * right angle: the weights of cone beams hold for such a detector only. One that is as good as so stays.
     */
    private static ViewVectors facingAxis(ViewVectors v, double axisColumn, double middleRow) {
        Vector3d across = new Vector3d(-v.ray().y(), v.ray().x(), 0).normalize();
        double along = across.dot(v.columnStep());
        Vector3d level = new Vector3d(v.columnStep().x(), v.columnStep().y(), 0);
        double sine = Math.abs(across.x * level.y - across.y * level.x) / level.length();
        if (sine < ASKEW) {
            return v;
        }
        Vector3d step = across.mul(Math.copySign(v.columnStep().length(), along));
        Vector3d origin = v.pixel(axisColumn, middleRow).fma(-axisColumn, step).fma(-middleRow, v.rowStep());
        return new ViewVectors(v.ray(), origin, step, v.rowStep());
    }

    /** The point of the detector's middle column at a height. */
    private static Vector3d along(ViewVectors v, Vector3d middle, double z) {
        double rise = v.rowStep().z();
        return rise == 0 ? middle : middle.fma((z - middle.z) / rise, v.rowStep());
    }

    /** The geometry of the upright detector. */
    public ScanGeometry geometry() {
        return upright;
    }

    /** What the upright detector sees. */
    public Projections of(Projections p, WorkContext work) {
        float[][] views = new float[p.count()][];
        work.forEach("rectifying projections", p.count(), v -> views[(int) v] = view((int) v, p));
        return new Projections(upright.columns(), upright.rows(), views);
    }

    private float[] view(int v, Projections p) {
        ProjectionMatrix m = given.matrix(v, grid);
        ViewVectors u = upright.views().get(v);
        double[] at = place(m, u.origin());
        double[] perColumn = minus(place(m, u.pixel(1, 0)), at);
        double[] perRow = minus(place(m, u.pixel(0, 1)), at);
        if (isIdentity(at, perColumn, perRow)) {
            return p.views()[v];
        }
        float[] out = new float[upright.columns() * upright.rows()];
        for (int r = 0; r < upright.rows(); r++) {
            for (int c = 0; c < upright.columns(); c++) {
                double w = at[2] + c * perColumn[2] + r * perRow[2];
                double column = (at[0] + c * perColumn[0] + r * perRow[0]) / w;
                double row = (at[1] + c * perColumn[1] + r * perRow[1]) / w;
                out[c + upright.columns() * r] = between(p.views()[v], column, row);
            }
        }
        return out;
    }

    private double[] place(ProjectionMatrix m, Vector3dc um) {
        Vector3d p = grid.indexToFrame().inverse().apply(new Vector3d(um));
        double w = m.depth(p);
        return new double[] {m.column(p) * w, m.row(p) * w, w};
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private boolean isIdentity(double[] at, double[] perColumn, double[] perRow) {
        double most = Math.abs(at[0]) + Math.abs(at[1]) + Math.abs(at[2] - 1);
        most += upright.columns() * (Math.abs(perColumn[0] - 1) + Math.abs(perColumn[1]) + Math.abs(perColumn[2]));
        most += upright.rows() * (Math.abs(perRow[0]) + Math.abs(perRow[1] - 1) + Math.abs(perRow[2]));
        return most < 1e-5 && given.rows() == upright.rows();
    }

    private float between(float[] view, double column, double row) {
        double c = Math.max(0, Math.min(given.columns() - 1, column));
        double r = Math.max(0, Math.min(given.rows() - 1, row));
        int i = (int) Math.min(c, Math.max(0, given.columns() - 2));
        int j = (int) Math.min(r, Math.max(0, given.rows() - 2));
        int right = given.columns() > 1 ? 1 : 0;
        int down = given.rows() > 1 ? given.columns() : 0;
        float wc = (float) (c - i);
        float wr = (float) (r - j);
        int at = i + given.columns() * j;
        float upper = view[at] + wc * (view[at + right] - view[at]);
        float lower = view[at + down] + wc * (view[at + down + right] - view[at + down]);
        return upper + wr * (lower - upper);
    }
}
