// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * One data element.
 *
 * @param vr value representation, two letters
 * @param value its bytes; empty for a sequence and for a value too long to be kept
 * @param items data sets of a sequence, else empty
 */
record DataElement(int tag, String vr, byte[] value, ByteOrder order, List<DataSet> items) {
    /** Whether the value is a list of numbers in binary form. */
    boolean isBinaryNumber() {
        return switch (vr) {
            case "US", "SS", "UL", "SL", "FL", "FD" -> true;
            default -> false;
        };
    }

    /** Binary numbers; a part of a number at the end is left out. */
    double[] binaryNumbers() {
        ByteBuffer b = ByteBuffer.wrap(value).order(order);
        int bytes = switch (vr) {
            case "US", "SS" -> 2;
            case "FD" -> 8;
            default -> 4;
        };
        double[] numbers = new double[value.length / bytes];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (vr) {
                case "US" -> b.getShort(2 * i) & 0xffff;
                case "SS" -> b.getShort(2 * i);
                case "UL" -> b.getInt(4 * i) & 0xffffffffL;
                case "SL" -> b.getInt(4 * i);
                case "FL" -> b.getFloat(4 * i);
                default -> b.getDouble(8 * i);
            };
        }
        return numbers;
    }
}
