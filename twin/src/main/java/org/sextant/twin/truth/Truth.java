// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.twin.sample.Sample;
import org.sextant.twin.sample.SampleKind;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * truth.json, read.
 *
 * @param scans coarsest first
 */
public record Truth(
        SampleKind kind, long seed, List<ScannedField> scans, List<TrueObject> objects, List<TrueQuantity> quantities) {
    public Truth {
        scans = List.copyOf(scans);
        objects = List.copyOf(objects);
        quantities = List.copyOf(quantities);
    }

    /** A line of the table of objects. */
    public record TrueObject(
            int label, String kind, Vector3dc centreUm, double esdUm, double porosity, List<String> whollyIn) {}

    /** A truth that is one number. */
    public record TrueQuantity(String name, double value, String unit, double tolerance) {}

    public Optional<ScannedField> scan(String name) {
        return scans.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** @throws DataException if the file cannot be read or is not a truth.json of version 1 */
    public static Truth read(Path file) {
        JsonNode root = tree(file);
        if (root.path("version").asInt() != 1) {
            throw new DataException(
                    file.toString(),
                    "version",
                    "is " + root.path("version") + ", but this program reads version 1",
                    "Make the twin again with this program");
        }
        try {
            List<ScannedField> scans = new ArrayList<>();
            root.required("scans").forEach(n -> scans.add(scan(n)));
            List<TrueObject> objects = new ArrayList<>();
            root.required("objects").required("rows").forEach(r -> objects.add(object(r)));
            List<TrueQuantity> quantities = new ArrayList<>();
            root.required("quantities")
                    .forEach(q -> quantities.add(new TrueQuantity(
                            q.required("name").asText(),
                            q.required("value").asDouble(),
                            q.required("unit").asText(),
                            q.required("tolerance").asDouble())));
            SampleKind kind = SampleKind.of(root.required("sample").asText());
            return new Truth(kind, root.required("seed").asLong(), scans, objects, quantities);
        } catch (IllegalArgumentException e) {
            throw new DataException(file.toString(), "truth", String.valueOf(e.getMessage()), "Make the twin again", e);
        }
    }

    private static JsonNode tree(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new DataException(
                    file.toString(),
                    "line " + e.getLocation().getLineNr(),
                    e.getOriginalMessage(),
                    "Make the twin again",
                    e);
        } catch (IOException e) {
            throw new DataException(
                    file.toString(), "file", "cannot be read: " + e, "Name the truth of the scans with --truth", e);
        }
    }

    private static ScannedField scan(JsonNode n) {
        FrameId stage = new FrameId(n.required("name").asText());
        JsonNode s = n.required("size");
        Affine3 toStage = new Affine3(stage.index(), stage, matrix(n.required("indexToStage")));
        VoxelGrid grid = new VoxelGrid(
                new Size3(
                        s.required(0).asLong(),
                        s.required(1).asLong(),
                        s.required(2).asLong()),
                toStage);
        List<ScannedVolume> volumes = new ArrayList<>();
        n.required("volumes").forEach(v -> {
            List<Double> values = new ArrayList<>();
            v.required("perMaterial").forEach(m -> values.add(m.asDouble()));
            volumes.add(new ScannedVolume(
                    v.required("name").asText(),
                    v.required("quantity").asText(),
                    v.required("unit").asText(),
                    v.required("noiseSd").asDouble(),
                    v.required("blurUm").asDouble(),
                    values));
        });
        ObjectNode errors = n.path("errors") instanceof ObjectNode o ? o : JsonNodeFactory.instance.objectNode();
        return new ScannedField(
                stage.name(),
                grid,
                new Affine3(stage, Sample.FRAME, matrix(n.required("stageToSample"))),
                n.path("cutRadiusUm").asDouble(Double.POSITIVE_INFINITY),
                volumes,
                errors);
    }

    private static Matrix4x3d matrix(JsonNode rows) {
        double[] m = new double[12];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 4; c++) {
                m[3 * c + r] = rows.required(r).required(c).asDouble();
            }
        }
        return new Matrix4x3d().set(m);
    }

    private static TrueObject object(JsonNode r) {
        String scans = r.required(9).asText();
        return new TrueObject(
                r.required(0).asInt(),
                r.required(1).asText(),
                new Vector3d(
                        r.required(2).asDouble(),
                        r.required(3).asDouble(),
                        r.required(4).asDouble()),
                r.required(5).asDouble(),
                r.required(7).asDouble(),
                scans.isEmpty() ? List.of() : List.of(scans.split(" ")));
    }
}
