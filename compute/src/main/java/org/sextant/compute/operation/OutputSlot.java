// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

/**
 * A volume that an operation can make.
 *
 * @param name under which {@link Outcome#volumes} has it: lower case, such as {@code thickness}
 */
public record OutputSlot(String name, Kind kind, String help) {}
