// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.resample;

import java.util.Optional;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * A volume on another grid, block by block where it is read: the centre of each new voxel is looked up in the old one.
 *
 * @param grid of the result, in the volume's frame; may be turned, sheared, mirrored
 * @param outside physical value of voxels whose centres lie outside of the volume; for the area's mean, all of whose points
 */
public record Resampling(Volume volume, VoxelGrid grid, Interpolation how, double outside) {
    /** Voxels of the old volume that a block may need. */
    private static final long MOST = 1L << 24;

    private static final int BLOCK = 64;
    /** Points for a new voxel along an axis, for the area's mean. */
    private static final int MOST_POINTS = 32;

    /** Voxels of another size from the same corner of the box on, as many as have their centres in it. */
    public static VoxelGrid withVoxels(VoxelGrid grid, double[] spacingUm) {
        Vector3d old = grid.spacingUm();
        double[] f = {spacingUm[0] / old.x, spacingUm[1] / old.y, spacingUm[2] / old.z};
        long[] n = new long[3];
        for (int axis = 0; axis < 3; axis++) {
            if (!(f[axis] > 0)) {
                throw new SextantException("the new voxel size must be above 0, not " + spacingUm[axis] + " um");
            }
            n[axis] = Math.max(1, (long) Math.floor(grid.size().get(axis) / f[axis] + 0.5 - 1e-9));
        }
        Affine3 toOld = VoxelGrid.levelToBase(grid.indexToFrame().from(), f[0], f[1], f[2]);
        return new VoxelGrid(new Size3(n[0], n[1], n[2]), toOld.then(grid.indexToFrame()));
    }

