// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;

/**
 * Which bricks a picture wants of a volume. Beginning with the one brick that holds everything, whichever brick's voxels
 * cover the most pixels is replaced by those of the next finer level, until no voxel is larger than a pixel or the budget
 * is used up. Bricks out of view and clipped ones are left out; those whose values show nothing come last, as their finer
 * voxels may show something after all. A brick that was never loaded is not replaced: what it holds decides.
 *
 * @param bricks that together cover what is in view, most important first
 * @param finest the finest level among them
 */
record BrickChoice(List<BrickId> bricks, int finest) {
    /** Importance of what shows nothing. */
    private static final double UNSEEN = 1.0 / 16;

    private record Rated(BrickId id, double importance, double pixelsPerVoxel) {}

    private static final Comparator<Rated> MOST_IMPORTANT_FIRST = Comparator.comparingDouble(
                    (Rated r) -> -r.importance())
            .thenComparing(r -> -r.id().level())
            .thenComparing(r -> r.id().z())
            .thenComparing(r -> r.id().y())
            .thenComparing(r -> r.id().x());

    /** @param finestLevel no finer one is wanted */
    static BrickChoice of(PagedVolume volume, Sight sight, int finestLevel, long budgetBytes) {
        PriorityQueue<Rated> queue = new PriorityQueue<>(MOST_IMPORTANT_FIRST);
        List<Rated> chosen = new ArrayList<>();
        Rated root = rated(volume, sight, volume.root());
        long rest = budgetBytes - volume.bytes(volume.root());
        if (root != null) {
            queue.add(root);
        }
        for (Rated r = queue.poll(); r != null; r = queue.poll()) {
            boolean fineEnough = r.id().level() <= finestLevel || r.pixelsPerVoxel() <= 1;
            if (fineEnough || volume.summary(r.id()) == null) {
                chosen.add(r);
                continue;
            }
            List<Rated> finer = new ArrayList<>();
            long bytes = r.id().equals(volume.root()) ? 0 : -volume.bytes(r.id());
            for (BrickId child : volume.children(r.id())) {
                Rated c = rated(volume, sight, child);
                if (c != null) {
                    finer.add(c);
                    bytes += volume.bytes(child);
                }
            }
            if (bytes > rest) {
                chosen.add(r);
            } else {
                rest -= bytes;
                queue.addAll(finer);
            }
        }
        chosen.sort(MOST_IMPORTANT_FIRST);
        List<BrickId> bricks = chosen.stream().map(Rated::id).toList();
        int finest = bricks.stream()
                .mapToInt(BrickId::level)
                .min()
                .orElse(volume.levels().size() - 1);
        return new BrickChoice(bricks, finest);
    }

    /** What it takes in memory; the brick that holds everything is always part of it. */
    List<Holdings.Key> keys(PagedVolume volume) {
        List<Holdings.Key> keys = new ArrayList<>();
        keys.add(volume.key(volume.root()));
        bricks.forEach(id -> keys.add(volume.key(id)));
        return keys;
    }

    /** What has to be loaded, most important first. */
    List<BrickId> missing(PagedVolume volume, Holdings holdings) {
        Set<BrickId> wanted = new LinkedHashSet<>();
        wanted.add(volume.root());
        wanted.addAll(bricks);
        return wanted.stream().filter(id -> isMissing(volume, id, holdings)).toList();
    }

    private static boolean isMissing(PagedVolume volume, BrickId id, Holdings holdings) {
        PagedVolume.Summary s = volume.summary(id);
        return s == null || !s.constant() && !holdings.has(volume.key(id));
    }

    /** Bytes of what is wanted. */
    long bytes(PagedVolume volume) {
        long sum = volume.bytes(volume.root());
        for (BrickId id : bricks) {
            sum += id.equals(volume.root()) ? 0 : volume.bytes(id);
        }
        return sum;
    }

    /** Null if it is not in view. */
    private static @Nullable Rated rated(PagedVolume volume, Sight sight, BrickId id) {
        PageLevel level = volume.level(id);
        Vector3d min = new Vector3d();
        Vector3d max = new Vector3d();
        for (int axis = 0; axis < 3; axis++) {
            long edge = PageLevel.EDGE * level.fromFinest().get(axis);
            boolean last = id.get(axis) == level.bricks(axis) - 1;
            min.setComponent(axis, id.get(axis) * edge - 0.5);
            max.setComponent(axis, last ? volume.volume().size().get(axis) - 0.5 : (id.get(axis) + 1L) * edge - 0.5);
        }
        if (!sight.sees(min, max)) {
            return null;
        }
        double pixels = sight.pixelsPerVoxel(level.edge(), min, max);
        PagedVolume.Summary s = volume.summary(id);
        boolean shows = s == null || sight.shows(s.min(), s.max());
        return new Rated(id, shows ? pixels : pixels * UNSEEN, pixels);
    }
}
