// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.value.ValueType;

/**
 * Serves planes of a level whose blocks are many planes deep and of which one layer is more than the cache can hold:
 * each block is unpacked once, into a temporary file, instead of once for every plane.
 *
 * <pre>
 *   layer k, planes k·bz … (k+1)·bz − 1:   | block 0,0 | block 1,0 | …   one after the other, x fastest, as in memory
 * </pre>
 *
 * Disk: two layers, and one more for each thread that lags behind; the files have no name once they are open, so that
 * nothing is left when the process is killed. Threads: any; those that want the same layer share its unpacking.
 */
final class UnpackedLayers {
    private static final int LAYERS_KEPT = 2;

    private final BlockLayout layout;
    private final ValueType type;
    private final LongFunction<Object> blocks;
    private final TreeMap<Long, Layer> layers = new TreeMap<>();

    /** @param blocks unpacks a block */
    UnpackedLayers(BlockLayout layout, ValueType type, LongFunction<Object> blocks) {
        this.layout = layout;
        this.type = type;
        this.blocks = blocks;
    }

    /** Whether reading the region again and again, a few planes further each time, would unpack each block many times. */
    static boolean pays(BlockLayout layout, ValueType type, Region region, long cacheBytes) {
        double layerBytes = (double) layout.volume().x() * layout.volume().y() * layout.bz() * type.memoryBytes();
        return region.nx() == layout.volume().x() && region.nz() < layout.bz() && layerBytes > cacheBytes / 2.0;
    }

    /**
     * Copies a region, as {@link Level#read} does.
     *
     * @throws IOException if there is no room for the temporary file, or it cannot be used
     */
    void read(Region r, Object target) throws IOException {
        for (long k = r.z() / layout.bz(); k <= (r.z() + r.nz() - 1) / layout.bz(); k++) {
            Layer layer = acquire(k);
            try {
                long from = r.y() / layout.by() * layout.countX();
                long to = ((r.y() + r.ny() - 1) / layout.by() + 1) * layout.countX();
                for (long slot = from; slot < to; slot++) {
                    layer.unpack((int) slot);
                }
                for (long slot = from; slot < to; slot++) {
                    layer.copy((int) slot, r, target);
                }
            } finally {
                release(layer);
            }
        }
    }

    synchronized void close() throws IOException {
        for (Layer l : layers.values()) {
            l.file.close();
        }
        layers.clear();
    }

    private synchronized Layer acquire(long k) throws IOException {
        Layer layer = layers.get(k);
        if (layer == null) {
            layer = new Layer(k);
            layers.put(k, layer);
        }
        layer.users++;
        return layer;
    }

    private synchronized void release(Layer layer) throws IOException {
        layer.users--;
        for (Layer l : layers.values().toArray(new Layer[0])) {
            if (layers.size() > LAYERS_KEPT && l.users == 0) {
                layers.remove(l.k);
                l.file.close();
            }
        }
    }

    private final class Layer {
        private final long k;
        private final FileChannel file;
        private final AtomicReferenceArray<@Nullable CompletableFuture<Boolean>> unpacked;
        private int users;

        Layer(long k) throws IOException {
            this.k = k;
            long slots = layout.countX() * layout.countY();
            if (slots > 1 << 24) {
                throw new IOException("a layer has " + slots + " blocks");
            }
            this.unpacked = new AtomicReferenceArray<>((int) slots);
            Path path = Files.createTempFile("sextant-", ".layer");
            if (Files.getFileStore(path).getUsableSpace() / LAYERS_KEPT < slots * slotBytes()) {
                Files.delete(path);
                throw new IOException("no room for a layer of " + slots * slotBytes() + " bytes");
            }
            this.file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }

        private long slotBytes() {
            return (long) layout.bx() * layout.by() * layout.bz() * type.memoryBytes();
        }

        private long block(int slot) {
            return layout.index(slot % layout.countX(), slot / layout.countX(), k);
        }

        /** Unpacks a block unless somebody does or did. */
        void unpack(int slot) throws IOException {
            CompletableFuture<Boolean> mine = new CompletableFuture<>();
            if (!unpacked.compareAndSet(slot, null, mine)) {
                return;
            }
            try {
                Object values = blocks.apply(block(slot));
                int n = layout.region(block(slot)).voxels();
                ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(n, type.memoryBytes()));
                stored().encode(values, 0, n, bytes, ByteOrder.nativeOrder());
                bytes.flip();
                for (long at = slot * slotBytes(); bytes.hasRemaining(); ) {
                    at += file.write(bytes, at);
                }
                mine.complete(true);
            } catch (Throwable e) {
                mine.completeExceptionally(e);
                unpacked.set(slot, null);
                throw e;
            }
        }

        /** Waits until the block is unpacked and copies what it shares with the region. */
        void copy(int slot, Region r, Object target) throws IOException {
            CompletableFuture<Boolean> done = unpacked.get(slot);
            try {
                if (done == null || !done.join()) {
                    throw new IOException("block " + block(slot) + " was not unpacked");
                }
            } catch (CompletionException e) {
                throw new IOException("block " + block(slot) + " was not unpacked: " + e.getCause(), e);
            }
            Region b = layout.region(block(slot));
            int y0 = (int) (Math.max(b.y(), r.y()) - b.y());
            int rows = (int) (Math.min(b.y() + b.ny(), r.y() + r.ny()) - b.y()) - y0;
            int n = rows * b.nx();
            for (long z = Math.max(b.z(), r.z()); z < Math.min(b.z() + b.nz(), r.z() + r.nz()); z++) {
                long first = b.nx() * (y0 + (long) b.ny() * (z - b.z()));
                Object values = values(slot * slotBytes() + first * type.memoryBytes(), n);
                int to = (int) b.x() + r.nx() * ((int) (b.y() + y0 - r.y()) + r.ny() * (int) (z - r.z()));
                for (int y = 0; y < rows; y++) {
                    System.arraycopy(values, y * b.nx(), target, to + y * r.nx(), b.nx());
                }
            }
        }

        private Object values(long at, int n) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(n * type.memoryBytes());
            while (bytes.hasRemaining()) {
                if (file.read(bytes, at + bytes.position()) < 0) {
                    throw new EOFException("the temporary file ends early");
                }
            }
            return stored().decode(bytes.flip(), n, ByteOrder.nativeOrder());
        }

        /** Halves lie in memory as floats, and so they do here. */
        private ValueType stored() {
            return type == ValueType.F16 ? ValueType.F32 : type;
        }
    }
}
