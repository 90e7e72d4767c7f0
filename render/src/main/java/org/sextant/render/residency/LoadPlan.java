// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.List;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Volume;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * What to load of a volume: a level, how many of its voxels to average into one along each axis, and which of the averaged
 * voxels. Averaged voxel i covers the level's voxels f·i … f·i + f − 1, wherever the region begins.
 *
 * @param level 0 is the finest
 */
public record LoadPlan(int level, int fx, int fy, int fz, long x, long y, long z, int nx, int ny, int nz) {
    /** Where several voxels are needed around the part in view: interpolation and gradient. */
    private static final int MARGIN = 3;
    /** A part is loaded alone if it is smaller than the whole by this factor … */
    private static final int MUCH_SMALLER = 4;
    /** … and the whole is not small anyway, bytes. */
    private static final long SMALL_BYTES = 64L << 20;

    /** Number of voxels; may exceed 2³¹. */
    public long voxels() {
        return (long) nx * ny * nz;
    }

    /** Whether it is all of its level. */
    boolean isWhole(Volume volume) {
        return new Size3(nx, ny, nz).equals(volume.levels().get(level).size().dividedBy(fx, fy, fz));
    }

    /** Map from an index of what is loaded to the index of the finest level. */
    public Matrix4x3d toBase(Volume volume) {
        FrameId index = new FrameId("index");
        Matrix4x3dc reduced = VoxelGrid.levelToBase(index, fx, fy, fz).matrix();
        return volume.levels()
                .get(level)
                .levelToBase()
                .mul(reduced, new Matrix4x3d())
                .translate(x, y, z);
    }

    /**
     * Chooses the coarsest level whose voxels are not larger than a pixel, then coarser ones or averages until it fits.
     *
     * @param levels that may be loaded, finest first
     * @param voxelUm edge of the finest voxel
     * @param pixelUm size of a pixel at the nearest point in view
     * @param visible in indices of the finest level
     */
    static LoadPlan choose(List<Level> levels, double voxelUm, double pixelUm, Box3 visible, long budgetBytes) {
        int level = 0;
        while (level + 1 < levels.size() && voxelUm * edge(levels.get(level + 1)) <= pixelUm) {
            level++;
        }
        long bytes = VoxelField.bytesPerVoxel(levels.get(0).type());
        LoadPlan plan = of(levels.get(level), level, new long[] {1, 1, 1}, visible, budgetBytes / bytes);
        while (!plan.fits(budgetBytes / bytes) && level + 1 < levels.size()) {
            level++;
            plan = of(levels.get(level), level, new long[] {1, 1, 1}, visible, budgetBytes / bytes);
        }
        Level chosen = levels.get(level);
        Vector3d spacing = spacing(chosen);
        long[] f = {1, 1, 1};
        while (true) {
            boolean tooFine = level == levels.size() - 1
                    && voxelUm * edge(chosen) * 2 * Math.cbrt((double) f[0] * f[1] * f[2]) <= pixelUm;
            if (!tooFine && plan.fits(budgetBytes / bytes) || !coarsen(f, chosen.size(), spacing)) {
                return plan;
            }
            plan = of(chosen, level, f, visible, budgetBytes / bytes);
        }
    }

    /** Doubles the factor of the axis with the smallest voxels, and of those that are hardly larger. */
    private static boolean coarsen(long[] f, Size3 size, Vector3d spacing) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            if (f[axis] < size.get(axis)) {
                smallest = Math.min(smallest, f[axis] * spacing.get(axis));
            }
        }
        boolean any = false;
        for (int axis = 0; axis < 3; axis++) {
            if (f[axis] < size.get(axis) && f[axis] * spacing.get(axis) < 1.5 * smallest) {
                f[axis] *= 2;
                any = true;
            }
        }
        return any;
    }

    private boolean fits(long budgetVoxels) {
        return (long) nx * ny <= 1 << 30 && voxels() <= budgetVoxels;
    }

    private static LoadPlan of(Level level, int number, long[] f, Box3 visible, long budgetVoxels) {
        Size3 whole = level.size().dividedBy(f[0], f[1], f[2]);
        Matrix4x3d baseToLevel = level.levelToBase().invert(new Matrix4x3d());
        Vector3d min = new Vector3d(Double.POSITIVE_INFINITY);
        Vector3d max = new Vector3d(Double.NEGATIVE_INFINITY);
        for (Vector3d c : visible.corners()) {
            baseToLevel.transformPosition(c);
            min.min(c);
            max.max(c);
        }
        long[] first = new long[3];
        long[] count = new long[3];
        double part = 1;
        for (int a = 0; a < 3; a++) {
            long from = (long) Math.floor((min.get(a) + 0.5) / f[a]) - MARGIN;
            long to = (long) Math.floor((max.get(a) + 0.5) / f[a]) + MARGIN;
            first[a] = Math.max(0, Math.min(from, whole.get(a) - 1));
            count[a] = Math.max(1, Math.min(to, whole.get(a) - 1) - first[a] + 1);
            part *= (double) count[a] / whole.get(a);
        }
        double all = (double) whole.x() * whole.y() * whole.z();
        boolean crop = all > budgetVoxels || all > SMALL_BYTES && part * MUCH_SMALLER < 1;
        return crop ? part(number, f, first, count) : part(number, f, new long[3], whole.toArray());
    }

    private static LoadPlan part(int level, long[] f, long[] first, long[] count) {
        return new LoadPlan(
                level,
                Math.toIntExact(f[0]),
                Math.toIntExact(f[1]),
                Math.toIntExact(f[2]),
                first[0],
                first[1],
                first[2],
                (int) Math.min(Integer.MAX_VALUE, count[0]),
                (int) Math.min(Integer.MAX_VALUE, count[1]),
                (int) Math.min(Integer.MAX_VALUE, count[2]));
    }

    /** Mean edge of a level's voxel in finest voxels. */
    private static double edge(Level level) {
        return Math.cbrt(Math.abs(level.levelToBase().determinant()));
    }

    private static Vector3d spacing(Level level) {
        Matrix4x3dc m = level.levelToBase();
        return new Vector3d(
                m.getColumn(0, new Vector3d()).length(),
                m.getColumn(1, new Vector3d()).length(),
                m.getColumn(2, new Vector3d()).length());
    }
}
