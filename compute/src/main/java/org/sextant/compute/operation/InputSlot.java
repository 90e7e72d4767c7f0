// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

/**
 * An input that an operation takes.
 *
 * @param name under which it is given: lower case, such as {@code labels}
 * @param required whether the operation cannot run without it
 */
public record InputSlot(String name, Kind kind, boolean required, String help) {
    public static InputSlot required(String name, Kind kind, String help) {
        return new InputSlot(name, kind, true, help);
    }

    public static InputSlot optional(String name, Kind kind, String help) {
        return new InputSlot(name, kind, false, help);
    }
}
