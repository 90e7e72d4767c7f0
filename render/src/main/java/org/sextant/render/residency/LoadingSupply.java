// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.VolumeNode;

/** Loads everything that a picture wants before it is made, on all threads of its work. */
final class LoadingSupply implements Supply {
    private final VolumeSource source;
    private final Holdings holdings;
    private final WorkContext work;

    LoadingSupply(VolumeSource source, Holdings holdings, WorkContext work) {
        this.source = source;
        this.holdings = holdings;
        this.work = work;
    }

    @Override
    public Volume open(VolumeNode node) {
        return source.open(node);
    }

    @Override
    public Holdings.Piece piece(VolumeNode node, Holdings.Key key) {
        Holdings.Piece there = holdings.get(key);
        if (there != null) {
            return there;
        }
        String what = "loading " + node.id();
        long bytes = key.plan().voxels() * VoxelField.bytesPerVoxel(key.volume().type());
        if (!holdings.reserve(bytes)) {
            throw new SextantException(bytes + " bytes do not fit the " + holdings.budgetBytes()
                    + " bytes for voxels in memory; give Java more memory, such as -Xmx4g, or show fewer volumes");
        }
        boolean kept = false;
        try {
            DenseField field = FieldLoader.load(key.volume(), key.plan(), what, work);
            Holdings.Piece fresh = new Holdings.Piece(field, BrickGrid.of(field, what, work), bytes);
            holdings.put(key, fresh);
            kept = true;
            return fresh;
        } finally {
            if (!kept) {
                holdings.release(bytes);
            }
        }
    }

    /** In rounds: what the bricks of one level hold decides which of the next one are wanted. */
    @Override
    public BrickChoice bricks(VolumeNode node, PagedVolume paged, Supplier<BrickChoice> choose) {
        while (true) {
            BrickChoice choice = choose.get();
            List<BrickId> missing = new ArrayList<>(choice.missing(paged, holdings));
            missing.sort(Comparator.comparingLong(LoadingSupply::alongCurve));
            holdings.pin(choice.keys(paged));
            if (missing.isEmpty()) {
                return choice;
            }
            AtomicInteger loaded = new AtomicInteger();
            work.forEach("loading " + node.id(), missing.size(), i -> {
                boolean done = paged.load(missing.get((int) i), holdings, () -> work.checkCancelled("loading"));
                loaded.addAndGet(done ? 1 : 0);
            });
            if (loaded.get() < missing.size()) {
                return choice; // what others use leaves no room; coarser bricks stand in
            }
        }
    }

    /** Place along Morton's curve, so that bricks that share blocks of the file are read one after the other. */
    private static long alongCurve(BrickId id) {
        return spread(id.x()) | spread(id.y()) << 1 | spread(id.z()) << 2;
    }

    /** Puts two zeros after each of the lowest 20 bits. */
    private static long spread(int v) {
        long s = 0;
        for (int bit = 0; bit < 20; bit++) {
            s |= (long) (v >> bit & 1) << 3 * bit;
        }
        return s;
    }

    @Override
    public int pending() {
        return 0;
    }
}
