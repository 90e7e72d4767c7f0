// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

/**
 * An input that an operation takes.
 *
 * @param name under which it is given: lower case, such as {@code labels}
 * @param required whether the operation runs without it
 */
public record InputSlot(String name, Kind kind, boolean required, String help) {
    /** What an input is. */
    public enum Kind {
        /** Numbers. */
        GREY,
        /** Anything but 0 belongs to the phase. */
        MASK,
        /** Object numbers, 0 for none. */
        LABELS,
        /** A table in a file. */
        TABLE
    }

    public static InputSlot required(String name, Kind kind, String help) {
        return new InputSlot(name, kind, true, help);
    }

    public static InputSlot optional(String name, Kind kind, String help) {
        return new InputSlot(name, kind, false, help);
    }
}
