// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;

/**
 * The type of a parameter and how it is written.
 *
 * @param base of one value: double, int, long, boolean, String, {@link Length} or an enum
 * @param wrapping whether it is one value, may be missing, or is a list (values separated by commas)
 */
public record ParameterType(Class<?> base, Wrapping wrapping) {
    /** How many values there are. */
    public enum Wrapping {
        ONE,
        OPTIONAL,
        LIST
    }

    static ParameterType of(Type type) {
        if (type instanceof ParameterizedType p && p.getActualTypeArguments()[0] instanceof Class<?> inner) {
            return checked(inner, p.getRawType() == Optional.class ? Wrapping.OPTIONAL : Wrapping.LIST);
        }
        return checked((Class<?>) type, Wrapping.ONE);
    }

    private static ParameterType checked(Class<?> base, Wrapping wrapping) {
        boolean known = base.isEnum()
                || List.of(double.class, int.class, long.class, boolean.class, Double.class, Integer.class, Long.class)
                        .contains(base)
                || base == String.class
                || base == Length.class;
        if (!known) {
            throw new IllegalStateException("a parameter cannot be a " + base);
        }
        return new ParameterType(base, wrapping);
    }

    boolean isOptional() {
        return wrapping != Wrapping.ONE;
    }

    boolean isLength() {
        return base == Length.class;
    }

    boolean isBoolean() {
        return base == boolean.class;
    }

    List<String> choices() {
        return base.isEnum()
                ? Arrays.stream(base.getEnumConstants())
                        .map(ParameterType::word)
                        .toList()
                : List.of();
    }

    String placeholder() {
        String one = base.isEnum()
                ? String.join("|", choices())
                : isLength() ? "L" : isBoolean() ? "true|false" : base == String.class ? "TEXT" : "N";
        return wrapping == Wrapping.LIST ? one + "[," + one + "…]" : one;
    }

    String example() {
        return base.isEnum()
                ? choices().get(0)
                : isLength() ? "2um" : isBoolean() ? "true" : base == String.class ? "text" : "2";
    }

    /** For messages: {@code a length such as 2um}. */
    String words() {
        String one = base.isEnum()
                ? "one of " + String.join(", ", choices())
                : isLength()
                        ? "a length with its unit, such as 2um"
                        : isBoolean()
                                ? "true or false"
                                : base == String.class ? "a text" : isWhole() ? "a whole number" : "a number";
        return wrapping == Wrapping.LIST ? one + ", several separated by commas" : one;
    }

    private boolean isWhole() {
        return base == int.class || base == long.class || base == Integer.class || base == Long.class;
    }

    Object parse(String text) {
        return switch (wrapping) {
            case ONE -> one(text);
            case OPTIONAL -> text.isEmpty() ? Optional.empty() : Optional.of(one(text));
            case LIST ->
                text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1)).map(this::one).toList();
        };
    }

    private Object one(String text) {
        String t = text.strip();
        if (base == Length.class) {
            return Length.parse(t);
        } else if (base == String.class) {
            return t;
        } else if (base == int.class || base == Integer.class) {
            return Integer.valueOf(t);
        } else if (base == long.class || base == Long.class) {
            return Long.valueOf(t);
        } else if (isBoolean()) {
            if (!t.equals("true") && !t.equals("false")) {
                throw new SextantException("it is true or false, not '" + t + "'");
            }
            return Boolean.valueOf(t);
        } else if (base.isEnum()) {
            return Arrays.stream(base.getEnumConstants())
                    .filter(c -> word(c).equalsIgnoreCase(t))
                    .findFirst()
                    .orElseThrow(() -> new SextantException("'" + t + "' is none of " + String.join(", ", choices())));
        }
        double number = Double.parseDouble(t);
        if (!Double.isFinite(number)) {
            throw new SextantException("it must be a finite number, not " + t);
        }
        return number;
    }

    /** The numbers in a value that a range can be asked of; lengths in µm. */
    double[] numbers(Object value) {
        List<?> all = value instanceof List<?> l
                ? l
                : value instanceof Optional<?> o ? o.stream().toList() : List.of(value);
        return all.stream()
                .filter(v -> v instanceof Number || v instanceof Length)
                .mapToDouble(v -> v instanceof Length l ? l.um() : ((Number) v).doubleValue())
                .toArray();
    }

    /** A number of this type for people. */
    String print(double number) {
        return isLength()
                ? Length.print(number)
                : number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** What {@link #parse} reads. */
    String write(Object value) {
        if (value instanceof Optional<?> o) {
            return o.map(ParameterType::word).orElse("");
        }
        if (value instanceof List<?> l) {
            StringJoiner text = new StringJoiner(",");
            l.forEach(v -> text.add(word(v)));
            return text.toString();
        }
        return word(value);
    }

    JsonNode json(Object value) {
        JsonNodeFactory f = JsonNodeFactory.instance;
        if (value instanceof Optional<?> o) {
            return o.isPresent() ? json(o.get()) : f.nullNode();
        } else if (value instanceof List<?> l) {
            return f.arrayNode().addAll(l.stream().map(this::json).toList());
        } else if (value instanceof Double d) {
            return f.numberNode(d);
        } else if (value instanceof Long n) {
            return f.numberNode(n);
        } else if (value instanceof Integer n) {
            return f.numberNode(n);
        } else if (value instanceof Boolean b) {
            return f.booleanNode(b);
        }
        return f.textNode(word(value));
    }

    private static String word(Object v) {
        return v instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT).replace('_', '-') : v.toString();
    }
}
