// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.joml.Matrix4x3d;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.PlaneVoxels;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;

/**
 * Computes all levels of a volume while it streams by once.
 *
 * <pre>
 *   source ──boxes──▶ chunks of level 0 ──▶ sink
 *                        └ halved ─▶ scratch file of level 1 ──boxes──▶ chunks of level 1 ──▶ sink
 *                                                                          └ halved ─▶ scratch of level 2 …
 * </pre>
 *
 * Memory: one box, at most 128 MiB or a quarter of the heap, and what the source's cache holds, however large the volume.
 * Disk: the scratch of two levels at a time, uncompressed.
 */
public final class PyramidBuilder {
    private static final long MAX_BOX_BYTES = 128 << 20;
    private static final long SCRATCH_CACHE_BYTES = 8 << 20;

    private final PyramidPlan plan;
    private final ChunkShape chunk;
    private final Reduction reduction;
    private final Path scratchFolder;

    private final long boxBytes;

    /** @param scratchFolder takes temporary files; they are gone when building ends */
    public PyramidBuilder(PyramidPlan plan, ChunkShape chunk, Reduction reduction, Path scratchFolder) {
        this(
                plan,
                chunk,
                reduction,
                scratchFolder,
                Math.min(MAX_BOX_BYTES, Runtime.getRuntime().maxMemory() / 4));
    }

    PyramidBuilder(PyramidPlan plan, ChunkShape chunk, Reduction reduction, Path scratchFolder, long boxBytes) {
        this.boxBytes = boxBytes;
        this.plan = plan;
        this.chunk = chunk;
        this.reduction = reduction;
        this.scratchFolder = scratchFolder;
    }

    /**
     * Sends all chunks of all levels to the sink.
     *
     * @throws org.sextant.world.error.CancelledException if cancelled
     */
    public void build(Level source, ChunkSink sink, WorkContext work) throws IOException {
        ValueType type = source.type();
        Level level = source;
        Scratch scratch = null;
        try {
            for (int i = 0; i < plan.levels().size(); i++) {
                Scratch next = i + 1 < plan.levels().size()
                        ? new Scratch(scratchFolder, plan.levels().get(i + 1).size(), type)
                        : null;
                try {
                    pass(i, level, next, sink, work);
                } finally {
                    close(scratch);
                    scratch = next;
                }
                level = next == null ? level : next.reopened();
            }
        } finally {
            close(scratch);
        }
    }

    private static void close(@Nullable Scratch scratch) throws IOException {
        if (scratch != null) {
            scratch.close();
        }
    }

    private void pass(int i, Level level, @Nullable Scratch next, ChunkSink sink, WorkContext work) throws IOException {
        BoxWalk walk = BoxWalk.of(level, chunk, boxBytes);
        VoxelBox box = new VoxelBox(level.type(), walk);
        Factor3 f = next == null ? Factor3.ONE : plan.levels().get(i + 1).fromFiner();
        VoxelBox half = next == null ? null : box.halved(f);
        for (long b = 0; b < walk.count(); b++) {
            String what = "level " + i + ", part " + (b + 1) + " of " + walk.count();
            BoxWalk.Box at = walk.box(b);
            box.fill(level, at, what + ": reading", work);
            work.forEach(what + ": writing", walk.chunksOf(at), n -> {
                BoxWalk.Chunk c = walk.chunk(at, n);
                Object values = box.chunk(c, walk);
                if (half != null) {
                    Object reduced = reduction.reduce(
                            level.type(),
                            new Reduction.Box(values, c.nx(), c.ny(), c.nz(), walk.cx(), walk.cx() * walk.cy()),
                            f);
                    half.put(reduced, c, f);
                }
                sink.chunk(i, c.x(), c.y(), c.z(), values);
            });
            if (half != null && next != null) {
                next.write(half, at, f);
            }
        }
    }

    /** A level that is still to be cut into chunks, as plain voxels in a file. */
    private static final class Scratch {
        private final Path file;
        private final Size3 size;
        private final ValueType type;
        private final RawWriter out;
        private @Nullable Volume volume;

        Scratch(Path folder, Size3 size, ValueType type) throws IOException {
            this.file = Files.createTempFile(folder, ".scratch-", ".raw");
            this.size = size;
            this.type = type;
            this.out = new RawWriter(file, size, type);
        }

        void write(VoxelBox half, BoxWalk.Box at, Factor3 f) throws IOException {
            out.write(half, at, f);
        }

        Level reopened() throws IOException {
            out.close();
            RandomBytes bytes = RandomBytes.open(file);
            BlockLayout layout = BlockLayout.ofPlanes(size);
            Volume v = BlockVolume.builder(file.toString(), "scratch", type, new BlockCache(SCRATCH_CACHE_BYTES))
                    .level(layout, new Matrix4x3d(), new PlaneVoxels(bytes, 0, size, type, ByteOrder.LITTLE_ENDIAN))
                    .closing(bytes)
                    .build();
            volume = v;
            return v.finest();
        }

        void close() throws IOException {
            if (volume != null) {
                volume.close();
            }
            out.close();
            Files.deleteIfExists(file);
        }
    }
}