    /** The lazy volume; it reads the old one, which must stay open. */
    public Volume lazy() {
        boolean keeps = how == Interpolation.NEAREST && volume.type() != ValueType.F16;
        ValueType type = keeps ? volume.type() : ValueType.F32;
        ValueScale scale =
                keeps ? volume.scale() : new ValueScale(1, 0, volume.scale().unit());
        Matrix4x3dc toOld =
                grid.indexToFrame().then(volume.grid().indexToFrame().inverse()).matrix();
        int edge = edge(toOld);
        BlockCache cache =
                new BlockCache(Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 16));
        return BlockVolume.builder(volume.source(), volume.format(), type, cache)
                .level(new BlockLayout(grid.size(), edge, edge, edge), r -> block(r, toOld, type, scale))
                .grid(grid)
                .scale(scale)
                .build();
    }

    /** Blocks whose surroundings in the old volume stay small. */
    private static int edge(Matrix4x3dc m) {
        int edge = BLOCK;
        while (edge > 1 && spans(m, edge).x * spans(m, edge).y * spans(m, edge).z > MOST) {
            edge /= 2;
        }
        return edge;
    }

    /** Old voxels that a block reaches over. */
    private static Vector3d spans(Matrix4x3dc m, int edge) {
        return new Vector3d(
                edge * (Math.abs(m.m00()) + Math.abs(m.m10()) + Math.abs(m.m20())) + 5,
                edge * (Math.abs(m.m01()) + Math.abs(m.m11()) + Math.abs(m.m21())) + 5,
                edge * (Math.abs(m.m02()) + Math.abs(m.m12()) + Math.abs(m.m22())) + 5);
    }

    private Object block(Region r, Matrix4x3dc toOld, ValueType type, ValueScale scale) {
        Object out = type.allocate(r.voxels());
        Optional<Region> needed = needed(r, toOld);
        double rest = Double.isNaN(outside) ? Double.NaN : (outside - scale.intercept()) / scale.slope();
        if (needed.isEmpty()) {
            for (int i = 0; i < r.voxels(); i++) {
                type.set(out, i, rest);
            }
            return out;
        }
        Object old = volume.finest().read(needed.get());
        Pixel pixel = type == volume.type() && how == Interpolation.NEAREST
                ? nearest(old, needed.get())
                : interpolated(old, needed.get(), toOld);
        Vector3d p = new Vector3d();
        int i = 0;
        for (long z = r.z(); z < r.z() + r.nz(); z++) {
            for (long y = r.y(); y < r.y() + r.ny(); y++) {
                for (long x = r.x(); x < r.x() + r.nx(); x++) {
                    toOld.transformPosition(p.set(x, y, z));
                    double v = how == Interpolation.AREA || inside(p) ? pixel.at(p, rest) : rest;
                    type.set(out, i++, v);
                }
            }
        }
        return out;
    }

    /** What a new voxel holds whose centre lies at a point in old voxels. */
    private interface Pixel {
        double at(Vector3d p, double ifOutside);
    }

    private Pixel nearest(Object old, Region box) {
        Size3 n = volume.size();
        return (p, rest) -> {
            int i = (int) (Math.max(0, Math.min(n.x() - 1, (long) Math.floor(p.x + 0.5))) - box.x());
            int j = (int) (Math.max(0, Math.min(n.y() - 1, (long) Math.floor(p.y + 0.5))) - box.y());
            int k = (int) (Math.max(0, Math.min(n.z() - 1, (long) Math.floor(p.z + 0.5))) - box.z());
            return volume.type().get(old, i + box.nx() * (j + box.ny() * k));
        };
    }

    private Pixel interpolated(Object old, Region box, Matrix4x3dc toOld) {
        float[] values = new float[box.voxels()];
        volume.type().toFloats(old, 0, values, 0, values.length);
        BoxSampler sampler = new BoxSampler(values, box, volume.size());
        ValueScale scale = volume.scale();
        if (how != Interpolation.AREA) {
            return (p, rest) -> scale.physical(sampler.at(how, p.x, p.y, p.z));
        }
        Vector3d[] points = points(toOld);
        Vector3d q = new Vector3d();
        return (p, rest) -> {
            double sum = 0;
            int count = 0;
            for (Vector3d d : points) {
                if (inside(q.set(p).add(d))) {
                    sum += sampler.at(how, q.x, q.y, q.z);
                    count++;
                }
            }
            return count == 0 ? rest : scale.physical(sum / count);
        };
    }

    /** Offsets from a new voxel's centre, in old voxels, of points spread evenly over it. */
    private static Vector3d[] points(Matrix4x3dc toOld) {
        int[] m = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            double edge = toOld.getColumn(axis, new Vector3d()).length();
            m[axis] = (int) Math.max(1, Math.min(MOST_POINTS, Math.ceil(2 * edge - 1e-9)));
        }
        Vector3d[] points = new Vector3d[m[0] * m[1] * m[2]];
        for (int i = 0; i < points.length; i++) {
            Vector3d d = new Vector3d(
                    (i % m[0] + 0.5) / m[0] - 0.5,
                    (i / m[0] % m[1] + 0.5) / m[1] - 0.5,
                    (i / (m[0] * m[1]) + 0.5) / m[2] - 0.5);
            points[i] = toOld.transformDirection(d);
        }
        return points;
    }

    private boolean inside(Vector3d p) {
        Size3 n = volume.size();
        double e = 1e-9;
        return p.x >= -0.5 - e
                && p.y >= -0.5 - e
                && p.z >= -0.5 - e
                && p.x <= n.x() - 0.5 + e
                && p.y <= n.y() - 0.5 + e
                && p.z <= n.z() - 0.5 + e;
    }

    /** The old voxels that a block looks at; empty if it lies outside. */
    private Optional<Region> needed(Region r, Matrix4x3dc toOld) {
        Vector3d low = new Vector3d(Double.POSITIVE_INFINITY);
        Vector3d high = new Vector3d(Double.NEGATIVE_INFINITY);
        for (int corner = 0; corner < 8; corner++) {
            Vector3d p = toOld.transformPosition(new Vector3d(
                    r.x() - 0.5 + (corner & 1) * r.nx(),
                    r.y() - 0.5 + (corner >> 1 & 1) * r.ny(),
                    r.z() - 0.5 + (corner >> 2) * r.nz()));
            low.min(p);
            high.max(p);
        }
        long[] from = new long[3];
        int[] count = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            long n = volume.size().get(axis);
            if (high.get(axis) < -1 || low.get(axis) > n) {
                return Optional.empty();
            }
            from[axis] = Math.max(0, Math.min(n - 1, (long) Math.floor(low.get(axis)) - how.reach()));
            long to = Math.max(from[axis], Math.min(n - 1, (long) Math.ceil(high.get(axis)) + how.reach()));
            count[axis] = (int) (to - from[axis] + 1);
        }
        return Optional.of(new Region(from[0], from[1], from[2], count[0], count[1], count[2]));
    }
}
