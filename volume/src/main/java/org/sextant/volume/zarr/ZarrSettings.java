// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.volume.codec.Blosc;
import org.sextant.volume.codec.Blosc.Compressor;
import org.sextant.volume.codec.ByteCodec;
import org.sextant.volume.codec.Deflate;
import org.sextant.volume.codec.Zstandard;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.pyramid.ChunkShape;
import org.sextant.volume.pyramid.Reduction;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;

/**
 * How a store is written.
 *
 * @param version of Zarr: 3 (OME-NGFF 0.5) or 2 (0.4)
 * @param shardChunks chunks in a shard along each axis; 0: no shards
 * @param maxLevels most levels
 */
record ZarrSettings(
        int version, ChunkShape chunk, int shardChunks, Compression compression, int maxLevels, Reduction reduction) {
    private static final Pattern COMPRESSION =
            Pattern.compile("(none)|(zstd|gzip)(?::(-?\\d{1,3}))?|blosc(?::(zstd|lz4)(?::(\\d))?)?");

    /**
     * @param name {@code none}, {@code zstd}, {@code gzip} or {@code blosc}
     * @param inner of blosc
     */
    record Compression(String name, int level, Compressor inner) {
        List<ByteCodec> codecs(ValueType type) {
            List<ByteCodec> codecs = new ArrayList<>();
            switch (name) {
                case "zstd" -> codecs.add(new Zstandard(level, false));
                case "gzip" -> codecs.add(new Deflate(true, level));
                case "blosc" -> codecs.add(new Blosc(inner, level, type.fileBytes() > 1, type.fileBytes()));
                default -> {}
            }
            return codecs;
        }
    }

    static ZarrSettings of(ExportOptions options) {
        int version = number(options, "zarr", 2, 3, 3);
        boolean labels = switch (options.setting("kind").orElse("image")) {
            case "image" -> false;
            case "labels" -> true;
            default -> throw wrong(options, "kind", "image or labels");
        };
        int shards = 0;
        if (version == 3 && !options.setting("shard").orElse("").equals("none")) {
            shards = number(options, "shard", 1, 64, 4);
        }
        return new ZarrSettings(
                version,
                chunk(options),
                shards,
                compression(options),
                number(options, "levels", 1, 64, 64),
                labels ? Reduction.MODE : Reduction.MEAN);
    }

    private static SextantException wrong(ExportOptions options, String name, String expected) {
        return new SextantException(
                "the setting " + name + "=" + options.setting(name).orElse("") + " must be " + expected);
    }

    private static int number(ExportOptions options, String name, int min, int max, int otherwise) {
        String text = options.setting(name).orElse(null);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw wrong(options, name, "a whole number from " + min + " to " + max);
        }
        return Integer.parseInt(text);
    }

    private static ChunkShape chunk(ExportOptions options) {
        String text = options.setting("chunk").orElse("64");
        if (!text.matches("\\d{1,6}(,\\d{1,6},\\d{1,6})?")) {
            throw wrong(options, "chunk", "one number of voxels or three for x, y, z, such as 64 or 128,128,32");
        }
        String[] parts = text.split(",", -1);
        int x = Integer.parseInt(parts[0]);
        return parts.length == 1
                ? new ChunkShape(x, x, x)
                : new ChunkShape(x, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private static Compression compression(ExportOptions options) {
        Matcher m = COMPRESSION.matcher(options.setting("compression").orElse("blosc"));
        if (!m.matches()) {
            throw wrong(options, "compression", "zstd, zstd:LEVEL, gzip, gzip:LEVEL, blosc, blosc:lz4 or none");
        }
        if (m.group(1) != null) {
            return new Compression("none", 0, Compressor.ZSTD);
        }
        if (m.group(2) == null) {
            int level = m.group(5) == null ? 1 : Integer.parseInt(m.group(5));
            return new Compression("blosc", level, "lz4".equals(m.group(4)) ? Compressor.LZ4 : Compressor.ZSTD);
        }
        boolean zstd = m.group(2).equals("zstd");
        int level = m.group(3) == null ? (zstd ? 1 : 6) : Integer.parseInt(m.group(3));
        if (level < (zstd ? -7 : 0) || level > (zstd ? 22 : 9)) {
            throw wrong(options, "compression", "a level from -7 to 22 for zstd, 0 to 9 for gzip");
        }
        return new Compression(m.group(2), level, Compressor.ZSTD);
    }
}
