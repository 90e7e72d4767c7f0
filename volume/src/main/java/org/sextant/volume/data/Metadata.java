// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a file says besides its voxels: names as in the file, values, units; in the file's order. */
public final class Metadata {
    /** Name under which every format gives the view angles of a tilt or rotation series, unit deg. */
    public static final String ANGLES = "angles";

    public static final Metadata NONE = new Metadata(List.of());

    /**
     * One statement.
     *
     * @param value a String, Long, Double, long[] or double[]
     * @param unit empty if the value has none or the file does not say
     */
    public record Field(String name, Object value, String unit) {
        public Field {
            if (!(value instanceof String
                    || value instanceof Long
                    || value instanceof Double
                    || value instanceof long[]
                    || value instanceof double[])) {
                throw new IllegalArgumentException("metadata field " + name + " of type " + value.getClass());
            }
        }

        /** The numbers of this field; empty for a text. */
        public double[] numbers() {
            if (value instanceof double[] d) {
                return d.clone();
            }
            if (value instanceof long[] l) {
                return Arrays.stream(l).asDoubleStream().toArray();
            }
            return value instanceof Number n ? new double[] {n.doubleValue()} : new double[0];
        }
    }

    private final List<Field> fields;

    private Metadata(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** View angles of a tilt or rotation series, one per plane; empty if the file holds none. */
    public Optional<double[]> anglesDeg() {
        return field(ANGLES).map(Field::numbers);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects fields in order. */
    public static final class Builder {
        private final List<Field> fields = new ArrayList<>();

        private Builder() {}

        public Builder text(String name, String value) {
            fields.add(new Field(name, value, ""));
            return this;
        }

        public Builder number(String name, long value, String unit) {
            fields.add(new Field(name, value, unit));
            return this;
        }

        public Builder number(String name, double value, String unit) {
            fields.add(new Field(name, value, unit));
            return this;
        }

        public Builder numbers(String name, double[] values, String unit) {
            fields.add(new Field(name, values.clone(), unit));
            return this;
        }

        public Builder numbers(String name, long[] values, String unit) {
            fields.add(new Field(name, values.clone(), unit));
            return this;
        }

        public Builder all(Metadata other) {
            fields.addAll(other.fields);
            return this;
        }

        public Metadata build() {
            return new Metadata(fields);
        }
    }
}
