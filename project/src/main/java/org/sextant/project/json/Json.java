// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import org.joml.Vector3dc;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;

/**
 * JSON text as this program writes and reads it: UTF-8, each member once, finite numbers only. A double is printed with
 * the digits that give the same double back (up to 17).
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An array of what the function makes of each item, in order. */
    public static <T> ArrayNode array(Collection<T> items, Function<T, ? extends JsonNode> toJson) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(i -> array.add(toJson.apply(i)));
        return array;
    }

    /** @throws SextantException if one of them is not finite: JSON cannot hold it */
    public static ArrayNode numbers(double... values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (double v : values) {
            array.add(finite(v));
        }
        return array;
    }

    public static ArrayNode vector(Vector3dc v) {
        return numbers(v.x(), v.y(), v.z());
    }

    /** The value itself. @throws SextantException if it is NaN or infinite */
    public static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new SextantException("the number " + value + " cannot be stored in a project; give a finite one");
        }
        return value;
    }

    /** The text in one line, without a line end. @throws SextantException if a text in it is not valid Unicode */
    public static byte[] line(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new SextantException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The text indented by two spaces, with a line end after each line on every system. */
    public static byte[] pretty(JsonNode node) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            byte[] text = MAPPER.writer(printer).writeValueAsBytes(node);
            byte[] ended = Arrays.copyOf(text, text.length + 1);
            ended[text.length] = '\n';
            return ended;
        } catch (JsonProcessingException e) {
            throw new SextantException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads one JSON value.
     *
     * @param place what the text is, for the message
     * @throws DataException if the text is not JSON, with line and column of the fault
     */
    public static JsonNode parse(String file, String place, byte[] utf8) {
        try {
            JsonNode node = MAPPER.readTree(utf8);
            if (node == null || node.isMissingNode()) {
                throw new DataException(file, place, "is empty", "Restore it from a copy");
            }
            return node;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new DataException(
                    file,
                    at == null ? place : place + ", line " + at.getLineNr() + ", column " + at.getColumnNr(),
                    "is not valid JSON: " + e.getOriginalMessage(),
                    "Correct the text, or restore the file from a copy",
                    e);
        } catch (IOException e) {
            throw new DataException(file, place, "cannot be read: " + e, "Check the disk and the file", e);
        }
    }
}
