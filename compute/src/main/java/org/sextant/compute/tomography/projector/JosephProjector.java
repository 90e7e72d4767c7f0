// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.projector;

import java.util.Arrays;
import org.joml.Vector3d;
import org.sextant.compute.tomography.geometry.Beam;
import org.sextant.compute.tomography.geometry.ProjectionMatrix;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.geometry.ViewVectors;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Any rays through any grid, by Joseph's method; see {@link JosephRay}. Forward each thread follows rays, backward it fills
 * planes of voxels with what the rays through them carry: the same weights, so that the two are adjoint.
 */
public final class JosephProjector implements Projector {
    private static final int PLANES = 4;

    private final ScanGeometry geometry;
    private final Lattice lattice;
    private final VoxelGrid grid;
    private final Rays[] rays;

    public JosephProjector(ScanGeometry geometry, VoxelGrid grid) {
        this.geometry = geometry;
        this.grid = grid;
        this.lattice = Lattices.of(grid);
        this.rays = new Rays[geometry.views().size()];
        for (int v = 0; v < rays.length; v++) {
            rays[v] = Rays.of(geometry, v, grid);
        }
    }

    /** A view in voxels. */
    private record Rays(
            boolean cone, Vector3d ray, Vector3d origin, Vector3d column, Vector3d row, ProjectionMatrix m) {
        static Rays of(ScanGeometry g, int view, VoxelGrid grid) {
            ViewVectors v = g.views().get(view);
            Affine3 toIndex = grid.indexToFrame().inverse();
            boolean cone = g.beam() == Beam.CONE;
            Vector3d ray = cone
                    ? toIndex.apply(new Vector3d(v.ray()))
                    : toIndex.matrix()
                            .transformDirection(v.ray(), new Vector3d())
                            .normalize();
            return new Rays(
                    cone,
                    ray,
                    toIndex.apply(new Vector3d(v.origin())),
                    toIndex.matrix().transformDirection(v.columnStep(), new Vector3d()),
                    toIndex.matrix().transformDirection(v.rowStep(), new Vector3d()),
                    g.matrix(view, grid));
        }

        void aim(JosephRay r, int c, int row, Vector3d pixel, Vector3d direction) {
            pixel.set(origin).fma(c, column).fma(row, this.row);
            direction.set(cone ? pixel : ray);
            if (cone) {
                direction.sub(ray);
            }
            r.set(pixel, direction);
        }
    }

    @Override
    public void forward(float[][] voxels, float[][] data, WorkContext work) {
        int rows = geometry.rows();
        work.forEach("projecting", (long) rays.length * rows, task -> {
            int v = (int) (task / rows);
            int row = (int) (task % rows);
            JosephRay ray = new JosephRay(lattice);
            Vector3d pixel = new Vector3d();
            Vector3d direction = new Vector3d();
            for (int c = 0; c < geometry.columns(); c++) {
                rays[v].aim(ray, c, row, pixel, direction);
                double sum = ray.axis == 2 ? steep(voxels, ray) : level(voxels, ray);
                data[v][c + geometry.columns() * row] = (float) (sum * ray.stepUm);
            }
        });
    }

    /** Along x or y: p is the other of both, q is z. */
    private double level(float[][] voxels, JosephRay r) {
        int np = r.axis == 0 ? lattice.ny() : lattice.nx();
        int along = r.axis == 0 ? 1 : lattice.nx();
        int across = r.axis == 0 ? lattice.nx() : 1;
        double sum = 0;
        for (int n = r.first; n <= r.last; n++) {
            double p = r.p0 + n * r.dp;
            double q = r.q0 + n * r.dq;
            int i = (int) Math.floor(p);
            int k = (int) Math.floor(q);
            float wp = (float) (p - i);
            float wq = (float) (q - k);
            int at = n * along + i * across;
            if (k >= 0 && k < lattice.nz()) {
                sum += (1 - wq) * line(voxels[k], at, across, i, np, wp);
            }
            if (k + 1 >= 0 && k + 1 < lattice.nz()) {
                sum += wq * line(voxels[k + 1], at, across, i, np, wp);
            }
        }
        return sum;
    }

    /** Along z: p is x, q is y. */
    private double steep(float[][] voxels, JosephRay r) {
        int nx = lattice.nx();
        double sum = 0;
        for (int n = r.first; n <= r.last; n++) {
            double p = r.p0 + n * r.dp;
            double q = r.q0 + n * r.dq;
            int i = (int) Math.floor(p);
            int j = (int) Math.floor(q);
            float wp = (float) (p - i);
            float wq = (float) (q - j);
            if (j >= 0 && j < lattice.ny()) {
                sum += (1 - wq) * line(voxels[n], i + nx * j, 1, i, nx, wp);
            }
            if (j + 1 >= 0 && j + 1 < lattice.ny()) {
                sum += wq * line(voxels[n], i + nx * (j + 1), 1, i, nx, wp);
            }
        }
        return sum;
    }

    /** Between voxel i, which lies at {@code at}, and its neighbour; 0 outside of 0 … n − 1. */
    private static float line(float[] plane, int at, int step, int i, int n, float w) {
        float left = i >= 0 && i < n ? plane[at] : 0;
        float right = i + 1 >= 0 && i + 1 < n ? plane[at + step] : 0;
        return left + w * (right - left);
    }

