// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sextant.world.error.SextantException;

/**
 * One parameter of an operation, as forms and the command line show it.
 *
 * @param name as in JSON, {@code minRadius}; on the command line {@code --min-radius}
 */
public record ParameterField(String name, ParameterType type, boolean optional, Parameter about) {
    static ParameterField of(RecordComponent c) {
        Parameter about = c.getAnnotation(Parameter.class);
        if (about == null) {
            throw new IllegalStateException(
                    "the parameter " + c.getName() + " of " + c.getDeclaringRecord() + " is not described");
        }
        ParameterType type = ParameterType.of(c.getGenericType());
        return new ParameterField(
                c.getName(), type, type.isOptional() || !about.preset().isEmpty(), about);
    }

    /** {@code --min-radius}. */
    public String option() {
        return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** What stands for the value in help: {@code L} for a length, or the words to choose from. */
    public String placeholder() {
        return type.placeholder();
    }

    /** A value as a user might write it. */
    public String example() {
        return about.preset().isEmpty() ? type.example() : about.preset();
    }

    /** The help with range, unit and preset. */
    public String description() {
        StringBuilder text = new StringBuilder(about.help().strip());
        if (!about.unit().isEmpty()) {
            text.append(" Unit: ").append(about.unit()).append('.');
        }
        if (!about.preset().isEmpty()) {
            text.append(" Default: ").append(about.preset()).append('.');
        }
        return text.toString();
    }

    /** Words that may stand for the value; empty if it is no choice. */
    public List<String> choices() {
        return type.choices();
    }

    /**
     * The value from what a user wrote; the preset where nothing was.
     *
     * @throws SextantException in words, naming the option and what is wrong
     */
    Object value(Optional<String> text) {
        String written = text.orElse(about.preset());
        if (written.isEmpty() && !type.isOptional()) {
            throw new SextantException(option() + " is missing: " + about.help());
        }
        Object value;
        try {
            value = type.parse(written);
        } catch (NumberFormatException e) {
            throw new SextantException(option() + " takes " + type.words() + ", not '" + written + "'", e);
        } catch (SextantException e) {
            throw new SextantException(option() + ": " + e.getMessage(), e);
        }
        for (double number : type.numbers(value)) {
            if (!(number >= about.min() && number <= about.max())) {
                throw new SextantException(option() + " must lie between " + bound(about.min()) + " and "
                        + bound(about.max()) + ", it is " + written);
            }
        }
        return value;
    }

    private String bound(double v) {
        return Double.isInfinite(v) ? (v < 0 ? "-infinity" : "infinity") : type.print(v);
    }
}
