// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.codec.Workspace;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/**
 * Writes one array of axes z, y, x. Each file is written beside as {@code NAME.partial} and moved when it is whole; chunks
 * of zeros, the fill value, are left out.
 *
 * <p>Threads: any, each chunk once.
 */
final class ArrayWriter {
    private final Path folder;
    private final ZarrSettings settings;
    private final Size3 size;
    private final ValueType type;
    private final ChunkCoding coding;
    private final @Nullable ShardLayout shard;
    private final ChunkKeys keys;
    private final ThreadLocal<Workspace> memory;
    private final Map<String, ShardFile> shards = new ConcurrentHashMap<>();

    /** @param memory shared by the arrays of a store */
    ArrayWriter(Path folder, ZarrSettings settings, Size3 size, ValueType type, ThreadLocal<Workspace> memory) {
        this.memory = memory;
        this.folder = folder;
        this.settings = settings;
        this.size = size;
        this.type = type;
        int[] chunk = new int[3];
        int[] inShard = new int[3];
        for (int a = 0; a < 3; a++) {
            chunk[a] = settings.chunk().clipped(size, 2 - a);
            inShard[a] = (int) Math.min(Math.max(1, settings.shardChunks()), count(2 - a, chunk[a]));
        }
        this.coding = new ChunkCoding(
                chunk,
                type,
                new int[] {0, 1, 2},
                ByteOrder.LITTLE_ENDIAN,
                settings.compression().codecs(type));
        this.shard = settings.shardChunks() == 0 ? null : new ShardLayout(inShard, true, true);
        this.keys = new ChunkKeys(settings.version() == 3, "/");
    }

    private long count(int direction, int chunk) {
        return (size.get(direction) - 1) / chunk + 1;
    }

    /** Writes a chunk of padded values. */
    void chunk(long x, long y, long z, Object values) throws IOException {
        long[] position = {z, y, x};
        ByteBuffer encoded = isZero(values) ? null : coding.encode(values, memory.get());
        if (shard == null) {
            if (encoded != null) {
                writeWhole(folder.resolve(keys.key(position)), encoded);
            }
            return;
        }
        String key = keys.key(shard.shardPosition(position));
        ShardFile file = shards.computeIfAbsent(
                key, k -> new ShardFile(folder.resolve(k), shard, chunksIn(shard.shardPosition(position))));
        if (file.put(shard.number(position), encoded)) {
            shards.remove(key);
        }
    }

    /** Chunks of a shard that lie, at least partly, in the array. */
    private int chunksIn(long[] shardPosition) {
        ShardLayout s = java.util.Objects.requireNonNull(shard);
        int n = 1;
        for (int a = 0; a < 3; a++) {
            long all = count(2 - a, coding.shape()[a]);
            n *= (int) Math.min(s.chunks()[a], all - shardPosition[a] * s.chunks()[a]);
        }
        return n;
    }

    private static boolean isZero(Object values) {
        if (values instanceof byte[] v) {
            return v[0] == 0 && Arrays.equals(v, 1, v.length, v, 0, v.length - 1);
        }
        if (values instanceof short[] v) {
            return v[0] == 0 && Arrays.equals(v, 1, v.length, v, 0, v.length - 1);
        }
        if (values instanceof int[] v) {
            return v[0] == 0 && Arrays.equals(v, 1, v.length, v, 0, v.length - 1);
        }
        if (values instanceof float[] v) {
            // Compares bits: -0.0 is another value than the fill value 0.
            return Float.floatToRawIntBits(v[0]) == 0 && Arrays.equals(v, 1, v.length, v, 0, v.length - 1);
        }
        double[] v = (double[]) values;
        return Double.doubleToRawLongBits(v[0]) == 0 && Arrays.equals(v, 1, v.length, v, 0, v.length - 1);
    }

