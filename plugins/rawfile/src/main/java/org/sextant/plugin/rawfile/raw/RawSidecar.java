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
import org.joml.Vector3d;
import org.joml.Vector3dc;
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
 *  "voxelUm": [1.3, 1.3, 1.3], "slope": 1.0, "intercept": 0.0, "unit": ""}
 * </pre>
 *
 * {@code voxelUm} may be null; {@code slope}, {@code intercept} and {@code unit} may be missing.
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
        Vector3dc um = layout.voxelUm();
        if (um == null) {
            n.putNull("voxelUm");
        } else {
            n.putArray("voxelUm").add(um.x()).add(um.y()).add(um.z());
        }
        n.put("slope", layout.scale().slope())
                .put("intercept", layout.scale().intercept())
                .put("unit", layout.scale().unit());
        String text = n.toPrettyString() + "\n";
        AtomicOutput.write(of(raw), true, text.length(), part -> Files.writeString(part, text));
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
        double[] size = numbers("size");
        for (int i = 0; i < 3; i++) {
            whole(root.path("size").path(i), "size");
        }
        ValueType type = ValueType.of(root.path("type").asText())
                .orElseThrow(() -> wrong("type", "is no type of voxels (u8 … f64)"));
        Vector3d um = null;
        if (!root.path("voxelUm").isNull()) {
            double[] v = numbers("voxelUm");
            um = new Vector3d(v[0], v[1], v[2]);
        }
        return new RawLayout(
                new Size3((long) size[0], (long) size[1], (long) size[2]),
                type,
                whole(root.path("offset"), "offset"),
                order(),
                um,
                new ValueScale(
                        number("slope", 1),
                        number("intercept", 0),
                        root.path("unit").asText("")));
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

    private double[] numbers(String name) {
        JsonNode n = root.path(name);
        if (!(n instanceof ArrayNode) || n.size() != 3) {
            throw wrong(name, "is no list of three numbers");
        }
        double[] v = new double[3];
        for (int i = 0; i < 3; i++) {
            if (!n.get(i).isNumber()) {
                throw wrong(name, "is no list of three numbers");
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
