// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.sextant.world.error.DataException;

/**
 * A part of a JSON document that knows where it stands, so that each error names the file and the place in it.
 *
 * @param file path of the document
 * @param place path of keys within it, for example {@code multiscales[0].axes}
 */
record Json(String file, String place, JsonNode node) {
    boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** The part under a key; missing if it is not there. */
    Json at(String key) {
        JsonNode child = node.get(key);
        return new Json(
                file, place.isEmpty() ? key : place + "." + key, child == null ? MissingNode.getInstance() : child);
    }

    boolean isMissing() {
        return node.isMissingNode() || node.isNull();
    }

    /** The elements of a list; none if it is missing. */
    List<Json> list() {
        if (isMissing()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrong("a list");
        }
        List<Json> all = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            all.add(new Json(file, place + "[" + i + "]", node.get(i)));
        }
        return all;
    }

    String text() {
        if (!node.isTextual()) {
            throw wrong("a text");
        }
        return node.textValue();
    }

    String text(String key, String otherwise) {
        return has(key) ? at(key).text() : otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        return has(key) ? node.get(key).asBoolean(otherwise) : otherwise;
    }

    double number() {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw wrong("a finite number");
        }
        return node.doubleValue();
    }

    /** A whole number from min to max. */
    long whole(long min, long max) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
            throw wrong("a whole number from " + min + " to " + max);
        }
        return node.longValue();
    }

    int whole(String key, int min, int max, int otherwise) {
        return has(key) ? (int) at(key).whole(min, max) : otherwise;
    }

    double[] numbers() {
        return list().stream().mapToDouble(Json::number).toArray();
    }

    long[] wholes(long min, long max) {
        return list().stream().mapToLong(j -> j.whole(min, max)).toArray();
    }

    DataException wrong(String expected) {
        String found = isMissing() ? "nothing" : node.toString();
        return problem("should be " + expected + " and is " + abbreviated(found));
    }

    DataException problem(String problem) {
        return problem(problem, "The store is damaged or not supported");
    }

    DataException problem(String problem, String remedy) {
        return new DataException(file, place.isEmpty() ? "document" : place, problem, remedy);
    }

    static String abbreviated(String text) {
        return text.length() <= 120 ? text : text.substring(0, 117) + "...";
    }
}
