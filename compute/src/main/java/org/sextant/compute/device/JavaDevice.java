// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

/** The processor, through plain Java: always there. Its threads are those of the work's context. */
public record JavaDevice() implements Device {
    @Override
    public String name() {
        return "Java";
    }

    /** The heap. */
    @Override
    public long memoryBytes() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    public void close() {}
}
