// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;

/**
 * A volume that is held in bricks: its levels, and what is known of each brick that was ever loaded. What is known stays
 * when the voxels go, so that the next choice of bricks is as well informed.
 *
 * <p>Threads: any.
 */
final class PagedVolume {
    /**
     * What is known of a brick.
     *
     * @param min,max of its values; min above max if all are NaN
     * @param bytes that it takes in memory
     * @param constant whether all its voxels have the value {@code min}, NaN included: then it takes no memory
     */
    record Summary(float min, float max, long bytes, boolean constant) {
        /** Bytes of what is kept of a brick of one value. */
        static final long CONSTANT_BYTES = 64;

        static Summary ofConstant(float value) {
            return new Summary(value, value, CONSTANT_BYTES, true);
        }
    }

    private final Volume volume;
    private final List<PageLevel> levels;
    private final Map<BrickId, Summary> summaries = new ConcurrentHashMap<>();

    private PagedVolume(Volume volume, List<PageLevel> levels) {
        this.volume = volume;
        this.levels = levels;
    }

    /** Empty if the volume's levels do not lie along its axes. */
    static Optional<PagedVolume> of(Volume volume) {
        return PageLevel.of(volume).map(levels -> new PagedVolume(volume, levels));
    }

    Volume volume() {
        return volume;
    }

    /** Finest first; the last one is a single brick. */
    List<PageLevel> levels() {
        return levels;
    }

    PageLevel level(BrickId id) {
        return levels.get(id.level());
    }

    /** The brick that all others lie in. */
    BrickId root() {
        return new BrickId(levels.size() - 1, 0, 0, 0);
    }

    /** Null if it was never loaded. */
    @Nullable
    Summary summary(BrickId id) {
        return summaries.get(id);
    }

    Holdings.Key key(BrickId id) {
        return new Holdings.Key(volume, level(id).plan(id));
    }

    /** Bytes that a brick takes, or at most takes as long as nothing is known of it. */
    long bytes(BrickId id) {
        Summary s = summaries.get(id);
        return s == null ? bytes(level(id).plan(id)) : s.bytes();
    }

    private long bytes(LoadPlan p) {
        long cells = (long) cells(p.nx()) * cells(p.ny()) * cells(p.nz());
        return p.voxels() * VoxelField.bytesPerVoxel(volume.type()) + cells * 2 * Float.BYTES;
    }

    private static int cells(int n) {
        return (n - 1 >> BrickGrid.USUAL_SHIFT) + 1;
    }

    /** The bricks of the next finer level that a brick covers. */
    List<BrickId> children(BrickId id) {
        PageLevel coarse = level(id);
        PageLevel fine = levels.get(id.level() - 1);
        int[] from = new int[3];
        int[] to = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int ratio = Math.toIntExact(
                    coarse.fromFinest().get(axis) / fine.fromFinest().get(axis));
            from[axis] = id.get(axis) * ratio;
            boolean last = id.get(axis) == coarse.bricks(axis) - 1;
            to[axis] = last ? fine.bricks(axis) : Math.min(fine.bricks(axis), from[axis] + ratio);
        }
        List<BrickId> list = new ArrayList<>();
        for (int z = from[2]; z < to[2]; z++) {
            for (int y = from[1]; y < to[1]; y++) {
                for (int x = from[0]; x < to[0]; x++) {
                    list.add(new BrickId(id.level() - 1, x, y, z));
                }
            }
        }
        return list;
    }

    /** The brick of the next coarser level that covers a brick. */
    BrickId parent(BrickId id) {
        PageLevel fine = level(id);
        PageLevel coarse = levels.get(id.level() + 1);
        int[] p = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            long ratio = coarse.fromFinest().get(axis) / fine.fromFinest().get(axis);
            p[axis] = (int) Math.min(id.get(axis) / ratio, coarse.bricks(axis) - 1);
        }
        return new BrickId(id.level() + 1, p[0], p[1], p[2]);
    }

    /**
     * Loads a brick, unless it is there or known to be of one value.
     *
     * @param check called now and then; what it throws ends the loading
     * @return false if there is no room for it
     * @throws SextantException if it cannot be read
     */
    boolean load(BrickId id, Holdings holdings, Runnable check) {
        Summary known = summaries.get(id);
        Holdings.Key key = key(id);
        if (known != null && known.constant() || holdings.has(key)) {
            return true;
        }
        OptionalDouble constant = known == null ? constant(key.plan()) : OptionalDouble.empty();
        if (constant.isPresent()) {
            summaries.put(id, Summary.ofConstant((float) constant.getAsDouble()));
            return true;
        }
        long bytes = bytes(key.plan());
        if (!holdings.reserve(bytes)) {
            return false;
        }
        boolean kept = false;
        try {
            DenseField field = FieldLoader.load(volume, key.plan(), check);
            BrickGrid cells = BrickGrid.of(field);
            Summary found = summarize(field, cells, bytes);
            if (!found.constant()) {
                holdings.put(key, new Holdings.Piece(field, cells, bytes));
                kept = true;
            }
            summaries.put(id, found);
        } finally {
            if (!kept) {
                holdings.release(bytes);
            }
        }
        return true;
    }

    /** What the file tells of a brick without its voxels being read. */
    private OptionalDouble constant(LoadPlan p) {
        Level level = volume.levels().get(p.level());
        if (p.fx() != 1 || p.fy() != 1 || p.fz() != 1) {
            return OptionalDouble.empty();
        }
        return level.constant(new Region(p.x(), p.y(), p.z(), p.nx(), p.ny(), p.nz()));
    }

    private static Summary summarize(DenseField field, BrickGrid cells, long bytes) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < cells.count(); i++) {
            low = Math.min(low, cells.min(i));
            high = Math.max(high, cells.max(i));
        }
        boolean mayHoldNaN = field.voxelBytes() == Float.BYTES;
        return low == high && !mayHoldNaN ? Summary.ofConstant(low) : new Summary(low, high, bytes, false);
    }
}
