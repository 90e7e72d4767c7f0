// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

/**
 * A number that was found.
 *
 * @param name words joined by dots, such as {@code thickness.mean}
 * @param unit such as {@code um}; empty for a number without one
 * @param error standard error in the same unit; NaN if it is not known
 */
public record Quantity(String name, double value, String unit, double error) {
    public static Quantity of(String name, double value, String unit) {
        return new Quantity(name, value, unit, Double.NaN);
    }
}
