// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.zarr.Multiscale.Resolution;

/** Lists what a store says: the levels' arrays, what was left open, then all attributes by their path of keys. */
final class StoreMetadata {
    /** Key of what only this program understands. */
    static final String SEXTANT = "sextant";

    /** Key of the map of voxels that are turned against the axes, µm, column by column. */
    static final String INDEX_TO_FRAME = "indexToFrameUm";

    private static final int MAX_FIELDS = 5000;

    private final Metadata.Builder fields = Metadata.builder();
    private int count;

    private StoreMetadata() {}

    static Metadata of(Multiscale image) {
        StoreMetadata m = new StoreMetadata();
        m.fields.text("axes", String.join(",", image.arrayAxes().names()));
        m.fields.text(
                "axis units",
                image.systemAxes().all().stream()
                        .map(a -> a.unit().isEmpty() ? "none" : a.unit())
                        .collect(Collectors.joining(",")));
        if (!image.system().isEmpty()) {
            m.fields.text("coordinate system", image.system());
        }
        int level = 0;
        for (Resolution r : image.resolutions()) {
            m.level("level " + level++, r);
        }
        for (int i = 0; i < image.notes().size(); i++) {
            m.fields.text("note " + i, image.notes().get(i));
        }
        m.flatten("", image.folder().attributes().node());
        return m.fields.build();
    }

    private void level(String name, Resolution r) {
        ArrayMetadata a = r.array().metadata();
        fields.text(name + " path", r.path());
        fields.number(name + " zarr format", a.zarrVersion(), "");
        fields.numbers(name + " shape", a.shape(), "");
        fields.numbers(
                name + " chunk",
                Arrays.stream(a.coding().shape()).asLongStream().toArray(),
                "");
        if (a.shard() != null) {
            fields.numbers(
                    name + " chunks in a shard",
                    Arrays.stream(a.shard().chunks()).asLongStream().toArray(),
                    "");
        }
        fields.text(name + " codecs", a.codecs());
        fields.number(name + " fill value", a.fill(), "");
        for (int i = 0; i < r.indexToSystem().outputs(); i++) {
            fields.numbers(
                    name + " index to system, row " + i, r.indexToSystem().rows()[i], "");
        }
    }

    private void flatten(String name, JsonNode node) {
        if (count++ >= MAX_FIELDS) {
            if (count == MAX_FIELDS + 1) {
                fields.text("further fields", "not listed, there are more than " + MAX_FIELDS);
            }
            return;
        }
        if (node.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> i = node.fields(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> e = i.next();
                flatten(name.isEmpty() ? e.getKey() : name + "." + e.getKey(), e.getValue());
            }
        } else if (node.isArray()) {
            if (node.size() > 0
                    && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isNumber)) {
                double[] numbers = new double[node.size()];
                Arrays.setAll(numbers, i -> node.get(i).doubleValue());
                fields.numbers(name, numbers, "");
            } else {
                for (int i = 0; i < node.size(); i++) {
                    flatten(name + "[" + i + "]", node.get(i));
                }
            }
        } else if (node.isIntegralNumber() && node.canConvertToLong()) {
            fields.number(name, node.longValue(), "");
        } else if (node.isNumber()) {
            fields.number(name, node.doubleValue(), "");
        } else if (!node.isMissingNode()) {
            fields.text(name, node.asText());
        }
    }
}
