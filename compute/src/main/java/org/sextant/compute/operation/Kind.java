// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

/** What an operation takes or makes. */
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