    @Override
    public void back(float[][] data, float[][] voxels, WorkContext work) {
        work.forEach("projecting back", (lattice.nz() - 1) / PLANES + 1, task -> {
            int z0 = (int) task * PLANES;
            int z1 = Math.min(lattice.nz(), z0 + PLANES);
            for (int z = z0; z < z1; z++) {
                Arrays.fill(voxels[z], 0);
            }
            JosephRay ray = new JosephRay(lattice);
            Vector3d pixel = new Vector3d();
            Vector3d direction = new Vector3d();
            for (int v = 0; v < rays.length; v++) {
                int[] rows = rows(rays[v].m(), z0, z1);
                for (int row = rows[0]; row <= rows[1]; row++) {
                    for (int c = 0; c < geometry.columns(); c++) {
                        float value = data[v][c + geometry.columns() * row];
                        if (value != 0) {
                            rays[v].aim(ray, c, row, pixel, direction);
                            spread(voxels, ray, (float) (value * ray.stepUm), z0, z1);
                        }
                    }
                }
            }
        });
    }

    /** Rows whose rays may come near planes z0 … z1 − 1. */
    private int[] rows(ProjectionMatrix m, int z0, int z1) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 8; corner++) {
            Vector3d p = new Vector3d(
                    (corner & 1) == 0 ? -1 : lattice.nx(),
                    (corner & 2) == 0 ? -1 : lattice.ny(),
                    (corner & 4) == 0 ? z0 - 1 : z1);
            if (m.depth(p) <= 0) {
                return new int[] {0, geometry.rows() - 1};
            }
            least = Math.min(least, m.row(p));
            most = Math.max(most, m.row(p));
        }
        return new int[] {(int) Math.max(0, Math.floor(least)), (int) Math.min(geometry.rows() - 1, Math.ceil(most))};
    }

    private void spread(float[][] voxels, JosephRay r, float value, int z0, int z1) {
        if (r.axis == 2) {
            r.first = Math.max(r.first, z0);
            r.last = Math.min(r.last, z1 - 1);
            spreadSteep(voxels, r, value);
        } else {
            r.clip(r.q0, r.dq, z0 - 1, z1);
            spreadLevel(voxels, r, value, z0, z1);
        }
    }

    private void spreadLevel(float[][] voxels, JosephRay r, float value, int z0, int z1) {
        int np = r.axis == 0 ? lattice.ny() : lattice.nx();
        int along = r.axis == 0 ? 1 : lattice.nx();
        int across = r.axis == 0 ? lattice.nx() : 1;
        for (int n = r.first; n <= r.last; n++) {
            double p = r.p0 + n * r.dp;
            double q = r.q0 + n * r.dq;
            int i = (int) Math.floor(p);
            int k = (int) Math.floor(q);
            float wp = (float) (p - i);
            float wq = (float) (q - k);
            int at = n * along + i * across;
            if (k >= z0 && k < z1) {
                drop(voxels[k], at, across, i, np, wp, value * (1 - wq));
            }
            if (k + 1 >= z0 && k + 1 < z1) {
                drop(voxels[k + 1], at, across, i, np, wp, value * wq);
            }
        }
    }

    private void spreadSteep(float[][] voxels, JosephRay r, float value) {
        int nx = lattice.nx();
        for (int n = r.first; n <= r.last; n++) {
            double p = r.p0 + n * r.dp;
            double q = r.q0 + n * r.dq;
            int i = (int) Math.floor(p);
            int j = (int) Math.floor(q);
            float wp = (float) (p - i);
            float wq = (float) (q - j);
            if (j >= 0 && j < lattice.ny()) {
                drop(voxels[n], i + nx * j, 1, i, nx, wp, value * (1 - wq));
            }
            if (j + 1 >= 0 && j + 1 < lattice.ny()) {
                drop(voxels[n], i + nx * (j + 1), 1, i, nx, wp, value * wq);
            }
        }
    }

    private static void drop(float[] plane, int at, int step, int i, int n, float w, float value) {
        if (i >= 0 && i < n) {
            plane[at] += (1 - w) * value;
        }
        if (i + 1 >= 0 && i + 1 < n) {
            plane[at + step] += w * value;
        }
    }

    /** The grid whose voxels it projects. */
    public VoxelGrid grid() {
        return grid;
    }

    @Override
    public float[][] newVoxels() {
        return new float[lattice.nz()][lattice.plane()];
    }

    @Override
    public float[][] newData() {
        return new float[rays.length][geometry.columns() * geometry.rows()];
    }

    @Override
    public float[][] voxels(FloatVoxels voxels) {
        return voxels.planes();
    }

    @Override
    public FloatVoxels voxels(float[][] voxels) {
        return new FloatVoxels(lattice, voxels);
    }

    @Override
    public float[][] data(Projections projections) {
        return projections.views();
    }

    @Override
    public Projections projections(float[][] data) {
        return new Projections(geometry.columns(), geometry.rows(), data);
    }
}
