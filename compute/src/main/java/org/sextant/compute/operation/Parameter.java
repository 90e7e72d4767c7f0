// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one component of an operation's parameters. See {@link ParameterSchema} for the types there are. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {
    /** What it does, one sentence, with what the default means. */
    String help();

    /** As a user would write it, such as {@code 2um}; empty: must be given, or an Optional that is empty. */
    String preset() default "";

    /** Smallest value; lengths in µm. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest value; lengths in µm. */
    double max() default Double.POSITIVE_INFINITY;

    /** Unit of a number that is no length, such as {@code 1/cm}, for forms and help. */
    String unit() default "";
}
