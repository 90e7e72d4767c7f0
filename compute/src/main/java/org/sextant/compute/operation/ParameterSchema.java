// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.sextant.world.error.SextantException;

/**
 * The parameters of an operation, read from the record's components: how they are called, what they may be, and how they
 * are read from text or JSON and written. A component is a double, int, long, boolean, String, {@link
 * org.sextant.world.length.Length} or enum, or an Optional or a List of one of these.
 *
 * <pre>
 *   record Gaussian(@Parameter(help = "Standard deviation.", min = 0) List&lt;Length&gt; sigma) {}
 *   --sigma 2um,2um,3um      {"sigma": ["2.0um", "2.0um", "3.0um"]}
 * </pre>
 */
public record ParameterSchema<P extends Record>(Class<P> type, List<ParameterField> fields) {
    public static <P extends Record> ParameterSchema<P> of(Class<P> type) {
        return new ParameterSchema<>(
                type,
                Arrays.stream(type.getRecordComponents())
                        .map(ParameterField::of)
                        .toList());
    }

    /**
     * Parameters from texts by name; presets where nothing is given.
     *
     * @throws SextantException if one is missing, unknown or out of range
     */
    public P parse(Map<String, String> texts) {
        List<String> names = fields.stream().map(ParameterField::name).toList();
        for (String given : texts.keySet()) {
            if (!names.contains(given)) {
                throw new SextantException("there is no parameter '" + given + "', only " + String.join(", ", names));
            }
        }
        Object[] values = fields.stream()
                .map(f -> f.value(Optional.ofNullable(texts.get(f.name()))))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            // The record's own check, such as of two values that do not go together.
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the parameters " + type + " cannot be made", e);
        }
    }

    /** Parameters from JSON as {@link #json} wrote them. */
    public P parse(ObjectNode json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.properties().forEach(e -> {
            if (!e.getValue().isNull()) {
                texts.put(e.getKey(), text(e.getValue()));
            }
        });
        return parse(texts);
    }

    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.asText();
        }
        StringJoiner joined = new StringJoiner(",");
        node.forEach(n -> joined.add(n.asText()));
        return joined.toString();
    }

    /** All parameters, presets written out, so that a later version's presets change nothing. */
    public ObjectNode json(P parameters) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            json.set(fields.get(i).name(), fields.get(i).type().json(value(components[i], parameters)));
        }
        return json;
    }

    private static Object value(RecordComponent c, Record parameters) {
        try {
            c.getAccessor().setAccessible(true);
            return c.getAccessor().invoke(parameters);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the parameter " + c.getName() + " cannot be read", e);
        }
    }
}
