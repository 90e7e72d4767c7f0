// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

/**
 * Numbers in the memory of an OpenCL device.
 *
 * <p>Threads: those of its device.
 */
public final class ClBuffer implements AutoCloseable {
    private final OpenClDevice device;
    private final long handle;
    private final long floats;
    private boolean closed;

    ClBuffer(OpenClDevice device, long handle, long floats) {
        this.device = device;
        this.handle = handle;
        this.floats = floats;
    }

    long handle() {
        if (closed) {
            throw new IllegalStateException("a closed buffer of " + floats + " numbers");
        }
        return handle;
    }

    /** How many 32-bit floats it holds. */
    public long floats() {
        return floats;
    }

    /** Writes n numbers of an array from an index of the buffer on. */
    public void write(long at, float[] values) {
        device.write(this, at, values);
    }

    /** Reads as many numbers as the array holds from an index of the buffer on. */
    public void read(long at, float[] values) {
        device.read(this, at, values);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            device.release(this, handle);
        }
    }
}