    private static void writeWhole(Path target, ByteBuffer bytes) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".partial");
        append(part, 0, bytes);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @return where the next bytes go */
    private static long append(Path file, long at, ByteBuffer bytes) throws IOException {
        long end = at;
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            while (bytes.hasRemaining()) {
                end += c.write(bytes, end);
            }
        }
        return end;
    }

    /** Writes the array's metadata, after all chunks. */
    void finish(ObjectMapper mapper) throws IOException {
        if (!shards.isEmpty()) {
            throw new IllegalStateException("shards " + shards.keySet() + " were not completed");
        }
        Files.createDirectories(folder);
        ObjectNode json = mapper.createObjectNode();
        ArrayNode shape = json.putArray("shape");
        for (int d = 2; d >= 0; d--) {
            shape.add(size.get(d));
        }
        json.put(
                "fill_value",
                type.isInteger()
                        ? mapper.getNodeFactory().numberNode(0)
                        : mapper.getNodeFactory().numberNode(0.0));
        if (settings.version() == 2) {
            describeV2(json, mapper);
            Files.write(folder.resolve(StoreFolder.V2_ARRAY), mapper.writeValueAsBytes(json));
        } else {
            describeV3(json);
            Files.write(folder.resolve(StoreFolder.V3), mapper.writeValueAsBytes(json));
        }
    }

    private void describeV2(ObjectNode json, ObjectMapper mapper) {
        json.put("zarr_format", 2);
        ArrayNode chunks = json.putArray("chunks");
        Arrays.stream(coding.shape()).forEach(chunks::add);
        json.put("dtype", DataTypes.v2Name(type));
        json.put("order", "C");
        json.put("dimension_separator", "/");
        json.putNull("filters");
        ZarrSettings.Compression c = settings.compression();
        ObjectNode compressor = mapper.createObjectNode();
        switch (c.name()) {
            case "none" -> {
                json.putNull("compressor");
                return;
            }
            case "blosc" ->
                compressor
                        .put("id", "blosc")
                        .put("cname", c.inner().label())
                        .put("clevel", c.level())
                        .put("shuffle", type.fileBytes() > 1 ? 1 : 0)
                        .put("blocksize", 0);
            default -> compressor.put("id", c.name()).put("level", c.level());
        }
        json.set("compressor", compressor);
    }

    private void describeV3(ObjectNode json) {
        json.put("zarr_format", 3).put("node_type", "array").put("data_type", DataTypes.v3Name(type));
        ArrayNode outer = json.putObject("chunk_grid")
                .put("name", "regular")
                .putObject("configuration")
                .putArray("chunk_shape");
        for (int a = 0; a < 3; a++) {
            outer.add((shard == null ? 1L : shard.chunks()[a]) * coding.shape()[a]);
        }
        json.putObject("chunk_key_encoding")
                .put("name", "default")
                .putObject("configuration")
                .put("separator", "/");
        ArrayNode codecs = json.putArray("codecs");
        if (shard == null) {
            codecs(codecs);
        } else {
            ObjectNode c = codecs.addObject().put("name", "sharding_indexed").putObject("configuration");
            ArrayNode inner = c.putArray("chunk_shape");
            Arrays.stream(coding.shape()).forEach(inner::add);
            codecs(c.putArray("codecs"));
            ArrayNode index = c.putArray("index_codecs");
            index.addObject().put("name", "bytes").putObject("configuration").put("endian", "little");
            index.addObject().put("name", "crc32c");
            c.put("index_location", "end");
        }
        ArrayNode names = json.putArray("dimension_names");
        List.of("z", "y", "x").forEach(names::add);
        json.putObject("attributes");
    }

    private void codecs(ArrayNode codecs) {
        ObjectNode bytes = codecs.addObject().put("name", "bytes");
        if (type.fileBytes() > 1) {
            bytes.putObject("configuration").put("endian", "little");
        }
        ZarrSettings.Compression c = settings.compression();
        if (c.name().equals("none")) {
            return;
        }
        ObjectNode configuration = codecs.addObject().put("name", c.name()).putObject("configuration");
        switch (c.name()) {
            case "zstd" -> configuration.put("level", c.level()).put("checksum", false);
            case "gzip" -> configuration.put("level", c.level());
            default ->
                configuration
                        .put("cname", c.inner().label())
                        .put("clevel", c.level())
                        .put("shuffle", type.fileBytes() > 1 ? "shuffle" : "noshuffle")
                        .put("typesize", type.fileBytes())
                        .put("blocksize", 0);
        }
    }

    /** A shard being written: chunks are appended as they come, the index at the end. */
    private static final class ShardFile {
        private final Path target;
        private final Path part;
        private final ShardLayout layout;
        private final long[] table;
        private long end;
        private int missing;

        ShardFile(Path target, ShardLayout layout, int chunks) {
            this.target = target;
            this.part = target.resolveSibling(target.getFileName() + ".partial");
            this.layout = layout;
            this.missing = chunks;
            this.table = new long[2 * layout.count()];
            Arrays.fill(table, ShardLayout.ABSENT);
        }

        /** @return whether this was the last chunk and the shard is whole now */
        synchronized boolean put(int number, @Nullable ByteBuffer encoded) throws IOException {
            if (encoded != null) {
                table[2 * number] = end;
                table[2 * number + 1] = encoded.remaining();
                if (end == 0) {
                    Files.createDirectories(target.getParent());
                }
                end = append(part, end, encoded);
            }
            missing--;
            if (missing == 0 && end > 0) {
                append(part, end, ByteBuffer.wrap(layout.encodeIndex(table)));
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return missing == 0;
        }
    }
}
