// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.raw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

/**
 * What is known of a raw file, remembered beside it as {@code FILE.sextant.json}:
 *
 * <pre>
 * {"format": "sextant-raw", "version": 1, "size": [256, 256, 100], "type": "u16", "offset": 0, "order": "little",
 *  "voxelUm": [1.3, 1.3, 1.3], "originUm": [0.0, 0.0, 0.0], "slope": 1.0, "intercept": 0.0, "unit": ""}
 * </pre>
 *
 * {@code originUm} is the centre of voxel 0,0,0. Voxels whose axes do not run along x, y, z also have {@code directions},
 * nine numbers: the unit vector along the first axis, then those of the second and third.
 *
 * <p>{@code voxelUm} may be null, {@code originUm} and {@code directions} are missing then; they may be missing anyway, as in
 * files of earlier versions, and are then 0 and straight. {@code slope}, {@code intercept} and {@code unit} may be missing.
 */
public final class RawSidecar {
    private static final String FORMAT = "sextant-raw";
    private static final int VERSION = 1;
    /** Far more than a sidecar ever has. */
    private static final long MAX_BYTES = 1 << 16;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final double[] STRAIGHT = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    private final Path file;
    private final JsonNode root;

    private RawSidecar(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /** The sidecar's path of a raw file. */
    public static Path of(Path raw) {
        return raw.resolveSibling(raw.getFileName() + ".sextant.json");
    }

    /** Remembers how a raw file is to be read; replaces an earlier sidecar, whole or not at all. */
    public static void write(Path raw, RawLayout layout) {
        ObjectNode n = JSON.createObjectNode();
        n.put("format", FORMAT).put("version", VERSION);
        n.putArray("size")
                .add(layout.size().x())
                .add(layout.size().y())
                .add(layout.size().z());
        n.put("type", layout.type().label()).put("offset", layout.offset());
        n.put("order", layout.order() == ByteOrder.LITTLE_ENDIAN ? "little" : "big");
        putPlace(n, layout.indexToUm());
        n.put("slope", layout.scale().slope())
                .put("intercept", layout.scale().intercept())
                .put("unit", layout.scale().unit());
        String text = n.toPrettyString() + "\n";
        AtomicOutput.write(of(raw), true, text.length(), part -> Files.writeString(part, text));
    }

    private static void putPlace(ObjectNode n, @Nullable Matrix4x3dc m) {
        if (m == null) {
            n.putNull("voxelUm");
            return;
        }
        ArrayNode size = n.putArray("voxelUm");
        double[] directions = new double[9];
        for (int axis = 0; axis < 3; axis++) {
            Vector3d column = m.getColumn(axis, new Vector3d());
            double length = column.length();
            size.add(length);
            for (int k = 0; k < 3; k++) {
                directions[3 * axis + k] = column.get(k) / length;
            }
        }
        n.putArray("originUm").add(m.m30()).add(m.m31()).add(m.m32());
        if (!Arrays.equals(directions, STRAIGHT)) {
            ArrayNode all = n.putArray("directions");
            Arrays.stream(directions).forEach(all::add);
        }
    }

    /**
     * What is remembered of a raw file.
     *
     * @return null if there is no sidecar
     * @throws DataException if there is one that cannot be understood
     */
    public static @Nullable RawLayout read(Path raw) {
        Path file = of(raw);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw wrong(file, "file", "has " + Files.size(file) + " bytes, far too many for a sidecar", null);
            }
            return new RawSidecar(file, JSON.readTree(Files.readAllBytes(file))).layout();
        } catch (JsonProcessingException e) {
            throw wrong(file, "file", "is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw wrong(file, "file", "cannot be read: " + e, e);
        } catch (DataException e) {
            throw e;
        } catch (SextantException e) {
            throw wrong(file, "file", String.valueOf(e.getMessage()), e);
        }
    }

    private RawLayout layout() {
        if (!FORMAT.equals(root.path("format").asText())) {
            throw wrong("format", "is not \"" + FORMAT + "\"");
        }
        long version = whole(root.path("version"), "version");
        if (version != VERSION) {
            throw new DataException(
                    file.toString(), "\"version\"", "is " + version + ", not " + VERSION, "Use a newer Sextant");
        }
        double[] size = numbers("size", 3);
        for (int i = 0; i < 3; i++) {
            whole(root.path("size").path(i), "size");
        }
        ValueType type = ValueType.of(root.path("type").asText())
                .orElseThrow(() -> wrong("type", "is no type of voxels (u8 … f64)"));
        return new RawLayout(
                new Size3((long) size[0], (long) size[1], (long) size[2]),
                type,
                whole(root.path("offset"), "offset"),
                order(),
                root.path("voxelUm").isNull() ? null : place(),
                new ValueScale(
                        number("slope", 1),
                        number("intercept", 0),
                        root.path("unit").asText("")));
    }

    private Matrix4x3d place() {
        double[] size = numbers("voxelUm", 3);
        double[] origin = root.has("originUm") ? numbers("originUm", 3) : new double[3];
        double[] d = root.has("directions") ? numbers("directions", 9) : STRAIGHT;
        Matrix4x3d m = new Matrix4x3d().setTranslation(origin[0], origin[1], origin[2]);
        for (int axis = 0; axis < 3; axis++) {
            Vector3d unit = new Vector3d(d[3 * axis], d[3 * axis + 1], d[3 * axis + 2]);
            if (!(Math.abs(unit.length() - 1) < 1e-6)) {
                throw wrong("directions", "are no unit vectors");
            }
            if (!(size[axis] > 0)) {
                throw wrong("voxelUm", "is not above 0 along each axis");
            }
            m.setColumn(axis, unit.mul(size[axis]));
        }
        return m;
    }

    private ByteOrder order() {
        return switch (root.path("order").asText()) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw wrong("order", "is neither \"little\" nor \"big\"");
        };
    }

    private double number(String name, double otherwise) {
        JsonNode n = root.path(name);
        if (n.isMissingNode()) {
            return otherwise;
        }
        if (!n.isNumber()) {
            throw wrong(name, "is no number");
        }
        return n.asDouble();
    }

    private long whole(JsonNode n, String name) {
        if (!n.isIntegralNumber() || !n.canConvertToLong()) {
            throw wrong(name, "is no whole number");
        }
        return n.asLong();
    }

    private double[] numbers(String name, int count) {
        JsonNode n = root.path(name);
        if (!(n instanceof ArrayNode) || n.size() != count) {
            throw wrong(name, "is no list of " + count + " numbers");
        }
        double[] v = new double[count];
        for (int i = 0; i < count; i++) {
            if (!n.get(i).isNumber()) {
                throw wrong(name, "is no list of " + count + " numbers");
            }
            v[i] = n.get(i).asDouble();
        }
        return v;
    }

    private DataException wrong(String name, String problem) {
        JsonNode found = root.path(name);
        String shown = found.isMissingNode() ? "(missing)" : found.toString();
        return wrong(
                file,
                "\"" + name + "\"",
                (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown) + " " + problem,
                null);
    }

    private static DataException wrong(Path file, String place, String problem, @Nullable Throwable cause) {
        return new DataException(
                file.toString(),
                place,
                problem,
                "Correct the sidecar, or delete it and give size and type again",
                cause);
    }
}
