// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.slice;

import org.joml.Matrix3d;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Volume;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.VoxelGrid;

/**
 * The values of one volume at the pixels of a slice, from the coarsest level whose voxels are no larger than the pixels.
 * Values are interpolated linearly between voxels; a pixel on a voxel's centre has exactly its value. Threads: one.
 */
final class SliceSampler {
    /** A position this near to a voxel's centre, in voxels, is the centre. */
    private static final double ON_CENTRE = 1e-6;
    /** Places along the shorter edge of a picture at which is tried whether a volume lies in it. */
    private static final int RASTER = 100;

    private final Volume volume;
    private final Level level;
    private final VoxelReader reader;
    /** From pixels x, y, 0 to the level's voxel indices. */
    private final Matrix4x3dc pixelToVoxel;

    private final Vector3d voxel = new Vector3d();

    /**
     * @param base the finest level's voxels as the world has them
     * @param planeToVolume from the slice's frame to the volume's
     */
    SliceSampler(Volume volume, VoxelGrid base, SliceGrid slice, Affine3 planeToVolume) {
        this.volume = volume;
        Matrix4x3d pixelToBase = pixelToBase(base, slice, planeToVolume);
        this.level = level(volume, pixelToBase);
        this.reader = new VoxelReader(level);
        this.pixelToVoxel = new Matrix4x3d(level.levelToBase()).invert().mul(pixelToBase, new Matrix4x3d());
    }

    private static Matrix4x3d pixelToBase(VoxelGrid base, SliceGrid slice, Affine3 planeToVolume) {
        Vector3d right = slice.right().mul(slice.pitchUm(), new Vector3d());
        Vector3d down = slice.down().mul(slice.pitchUm(), new Vector3d());
        Vector3d across = right.cross(down, new Vector3d());
        Matrix4x3d pixelToPlane = new Matrix4x3d(new Matrix3d(right, down, across))
                .setTranslation(
                        slice.firstUm().x(),
                        slice.firstUm().y(),
                        slice.firstUm().z());
        Affine3 planeToBase = planeToVolume.then(base.indexToFrame().inverse());
        return new Matrix4x3d(planeToBase.matrix()).mul(pixelToPlane);
    }

    /** Coarse levels serve if a step of one pixel, along either edge, is at least one of their voxels along some axis. */
    private static Level level(Volume volume, Matrix4x3dc pixelToBase) {
        Level chosen = volume.finest();
        for (Level l : volume.levels()) {
            Matrix4x3d m = new Matrix4x3d(l.levelToBase()).invert().mul(pixelToBase, new Matrix4x3d());
            double x = m.getColumn(0, new Vector3d()).length();
            double y = m.getColumn(1, new Vector3d()).length();
            if (Math.min(x, y) >= 1 - ON_CENTRE) {
                chosen = l;
            }
        }
        return chosen;
    }

    /** The physical value at a pixel's centre; NaN outside of the volume and where it has none. */
    double value(int x, int y) {
        if (!place(x, y)) {
            return Double.NaN;
        }
        double fx = fraction(voxel.x, level.size().x());
        double fy = fraction(voxel.y, level.size().y());
        double fz = fraction(voxel.z, level.size().z());
        long i = below(voxel.x, level.size().x());
        long j = below(voxel.y, level.size().y());
        long k = below(voxel.z, level.size().z());
        double near = plane(i, j, k, fx, fy);
        double stored = fz == 0 ? near : near + (plane(i, j, k + 1, fx, fy) - near) * fz;
        return volume.scale().physical(stored);
    }

    /** The stored number of the voxel that holds the pixel's centre; 0 outside of the volume. */
    long label(int x, int y) {
        if (!place(x, y)) {
            return 0;
        }
        double v = reader.at(
                nearest(voxel.x, level.size().x()),
                nearest(voxel.y, level.size().y()),
                nearest(voxel.z, level.size().z()));
        return (long) v;
    }

    /** Whether any of the picture's pixels lies in the volume, tried at a raster of them. */
    boolean meets(SliceGrid slice) {
        int step = Math.max(1, Math.min(slice.width(), slice.height()) / RASTER);
        for (int y = step / 2; y < slice.height(); y += step) {
            for (int x = step / 2; x < slice.width(); x += step) {
                if (place(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean place(int x, int y) {
        pixelToVoxel.transformPosition(voxel.set(x, y, 0));
        return inside(voxel.x, level.size().x())
                && inside(voxel.y, level.size().y())
                && inside(voxel.z, level.size().z());
    }

    private static boolean inside(double v, long n) {
        return v >= -0.5 - ON_CENTRE && v <= n - 0.5 + ON_CENTRE;
    }

    private double plane(long i, long j, long k, double fx, double fy) {
        double near = row(i, j, k, fx);
        return fy == 0 ? near : near + (row(i, j + 1, k, fx) - near) * fy;
    }

    private double row(long i, long j, long k, double fx) {
        double near = reader.at(i, j, k);
        return fx == 0 ? near : near + (reader.at(i + 1, j, k) - near) * fx;
    }

    /** Beyond the centres of the border voxels their values go on. */
    private static double limited(double v, long n) {
        double inner = Math.min(n - 1.0, Math.max(0, v));
        return Math.abs(inner - Math.rint(inner)) < ON_CENTRE ? Math.rint(inner) : inner;
    }

    private static long below(double v, long n) {
        return (long) limited(v, n);
    }

    private static double fraction(double v, long n) {
        double inner = limited(v, n);
        return inner - Math.floor(inner);
    }

    private static long nearest(double v, long n) {
        return Math.round(limited(v, n));
    }
}
