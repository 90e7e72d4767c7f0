// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.compute.registration.landmark.LandmarkPair;
import org.sextant.world.error.DataException;
import org.sextant.world.length.LengthUnit;

/** See {@link LandmarkFile}. */
final class BigWarpJson {
    private BigWarpJson() {}

    static List<LandmarkPair> read(String file, String text, LengthUnit unit) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new DataException(
                    file, "line " + e.getLocation().getLineNr(), e.getOriginalMessage(), "Save the landmarks again", e);
        }
        JsonNode l = root.has("landmarks") ? root.get("landmarks") : root;
        JsonNode moving = l.path("movingPoints");
        JsonNode fixed = l.path("fixedPoints");
        if (!moving.isArray() || !fixed.isArray() || moving.size() != fixed.size()) {
            throw new DataException(
                    file,
                    "landmarks",
                    "has " + moving.size() + " moving and " + fixed.size() + " fixed points",
                    "BigWarp writes lists movingPoints and fixedPoints of equal length");
        }
        List<LandmarkPair> pairs = new ArrayList<>();
        for (int i = 0; i < moving.size(); i++) {
            Vector3d m = point(file, "movingPoints[" + i + "]", moving.get(i), unit);
            Vector3d f = point(file, "fixedPoints[" + i + "]", fixed.get(i), unit);
            String name = l.path("names").path(i).asText("Pt-" + i);
            pairs.add(BigWarpCsv.pair(name, m, f, l.path("active").path(i).asBoolean(true)));
        }
        return pairs;
    }

    private static Vector3d point(String file, String place, JsonNode p, LengthUnit unit) {
        if (p.size() != 3
                || !p.get(0).isNumber()
                || !p.get(1).isNumber()
                || !p.get(2).isNumber()) {
            throw new DataException(file, place, "is " + p + ", not three numbers", "Only 3-D landmarks can be used");
        }
        return new Vector3d(p.get(0).asDouble(), p.get(1).asDouble(), p.get(2).asDouble()).mul(unit.micrometres());
    }

    static String text(List<LandmarkPair> pairs, LengthUnit unit) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("type", "Rigid");
        ObjectNode l =
                root.putObject("landmarks").put("type", "BigWarpLandmarks").put("numDimensions", 3);
        ArrayNode moving = l.putArray("movingPoints");
        ArrayNode fixed = l.putArray("fixedPoints");
        ArrayNode active = l.putArray("active");
        ArrayNode names = l.putArray("names");
        for (LandmarkPair p : pairs) {
            add(moving.addArray(), p.movingUm(), unit);
            add(fixed.addArray(), p.fixedUm(), unit);
            active.add(p.active());
            names.add(p.name());
        }
        return root.toPrettyString() + "\n";
    }

    private static void add(ArrayNode array, Vector3dc um, LengthUnit unit) {
        for (int axis = 0; axis < 3; axis++) {
            array.add(um.get(axis) / unit.micrometres());
        }
    }
}
