// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.api.Attribute;
import io.jhdf.object.datatype.DataType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.Metadata;
import org.sextant.world.error.DataException;

/**
 * A short value: of an attribute or a small data set.
 *
 * @param value String, Long, Double, long[] or double[]
 */
public record Hdf5Value(String name, Object value) {
    /** Longer attributes are not statements but data. */
    private static final long MOST_ELEMENTS = 1 << 16;

    /** The text; empty if it is a number. */
    public Optional<String> text() {
        return value instanceof String s ? Optional.of(s) : Optional.empty();
    }

    /** The numbers; none if it is a text. */
    public double[] numbers() {
        return field("", "").numbers();
    }

    public Metadata.Field field(String prefix, String unit) {
        return new Metadata.Field(prefix + name, value, unit);
    }

    static List<Hdf5Value> attributes(Hdf5File file, io.jhdf.api.Node node, String path) {
        List<Attribute> all = file.guarded(
                "attributes of " + path,
                () -> new ArrayList<>(node.getAttributes().values()));
        List<Hdf5Value> values = new ArrayList<>();
        for (Attribute a : all) {
            Object value = file.guarded("attribute " + path + "@" + a.getName(), () -> data(file, a));
            Object simple = value == null ? null : simplified(value);
            if (simple != null) {
                values.add(new Hdf5Value(a.getName(), simple));
            }
        }
        return values;
    }

    private static @Nullable Object data(Hdf5File file, Attribute a) {
        check(file, "attribute " + a.getName(), a.getDimensionsAsLong(), a.getDataType());
        return a.getData();
    }

    /** jhdf allocates what the dimensions announce before it looks at the data. */
    static void check(Hdf5File file, String place, long[] dimensions, DataType type) {
        long elements = 1;
        for (long d : dimensions) {
            elements = d < 0 || elements > MOST_ELEMENTS ? Long.MAX_VALUE : elements * d;
        }
        if (elements > MOST_ELEMENTS
                || type.getSize() < 0
                || elements * type.getSize() > file.bytes().size()) {
            throw new DataException(
                    file.name(),
                    place,
                    "it announces " + Arrays.toString(dimensions) + " values of " + type.getSize()
                            + " bytes, the file has " + file.bytes().size() + " bytes",
                    "The file is damaged");
        }
    }

    /** jhdf's nested arrays and boxes as one of the types of a metadata field; null for references, compounds and such. */
    static @Nullable Object simplified(Object data) {
        if (!data.getClass().isArray()) {
            return scalar(data);
        }
        List<Object> flat = new ArrayList<>();
        flatten(data, flat);
        if (flat.isEmpty()) {
            return null;
        }
        if (flat.stream().allMatch(String.class::isInstance)) {
            return String.join(", ", flat.stream().map(String.class::cast).toList());
        }
        if (flat.stream().allMatch(Long.class::isInstance)) {
            return flat.stream().mapToLong(v -> (Long) v).toArray();
        }
        return flat.stream().allMatch(Number.class::isInstance)
                ? flat.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray()
                : null;
    }

    private static void flatten(Object array, List<Object> into) {
        for (int i = 0; i < Array.getLength(array); i++) {
            Object v = Array.get(array, i);
            if (v != null && v.getClass().isArray()) {
                flatten(v, into);
            } else {
                Object s = v == null ? null : scalar(v);
                into.add(s == null ? new Object() : s);
            }
        }
    }

    private static @Nullable Object scalar(Object v) {
        if (v instanceof Double || v instanceof Float) {
            return ((Number) v).doubleValue();
        }
        if (v instanceof Number n) {
            return n.longValue();
        }
        if (v instanceof Boolean b) {
            return b ? 1L : 0L;
        }
        return v instanceof String s ? s.strip() : null;
    }
}
