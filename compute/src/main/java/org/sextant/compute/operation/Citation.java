// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

/**
 * Where a method was published.
 *
 * @param text authors, year, title or journal
 * @param doi without the resolver's address; empty if it has none
 */
public record Citation(String text, String doi) {
    @Override
    public String toString() {
        return doi.isEmpty() ? text : text + ", doi:" + doi;
    }
}
