// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.DataException;
import org.sextant.world.length.LengthUnit;

/**
 * Points of one scan in a markups file of 3D Slicer, {@code .mrk.json}. Slicer counts in millimetres along Left, Posterior,
 * Superior (as ITK does, and as the scan's own axes are taken here) or Right, Anterior, Superior: then x and y are turned.
 */
public final class SlicerMarkups {
    private static final String SCHEMA =
            "https://raw.githubusercontent.com/slicer/slicer/master/Modules/Loadable/Markups/Resources/Schema/"
                    + "markups-schema-v1.0.3.json#";

    private SlicerMarkups() {}

    /**
     * Points by their labels, µm, in the order of the file; those not yet placed are left out.
     *
     * @throws DataException naming what is wrong
     */
    public static Map<String, Vector3d> read(Path file) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new DataException(
                    file.toString(), "line " + e.getLocation().getLineNr(), e.getOriginalMessage(), "Save it again", e);
        } catch (IOException e) {
            throw new DataException(file.toString(), "file", "cannot be read: " + e, "Check name and permissions", e);
        }
        Map<String, Vector3d> points = new LinkedHashMap<>();
        for (JsonNode markup : root.path("markups")) {
            String system = markup.path("coordinateSystem").asText("LPS");
            if (!system.equals("LPS") && !system.equals("RAS")) {
                throw new DataException(
                        file.toString(), "coordinateSystem", "is '" + system + "'", "Only LPS and RAS are known");
            }
            double um = unit(file, markup).micrometres();
            for (JsonNode c : markup.path("controlPoints")) {
                add(file, points, c, um, system.equals("RAS") ? -1 : 1);
            }
        }
        if (points.isEmpty()) {
            throw new DataException(file.toString(), "markups", "holds no points", "Save fiducials of 3D Slicer");
        }
        return points;
    }

    private static LengthUnit unit(Path file, JsonNode markup) {
        JsonNode u = markup.path("coordinateUnits");
        String text = u.isArray() ? u.path(1).asText("mm") : u.asText("mm");
        String symbol = text.isBlank() ? "mm" : text;
        return LengthUnit.of(symbol)
                .orElseThrow(() ->
                        new DataException(file.toString(), "coordinateUnits", "is '" + symbol + "'", "Use mm or um"));
    }

    private static void add(Path file, Map<String, Vector3d> points, JsonNode c, double um, int turn) {
        String label = c.path("label").asText("");
        if (!c.path("positionStatus").asText("defined").equals("defined")) {
            return;
        }
        JsonNode p = c.path("position");
        if (p.size() != 3
                || !p.get(0).isNumber()
                || !p.get(1).isNumber()
                || !p.get(2).isNumber()) {
            throw new DataException(file.toString(), "point '" + label + "'", "has no position " + p, "Correct it");
        }
        Vector3d at = new Vector3d(
                turn * p.get(0).asDouble(), turn * p.get(1).asDouble(), p.get(2).asDouble());
        if (points.put(label, at.mul(um)) != null) {
            throw new DataException(
                    file.toString(), "point '" + label + "'", "is there twice", "Give each point a label of its own");
        }
    }

    /** The text of a file for Slicer, LPS, millimetres. */
    public static String text(Map<String, ? extends Vector3dc> pointsUm) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("@schema", SCHEMA);
        ObjectNode markup = root.putArray("markups").addObject();
        markup.put("type", "Fiducial").put("coordinateSystem", "LPS").put("coordinateUnits", "mm");
        ArrayNode points = markup.putArray("controlPoints");
        int id = 1;
        for (Map.Entry<String, ? extends Vector3dc> e : pointsUm.entrySet()) {
            ObjectNode c = points.addObject().put("id", Integer.toString(id++)).put("label", e.getKey());
            ArrayNode at = c.putArray("position");
            for (int axis = 0; axis < 3; axis++) {
                at.add(e.getValue().get(axis) / LengthUnit.MILLIMETRE.micrometres());
            }
            c.put("positionStatus", "defined");
        }
        return root.toPrettyString() + "\n";
    }
}
