// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;

/** Takes what is in memory and asks for the rest; never reads a file in the calling thread. */
final class AskingSupply implements Supply {
    /** What a node's data depend on. */
    private record Origin(VolumeId id, DataSource source, VoxelGrid grid) {
        static Origin of(VolumeNode node) {
            return new Origin(node.id(), node.source(), node.grid());
        }
    }

    /** What was opened or has failed, from picture to picture. */
    static final class Memory {
        private final Map<Origin, Volume> open = new ConcurrentHashMap<>();
        private final Map<Origin, SextantException> failed = new ConcurrentHashMap<>();

        /** What has failed may be tried again. */
        void forgive() {
            failed.clear();
        }

        void clear() {
            open.clear();
            failed.clear();
        }
    }

    private final VolumeSource source;
    private final Holdings holdings;
    private final Memory memory;
    private final List<BrickLoader.Request> urgent = new ArrayList<>();
    private final List<BrickLoader.Request> later = new ArrayList<>();

    AskingSupply(VolumeSource source, Holdings holdings, Memory memory) {
        this.source = source;
        this.holdings = holdings;
        this.memory = memory;
    }

    @Override
    public @Nullable Volume open(VolumeNode node) {
        Origin origin = Origin.of(node);
        SextantException failure = memory.failed.get(origin);
        if (failure != null) {
            throw failure;
        }
        Volume there = memory.open.get(origin);
        if (there == null) {
            ask(urgent, node, origin, check -> memory.open.put(origin, source.open(node)));
        }
        return there;
    }

    @Override
    public Holdings.@Nullable Piece piece(VolumeNode node, Holdings.Key key) {
        Holdings.Piece there = holdings.get(key);
        if (there == null) {
            ask(later, node, key, check -> load(key, check));
        }
        return there;
    }

    private void load(Holdings.Key key, Runnable check) {
        long bytes = key.plan().voxels() * VoxelField.bytesPerVoxel(key.volume().type());
        if (holdings.has(key) || !holdings.reserve(bytes)) {
            return; // asked for again by the next picture, when there is room
        }
        boolean kept = false;
        try {
            DenseField field = FieldLoader.load(key.volume(), key.plan(), check);
            holdings.put(key, new Holdings.Piece(field, BrickGrid.of(field), bytes));
            kept = true;
        } finally {
            if (!kept) {
                holdings.release(bytes);
            }
        }
    }

    @Override
    public BrickChoice bricks(VolumeNode node, PagedVolume paged, Supplier<BrickChoice> choose) {
        BrickChoice choice = choose.get();
        holdings.pin(choice.keys(paged));
        for (BrickId id : choice.missing(paged, holdings)) {
            ask(
                    id.equals(paged.root()) ? urgent : later,
                    node,
                    paged.key(id),
                    check -> paged.load(id, holdings, check));
        }
        return choice;
    }

    private void ask(List<BrickLoader.Request> list, VolumeNode node, Object key, BrickLoader.Task task) {
        list.add(new BrickLoader.Request(key, task, e -> memory.failed.put(Origin.of(node), e)));
    }

    @Override
    public int pending() {
        return urgent.size() + later.size();
    }

    /** All that was asked for, most urgent first. */
    List<BrickLoader.Request> requests() {
        List<BrickLoader.Request> all = new ArrayList<>(urgent);
        all.addAll(later);
        return all;
    }
}
