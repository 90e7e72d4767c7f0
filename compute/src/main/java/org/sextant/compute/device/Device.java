// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

/**
 * What computes. Operators ask which it is and take their program for it; every operator has one in plain Java.
 *
 * <p>Threads: any.
 */
public sealed interface Device extends AutoCloseable permits JavaDevice, OpenClDevice {
    /** What people call it: {@code Java, 2 threads}, or the name and driver of a card. */
    String name();

    /** Bytes that work may occupy on it at a time. */
    long memoryBytes();

    @Override
    void close();
}
