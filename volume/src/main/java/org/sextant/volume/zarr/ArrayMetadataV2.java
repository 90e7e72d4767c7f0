// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.nio.ByteOrder;
import java.util.List;
import org.sextant.volume.codec.ByteCodec;
import org.sextant.volume.codec.Deflate;
import org.sextant.volume.codec.Zstandard;
import org.sextant.volume.value.ValueType;

/** Parser of {@code .zarray}: Zarr storage specification version 2, "Arrays". */
final class ArrayMetadataV2 {
    private ArrayMetadataV2() {}

    static ArrayMetadata parse(StoreFolder folder) {
        Json json = folder.document(StoreFolder.V2_ARRAY);
        json.at("zarr_format").whole(2, 2);
        ValueType type = DataTypes.ofV2(json.at("dtype"));
        long[] shape = ArrayShape.shape(json.at("shape"));
        int[] chunk = ArrayShape.chunk(json.at("chunks"), shape.length, type);
        if (!json.at("filters").list().isEmpty()) {
            throw json.at("filters")
                    .problem(
                            "filters are not supported: "
                                    + Json.abbreviated(json.at("filters").node().toString()),
                            "Write the array again without filters");
        }
        ChunkCoding coding = new ChunkCoding(chunk, type, order(json, shape.length), byteOrder(json), codecs(json));
        return new ArrayMetadata(
                json.file(),
                2,
                shape,
                type,
                DataTypes.fill(json.at("fill_value"), type),
                keys(json),
                coding,
                null,
                axisNames(folder, shape.length),
                json.has("compressor") ? json.at("compressor").text("id", "") : "none");
    }

    private static ChunkKeys keys(Json json) {
        String separator = json.text("dimension_separator", ".");
        if (!separator.equals(".") && !separator.equals("/")) {
            throw json.at("dimension_separator").wrong("\".\" or \"/\"");
        }
        return new ChunkKeys(false, separator);
    }

    private static int[] order(Json json, int rank) {
        String text = json.at("order").text();
        int[] order = ArrayShape.identity(rank);
        if (text.equals("F")) {
            for (int i = 0; i < rank; i++) {
                order[i] = rank - 1 - i;
            }
        } else if (!text.equals("C")) {
            throw json.at("order").wrong("\"C\" or \"F\"");
        }
        return order;
    }

    private static ByteOrder byteOrder(Json json) {
        return switch (json.at("dtype").text().charAt(0)) {
            case '<', '|' -> ByteOrder.LITTLE_ENDIAN;
            case '>' -> ByteOrder.BIG_ENDIAN;
            default -> throw json.at("dtype").wrong("a type that starts with its byte order <, > or |");
        };
    }

    private static List<ByteCodec> codecs(Json json) {
        if (!json.has("compressor")) {
            return List.of();
        }
        Json c = json.at("compressor");
        return switch (c.at("id").text()) {
            case "gzip" -> List.of(new Deflate(true, -1));
            case "zlib" -> List.of(new Deflate(false, -1));
            case "zstd" -> List.of(new Zstandard(1, false));
            case "blosc" -> List.of(ArrayMetadataV3.BLOSC_READER);
            default ->
                throw c.at("id")
                        .problem(
                                "the compressor '" + c.at("id").text() + "' is not supported",
                                "Use gzip, zlib, zstd or blosc");
        };
    }

    /** xarray's convention for names of axes. */
    private static List<String> axisNames(StoreFolder folder, int rank) {
        Json names = folder.attributes().at("_ARRAY_DIMENSIONS");
        return names.node().size() == rank
                        && names.list().stream().allMatch(n -> n.node().isTextual())
                ? names.list().stream().map(Json::text).toList()
                : List.of();
    }
}
