// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography;

import java.util.Random;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.compute.tomography.geometry.Beam;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.geometry.ViewVectors;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Line integrals of bodies from their equations, straight from the vectors of a scan. */
public final class ExactScan {
    /** Length of a line, start + t · direction with |direction| = 1, inside of a body; µm. */
    public interface Body {
        double length(Vector3dc start, Vector3dc direction);
    }

    private ExactScan() {}

    public static Body ball(Vector3dc centre, double radius) {
        return (s, d) -> {
            Vector3d to = new Vector3d(centre).sub(s);
            double along = to.dot(d);
            double square = radius * radius - (to.lengthSquared() - along * along);
            return square > 0 ? 2 * Math.sqrt(square) : 0;
        };
    }

    /** A box about the origin. */
    public static Body box(double hx, double hy, double hz) {
        double[] half = {hx, hy, hz};
        return (s, d) -> {
            double from = Double.NEGATIVE_INFINITY;
            double to = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 3; i++) {
                double a = (-half[i] - s.get(i)) / d.get(i);
                double b = (half[i] - s.get(i)) / d.get(i);
                if (d.get(i) == 0) {
                    if (Math.abs(s.get(i)) > half[i]) {
                        return 0;
                    }
                } else {
                    from = Math.max(from, Math.min(a, b));
                    to = Math.min(to, Math.max(a, b));
                }
            }
            return Math.max(0, to - from);
        };
    }

    /** Density 1 per µm · scale. */
    public static Projections of(ScanGeometry g, Body body, double density) {
        Projections p = Projections.zero(g.columns(), g.rows(), g.views().size());
        for (int v = 0; v < p.count(); v++) {
            ViewVectors view = g.views().get(v);
            for (int r = 0; r < g.rows(); r++) {
                for (int c = 0; c < g.columns(); c++) {
                    Vector3d pixel = view.pixel(c, r);
                    Vector3d direction = g.beam() == Beam.CONE
                            ? new Vector3d(pixel).sub(view.ray()).normalize()
                            : new Vector3d(view.ray()).normalize();
                    p.views()[v][c + g.columns() * r] = (float) (density * body.length(pixel, direction));
                }
            }
        }
        return p;
    }

    /** Cubic voxels about the origin. */
    public static VoxelGrid grid(int nx, int ny, int nz, double edgeUm) {
        return VoxelGrid.of(
                new FrameId("stage"),
                new Size3(nx, ny, nz),
                new Vector3d(edgeUm),
                new Vector3d((nx - 1) / -2.0, (ny - 1) / -2.0, (nz - 1) / -2.0).mul(edgeUm));
    }

    public static double[] angles(int n, double rangeRad) {
        double[] a = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = rangeRad * i / n;
        }
        return a;
    }

    public static FloatVoxels random(VoxelGrid grid, long seed) {
        Random random = new Random(seed);
        Vector3d d = grid.spacingUm();
        FloatVoxels v = FloatVoxels.zero(new Lattice(
                (int) grid.size().x(), (int) grid.size().y(), (int) grid.size().z(), d.x, d.y, d.z));
        for (float[] plane : v.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = random.nextFloat() - 0.5f;
            }
        }
        return v;
    }

    public static Projections random(ScanGeometry g, long seed) {
        Random random = new Random(seed);
        Projections p = Projections.zero(g.columns(), g.rows(), g.views().size());
        for (float[] view : p.views()) {
            for (int i = 0; i < view.length; i++) {
                view[i] = random.nextFloat() - 0.5f;
            }
        }
        return p;
    }
}
