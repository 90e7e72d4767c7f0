// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;

/** The volume that every format makes: levels over block readers, plus what the header said. */
public final class BlockVolume implements Volume {
    private final Builder b;
    private final List<Level> levels;

    private BlockVolume(Builder b) {
        if (b.levels.isEmpty()) {
            throw new SextantException(b.source + " has no level");
        }
        this.b = b;
        this.levels = List.copyOf(b.levels);
    }

    public static Builder builder(String source, String format, ValueType type, BlockCache cache) {
        return new Builder(source, format, type, cache);
    }

    @Override
    public String source() {
        return b.source;
    }

    @Override
    public String format() {
        return b.format;
    }

    @Override
    public ValueType type() {
        return b.type;
    }

    @Override
    public List<Level> levels() {
        return levels;
    }

    @Override
    public Optional<VoxelGrid> knownGrid() {
        return Optional.ofNullable(b.grid);
    }

    @Override
    public ValueScale scale() {
        return b.scale;
    }

    @Override
    public Metadata metadata() {
        return b.metadata;
    }

    @Override
    public List<String> datasets() {
        return b.datasets;
    }

    @Override
    public int channels() {
        return b.channels;
    }

    @Override
    public int times() {
        return b.times;
    }

    /** Drops the blocks from the cache and closes the file; one that fails does not keep the others open. */
    @Override
    public void close() {
        List<AutoCloseable> all = new ArrayList<>();
        levels.forEach(l -> all.add(l::forget));
        all.addAll(b.closeables);
        Exception first = null;
        for (AutoCloseable c : all) {
            try {
                c.close();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first instanceof IOException e) {
            throw new DataException(b.source, "closing", "failed: " + e, "", e);
        }
        if (first != null) {
            throw new SextantException("closing " + b.source + " failed: " + first, first);
        }
    }

    /** Collects the parts of a volume. */
    public static final class Builder {
        private final String source;
        private final String format;
        private final ValueType type;
        private final BlockCache cache;
        private final List<Level> levels = new ArrayList<>();
        private final List<AutoCloseable> closeables = new ArrayList<>();
        private @Nullable VoxelGrid grid;
        private ValueScale scale = ValueScale.NONE;
        private Metadata metadata = Metadata.NONE;
        private List<String> datasets = List.of();
        private int channels = 1;
        private int times = 1;

        private Builder(String source, String format, ValueType type, BlockCache cache) {
            this.source = source;
            this.format = format;
            this.type = type;
            this.cache = cache;
        }

        /** The finest level, or the only one. */
        public Builder level(BlockLayout layout, BlockReader reader) {
            return level(layout, new Matrix4x3d(), reader);
        }

        /** The next coarser level. */
        public Builder level(BlockLayout layout, Matrix4x3dc levelToBase, BlockReader reader) {
            String place = levels.isEmpty() ? source : source + ", level " + levels.size();
            levels.add(new Level(place, type, layout, levelToBase, reader, cache));
            return this;
        }

        public Builder grid(@Nullable VoxelGrid baseGrid) {
            this.grid = baseGrid;
            return this;
        }

        public Builder scale(ValueScale s) {
            this.scale = s;
            return this;
        }

        public Builder metadata(Metadata m) {
            this.metadata = m;
            return this;
        }

        public Builder datasets(List<String> names) {
            this.datasets = List.copyOf(names);
            return this;
        }

        public Builder channels(int n) {
            this.channels = n;
            return this;
        }

        public Builder times(int n) {
            this.times = n;
            return this;
        }

        /** Closed with the volume. */
        public Builder closing(AutoCloseable c) {
            closeables.add(c);
            return this;
        }

        public BlockVolume build() {
            return new BlockVolume(this);
        }
    }
}
