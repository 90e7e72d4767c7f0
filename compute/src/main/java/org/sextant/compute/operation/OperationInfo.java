// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import java.util.List;

/**
 * What an operation is, for command line, window, journal and papers.
 *
 * @param id its words joined by dots, as on the command line: {@code filter.gaussian} is {@code sextant filter gaussian}
 * @param version raised when the same input and parameters may give other numbers
 * @param title one line
 * @param help what it computes, definitions and units included
 * @param outputs volumes it can make, the main one first; none if it only measures
 */
public record OperationInfo(
        String id,
        int version,
        String title,
        String help,
        List<InputSlot> inputs,
        List<OutputSlot> outputs,
        List<Citation> citations) {
    public OperationInfo {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        citations = List.copyOf(citations);
        if (!id.matches("[a-z]+(\\.[a-z]+(-[a-z]+)*)?")) {
            throw new IllegalArgumentException("not an id of an operation: " + id);
        }
    }
}
