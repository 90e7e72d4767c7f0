// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sextant.world.error.DataException;

/** A Zarr group or array: a folder with its metadata documents. */
record StoreFolder(Path path) {
    static final String V3 = "zarr.json";
    static final String V2_ARRAY = ".zarray";
    static final String V2_GROUP = ".zgroup";
    static final String V2_ATTRIBUTES = ".zattrs";

    private static final long MAX_METADATA_BYTES = 64 << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    boolean isV3() {
        return Files.isRegularFile(path.resolve(V3));
    }

    /** Whether metadata of any version lie here. */
    boolean isZarr() {
        return isV3() || isV2Array() || Files.isRegularFile(path.resolve(V2_GROUP));
    }

    boolean isV2Array() {
        return Files.isRegularFile(path.resolve(V2_ARRAY));
    }

    boolean isArray() {
        return isV3() ? document(V3).text("node_type", "").equals("array") : isV2Array();
    }

    /** A metadata document; missing if the file is not there. */
    Json document(String name) {
        Path file = path.resolve(name);
        if (!Files.isRegularFile(file)) {
            return new Json(file.toString(), "", com.fasterxml.jackson.databind.node.MissingNode.getInstance());
        }
        try {
            if (Files.size(file) > MAX_METADATA_BYTES) {
                throw new DataException(
                        file.toString(),
                        "document",
                        "has " + Files.size(file) + " bytes",
                        "It cannot be Zarr metadata");
            }
            JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
            if (!tree.isObject()) {
                throw new DataException(
                        file.toString(),
                        "document",
                        "is no JSON object: " + Json.abbreviated(tree.toString()),
                        "The store is damaged");
            }
            return new Json(file.toString(), "", tree);
        } catch (JsonProcessingException e) {
            throw new DataException(
                    file.toString(),
                    "document",
                    "is no valid JSON: " + e.getOriginalMessage(),
                    "The store is damaged",
                    e);
        } catch (IOException e) {
            throw new DataException(file.toString(), "document", "cannot be read: " + e, "Check the disk", e);
        }
    }

    /** The attributes of this group or array; those of OME-NGFF 0.5 and later stand under {@code ome}. */
    Json attributes() {
        return isV3() ? document(V3).at("attributes") : document(V2_ATTRIBUTES);
    }

    /** Where OME's metadata stand: {@code attributes.ome} in Zarr v3, the attributes themselves in v2. */
    Json ome() {
        Json attributes = attributes();
        return attributes.has("ome") ? attributes.at("ome") : attributes;
    }

    /** The folder under a relative path of the store; stays inside this one. */
    StoreFolder child(Json where, String relative) {
        try {
            Path here = path.toAbsolutePath().normalize();
            Path there = here.resolve(relative).normalize();
            if (!there.startsWith(here) || Path.of(relative).isAbsolute()) {
                throw where.problem("names '" + relative + "', which lies outside of the store");
            }
            return new StoreFolder(path.resolve(relative).normalize());
        } catch (InvalidPathException e) {
            throw where.problem("names '" + relative + "', which is no path");
        }
    }

    /** Names of the folders in this one that hold Zarr metadata, sorted. */
    List<String> children() {
        try (Stream<Path> list = Files.list(path)) {
            return list.filter(p -> Files.isDirectory(p) && new StoreFolder(p).isZarr())
                    .map(p -> String.valueOf(p.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException(path.toString(), "folder", "cannot be listed: " + e, "Check the disk", e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
