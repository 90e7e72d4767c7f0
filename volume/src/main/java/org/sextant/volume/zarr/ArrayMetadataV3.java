// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sextant.volume.codec.Blosc;
import org.sextant.volume.value.ValueType;

/** Parser of {@code zarr.json}: Zarr core specification version 3.0, "Array metadata". */
final class ArrayMetadataV3 {
    /** Reads all blosc frames: their header says how they were written. */
    static final Blosc BLOSC_READER = new Blosc(Blosc.Compressor.ZSTD, 1, false, 1);

    private static final Set<String> KNOWN = Set.of(
            "zarr_format",
            "node_type",
            "shape",
            "data_type",
            "chunk_grid",
            "chunk_key_encoding",
            "fill_value",
            "codecs",
            "attributes",
            "storage_transformers",
            "dimension_names",
            "consolidated_metadata");

    private ArrayMetadataV3() {}

    static ArrayMetadata parse(StoreFolder folder) {
        Json json = folder.document(StoreFolder.V3);
        json.at("zarr_format").whole(3, 3);
        if (!json.at("node_type").text().equals("array")) {
            throw json.at("node_type").wrong("\"array\"");
        }
        checkExtensions(json);
        ValueType type = DataTypes.ofV3(json.at("data_type"));
        long[] shape = ArrayShape.shape(json.at("shape"));
        Json grid = json.at("chunk_grid");
        if (!name(grid).equals("regular")) {
            throw grid.problem("chunk grids of kind '" + name(grid) + "' are not supported");
        }
        Json chunkShape = grid.at("configuration").at("chunk_shape");
        CodecChain chain = CodecChain.parse(json.at("codecs"), chunkShape, shape.length, type);
        return new ArrayMetadata(
                json.file(),
                3,
                shape,
                type,
                DataTypes.fill(json.at("fill_value"), type),
                keys(json.at("chunk_key_encoding")),
                chain.coding(),
                chain.shard(),
                axisNames(json.at("dimension_names"), shape.length),
                json.at("codecs").list().stream().map(ArrayMetadataV3::name).collect(Collectors.joining(", ")));
    }

    /** An extension is an object with a name, or the bare name. */
    static String name(Json extension) {
        return extension.node().isTextual()
                ? extension.text()
                : extension.at("name").text();
    }

    private static void checkExtensions(Json json) {
        if (!json.at("storage_transformers").list().isEmpty()) {
            throw json.at("storage_transformers").problem("storage transformers are not supported");
        }
        for (Iterator<Map.Entry<String, JsonNode>> i = json.node().fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> e = i.next();
            if (!KNOWN.contains(e.getKey())
                    && (!e.getValue().isObject()
                            || e.getValue().path("must_understand").asBoolean(true))) {
                throw json.at(e.getKey()).problem("this extension must be understood to read the array, and is not");
            }
        }
    }

    private static ChunkKeys keys(Json encoding) {
        String kind = name(encoding);
        if (!kind.equals("default") && !kind.equals("v2")) {
            throw encoding.problem("chunk keys of kind '" + kind + "' are not supported");
        }
        boolean prefixed = kind.equals("default");
        Json separator = encoding.at("configuration").at("separator");
        String text = separator.isMissing() ? (prefixed ? "/" : ".") : separator.text();
        if (!text.equals(".") && !text.equals("/")) {
            throw separator.wrong("\".\" or \"/\"");
        }
        return new ChunkKeys(prefixed, text);
    }

    private static List<String> axisNames(Json names, int rank) {
        List<Json> all = names.list();
        return all.size() == rank && all.stream().allMatch(n -> n.node().isTextual())
                ? all.stream().map(Json::text).toList()
                : List.of();
    }
}
