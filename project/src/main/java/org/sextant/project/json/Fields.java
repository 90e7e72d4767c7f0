// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.joml.Vector3d;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;

/**
 * The members of one JSON object. Every access says what it expects; a member that is absent or of another kind is a
 * {@link DataException} naming file, path and the value found. Members that nobody asks for are left alone.
 */
public final class Fields {
    private final String file;
    private final String place;
    private final ObjectNode node;

    private Fields(String file, String place, ObjectNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    /** @param place path of the object within the file, for messages */
    public static Fields of(String file, String place, JsonNode node) {
        if (node instanceof ObjectNode o) {
            return new Fields(file, place, o);
        }
        throw new DataException(file, place, "must be a JSON object, not " + brief(node), "Correct it");
    }

    public String file() {
        return file;
    }

    public String place() {
        return place;
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** The member as it is. */
    public JsonNode any(String name) {
        if (!has(name)) {
            throw error(name, "is missing", "Add it");
        }
        return node.get(name);
    }

    public String text(String name) {
        JsonNode v = any(name);
        if (!v.isTextual()) {
            throw wrong(name, "a text", v);
        }
        return v.textValue();
    }

    public boolean flag(String name) {
        JsonNode v = any(name);
        if (!v.isBoolean()) {
            throw wrong(name, "true or false", v);
        }
        return v.booleanValue();
    }

    public double number(String name) {
        return number(name, any(name));
    }

    public long whole(String name) {
        return whole(name, any(name));
    }

    public double[] numbers(String name, int count) {
        ArrayNode array = array(name);
        if (array.size() != count) {
            throw error(name, "must hold " + count + " numbers, not " + array.size(), "Correct it");
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = number(name + "[" + i + "]", array.get(i));
        }
        return values;
    }

    public Vector3d vector(String name) {
        return new Vector3d(numbers(name, 3));
    }

    public long[] wholes(String name, int count) {
        ArrayNode array = array(name);
        if (array.size() != count) {
            throw error(name, "must hold " + count + " whole numbers, not " + array.size(), "Correct it");
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = whole(name + "[" + i + "]", array.get(i));
        }
        return values;
    }

    public List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode v : array(name)) {
            if (!v.isTextual()) {
                throw wrong(name + "[" + values.size() + "]", "a text", v);
            }
            values.add(v.textValue());
        }
        return values;
    }

    /** All members of an object of texts, by name. */
    public TreeMap<String, String> textMap(String name) {
        Fields inner = object(name);
        TreeMap<String, String> map = new TreeMap<>();
        inner.names().forEach(n -> map.put(n, inner.text(n)));
        return map;
    }

    /** Names of all members. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> it = node.fieldNames(); it.hasNext(); ) {
            names.add(it.next());
        }
        return names;
    }

    public <T> T object(String name, Function<Fields, T> reader) {
        return object(name).as(reader);
    }

    public Fields object(String name) {
        return of(file, path(name), any(name));
    }

    public <T> Optional<T> optional(String name, Function<Fields, T> reader) {
        return has(name) ? Optional.of(object(name, reader)) : Optional.empty();
    }

    public <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<T> items = new ArrayList<>();
        for (JsonNode v : array(name)) {
            items.add(of(file, path(name) + "[" + items.size() + "]", v).as(reader));
        }
        return items;
    }

    public ArrayNode array(String name) {
        JsonNode v = any(name);
        if (v instanceof ArrayNode a) {
            return a;
        }
        throw wrong(name, "a list", v);
    }

    /** What the reader makes of this object; what it finds wrong is told with the place of the object. */
    public <T> T as(Function<Fields, T> reader) {
        try {
            return reader.apply(this);
        } catch (DataException e) {
            throw e;
        } catch (SextantException e) {
            throw new DataException(file, place, String.valueOf(e.getMessage()), "", e);
        }
    }

    /** Refuses members of other names, so that a misspelt one is not passed over. */
    public void only(String... known) {
        Set<String> unknown = new TreeSet<>(names());
        Set<String> allowed = new TreeSet<>(List.of(known));
        unknown.removeAll(allowed);
        if (!unknown.isEmpty()) {
            throw new DataException(file, place, "has the unknown member " + unknown, "Known are " + allowed);
        }
    }

    /** An error about one member. */
    public DataException error(String name, String problem, String remedy) {
        return new DataException(file, path(name), problem, remedy);
    }

    private DataException wrong(String name, String expected, JsonNode found) {
        return error(name, "must be " + expected + ", not " + brief(found), "Correct it");
    }

    private double number(String name, JsonNode v) {
        if (!v.isNumber() || !Double.isFinite(v.doubleValue())) {
            throw wrong(name, "a finite number", v);
        }
        return v.doubleValue();
    }

    private long whole(String name, JsonNode v) {
        if (!v.isIntegralNumber() || !v.canConvertToLong()) {
            throw wrong(name, "a whole number below 2^63", v);
        }
        return v.longValue();
    }

    private String path(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private static String brief(JsonNode v) {
        String text = v.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "…";
    }
}
