// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.codec.ByteCodec;
import org.sextant.volume.codec.Crc32c;
import org.sextant.volume.codec.Deflate;
import org.sextant.volume.codec.Zstandard;
import org.sextant.volume.value.ValueType;

/**
 * The codecs of a Zarr v3 array: {@code transpose}*, then {@code bytes} or {@code sharding_indexed}, then compressors and
 * checksums.
 *
 * @param coding of a chunk, or of an inner chunk if there are shards
 */
record CodecChain(ChunkCoding coding, @Nullable ShardLayout shard) {
    private static final long MAX_INDEX_BYTES = 1L << 28;

    static CodecChain parse(Json codecs, Json chunkShape, int rank, ValueType type) {
        List<Json> list = codecs.list();
        if (list.size() == 1 && ArrayMetadataV3.name(list.get(0)).equals("sharding_indexed")) {
            return sharded(list.get(0).at("configuration"), chunkShape, rank, type);
        }
        return new CodecChain(coding(codecs, ArrayShape.chunk(chunkShape, rank, type), type), null);
    }

    private static ChunkCoding coding(Json codecs, int[] chunk, ValueType type) {
        int[] order = ArrayShape.identity(chunk.length);
        ByteOrder byteOrder = null;
        List<ByteCodec> byteCodecs = new ArrayList<>();
        for (Json codec : codecs.list()) {
            String name = ArrayMetadataV3.name(codec);
            Json configuration = codec.at("configuration");
            if (name.equals("transpose") && byteOrder == null) {
                order = transposed(order, configuration.at("order"));
            } else if (name.equals("bytes") && byteOrder == null) {
                byteOrder = endian(configuration.at("endian"), type);
            } else if (name.equals("sharding_indexed")) {
                throw codec.problem(
                        "shards within shards, or shards that are transposed or compressed as a whole, are not supported");
            } else if (byteOrder == null) {
                throw codec.problem("the codec '" + name + "' cannot stand before the codec 'bytes'");
            } else {
                byteCodecs.add(byteCodec(codec, name));
            }
        }
        if (byteOrder == null) {
            throw codecs.problem("no codec 'bytes' is named");
        }
        return new ChunkCoding(chunk, type, order, byteOrder, List.copyOf(byteCodecs));
    }

    private static int[] transposed(int[] before, Json order) {
        if (order.node().isTextual() && order.text().equals("C")) {
            return before;
        }
        int[] step = ArrayShape.permutation(order, before.length);
        int[] after = new int[step.length];
        for (int i = 0; i < step.length; i++) {
            after[i] = before[step[i]];
        }
        return after;
    }

    private static ByteOrder endian(Json endian, ValueType type) {
        if (endian.isMissing() && type.fileBytes() == 1) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        return switch (endian.text()) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw endian.wrong("\"little\" or \"big\"");
        };
    }

    private static ByteCodec byteCodec(Json codec, String name) {
        return switch (name) {
            case "gzip" -> new Deflate(true, -1);
            case "zlib", "numcodecs.zlib" -> new Deflate(false, -1);
            case "zstd" -> new Zstandard(1, false);
            case "blosc" -> ArrayMetadataV3.BLOSC_READER;
            case "crc32c" -> new Crc32c();
            default ->
                throw codec.problem(
                        "the codec '" + name + "' is not supported", "Use gzip, zstd, blosc, crc32c or zlib");
        };
    }

    private static CodecChain sharded(Json configuration, Json shardShape, int rank, ValueType type) {
        int[] inner = ArrayShape.chunk(configuration.at("chunk_shape"), rank, type);
        long[] outer = shardShape.wholes(1, Integer.MAX_VALUE);
        if (outer.length != rank) {
            throw shardShape.problem("a shard has " + outer.length + " axes, the array " + rank);
        }
        int[] chunks = new int[rank];
        long count = 1;
        for (int a = 0; a < rank; a++) {
            if (outer[a] % inner[a] != 0) {
                throw configuration
                        .at("chunk_shape")
                        .problem("inner chunks of " + inner[a] + " along axis " + a + " do not divide the shard's "
                                + outer[a]);
            }
            chunks[a] = (int) (outer[a] / inner[a]);
            count *= chunks[a];
            if (16 * count > MAX_INDEX_BYTES) {
                throw configuration.problem("a shard has more than " + MAX_INDEX_BYTES / 16 + " inner chunks");
            }
        }
        boolean checksum = indexChecksum(configuration.at("index_codecs"));
        String location = configuration.text("index_location", "end");
        if (!location.equals("end") && !location.equals("start")) {
            throw configuration.at("index_location").wrong("\"start\" or \"end\"");
        }
        return new CodecChain(
                coding(configuration.at("codecs"), inner, type),
                new ShardLayout(chunks, location.equals("end"), checksum));
    }

    /** The index is stored as little-endian numbers, with or without a checksum; nothing else keeps its length fixed. */
    private static boolean indexChecksum(Json codecs) {
        List<Json> list = codecs.list();
        boolean checksum = list.size() == 2 && ArrayMetadataV3.name(list.get(1)).equals("crc32c");
        if (list.isEmpty()
                || !(list.size() == 1 || checksum)
                || !ArrayMetadataV3.name(list.get(0)).equals("bytes")
                || endian(list.get(0).at("configuration").at("endian"), ValueType.U32) != ByteOrder.LITTLE_ENDIAN) {
            throw codecs.problem("only 'bytes' (little endian) and 'crc32c' are supported for the index of a shard");
        }
        return checksum;
    }
}
