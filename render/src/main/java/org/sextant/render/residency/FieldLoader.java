// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.Arrays;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;

/** Reads what a {@link LoadPlan} names, tile by tile along the file's blocks, averaging on the way. Bounded memory. */
final class FieldLoader {
    /** Largest number of voxels that one thread reads at once. */
    private static final long TILE_VOXELS = 1 << 24;

    private final Level level;
    private final LoadPlan plan;
    private final DenseField field;
    /** Edges of a tile in averaged voxels. */
    private final int tx;

    private final int ty;
    private final int tz;

    private FieldLoader(Volume volume, LoadPlan plan) {
        this.level = volume.levels().get(plan.level());
        this.plan = plan;
        this.field = DenseField.allocate(level.type(), plan.nx(), plan.ny(), plan.nz());
        BlockLayout blocks = level.layout();
        int[] t = {
            tileEdge(blocks.bx(), plan.fx(), plan.nx()),
            tileEdge(blocks.by(), plan.fy(), plan.ny()),
            tileEdge(blocks.bz(), plan.fz(), plan.nz())
        };
        for (int axis = 2; axis >= 0; axis--) {
            while (t[axis] > 1 && (double) t[0] * plan.fx() * t[1] * plan.fy() * t[2] * plan.fz() > TILE_VOXELS) {
                t[axis] = (t[axis] + 1) / 2;
            }
        }
        this.tx = t[0];
        this.ty = t[1];
        this.tz = t[2];
    }

    private static int tileEdge(int block, int f, int n) {
        return Math.min(n, (block - 1) / f + 1);
    }

    /** On all threads of the work. */
    static DenseField load(Volume volume, LoadPlan plan, String what, WorkContext work) {
        FieldLoader loader = new FieldLoader(volume, plan);
        work.forEach(what, loader.tiles(), loader::tile);
        return loader.field;
    }

    /**
     * In the calling thread.
     *
     * @param check called now and then; what it throws ends the loading
     */
    static DenseField load(Volume volume, LoadPlan plan, Runnable check) {
        FieldLoader loader = new FieldLoader(volume, plan);
        for (long i = 0; i < loader.tiles(); i++) {
            check.run();
            loader.tile(i);
        }
        return loader.field;
    }

    private long countX() {
        return (plan.nx() - 1) / tx + 1;
    }

    private long countY() {
        return (plan.ny() - 1) / ty + 1;
    }

    private long tiles() {
        return countX() * countY() * ((plan.nz() - 1) / tz + 1);
    }

    private void tile(long i) {
        tile((int) (i % countX()) * tx, (int) (i / countX() % countY()) * ty, (int) (i / (countX() * countY())) * tz);
    }

    /** Loads the tile that begins at an averaged voxel of the field. */
    private void tile(int x, int y, int z) {
        int nx = Math.min(tx, plan.nx() - x);
        int ny = Math.min(ty, plan.ny() - y);
        int nz = Math.min(tz, plan.nz() - z);
        long x0 = (plan.x() + x) * plan.fx();
        long y0 = (plan.y() + y) * plan.fy();
        long z0 = (plan.z() + z) * plan.fz();
        Region r = new Region(
                x0,
                y0,
                z0,
                (int) Math.min((long) nx * plan.fx(), level.size().x() - x0),
                (int) Math.min((long) ny * plan.fy(), level.size().y() - y0),
                (int) Math.min((long) nz * plan.fz(), level.size().z() - z0));
        Object source = level.read(r);
        if (plan.fx() == 1 && plan.fy() == 1 && plan.fz() == 1) {
            for (int k = 0; k < nz; k++) {
                for (int j = 0; j < ny; j++) {
                    field.copy(level.type(), source, nx * (j + ny * k), x, y + j, z + k, nx);
                }
            }
        } else {
            average(r, source, x, y, z, nx, ny, nz);
        }
    }

    /** The mean of the values there are; NaN where there are none. Border voxels average what lies inside. */
    private void average(Region r, Object source, int x, int y, int z, int nx, int ny, int nz) {
        float[] row = new float[r.nx()];
        double[] sum = new double[nx];
        int[] count = new int[nx];
        for (int k = 0; k < nz; k++) {
            for (int j = 0; j < ny; j++) {
                Arrays.fill(sum, 0);
                Arrays.fill(count, 0);
                for (int c = k * plan.fz(); c < Math.min((k + 1) * plan.fz(), r.nz()); c++) {
                    for (int b = j * plan.fy(); b < Math.min((j + 1) * plan.fy(), r.ny()); b++) {
                        level.type().toFloats(source, r.nx() * (b + r.ny() * c), row, 0, r.nx());
                        addRow(row, sum, count);
                    }
                }
                for (int i = 0; i < nx; i++) {
                    sum[i] /= count[i];
                }
                field.put(sum, 0, x, y + j, z + k, nx);
            }
        }
    }

    private void addRow(float[] row, double[] sum, int[] count) {
        int f = plan.fx();
        for (int i = 0; i < row.length; i++) {
            if (!Float.isNaN(row[i])) {
                sum[i / f] += row[i];
                count[i / f]++;
            }
        }
    }
}
