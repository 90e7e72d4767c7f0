// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

import static org.lwjgl.opencl.CL10.CL_CONTEXT_PLATFORM;
import static org.lwjgl.opencl.CL10.CL_MEM_READ_WRITE;
import static org.lwjgl.opencl.CL10.clCreateBuffer;
import static org.lwjgl.opencl.CL10.clCreateCommandQueue;
import static org.lwjgl.opencl.CL10.clCreateContext;
import static org.lwjgl.opencl.CL10.clEnqueueNDRangeKernel;
import static org.lwjgl.opencl.CL10.clEnqueueReadBuffer;
import static org.lwjgl.opencl.CL10.clEnqueueWriteBuffer;
import static org.lwjgl.opencl.CL10.clFinish;
import static org.lwjgl.opencl.CL10.clReleaseCommandQueue;
import static org.lwjgl.opencl.CL10.clReleaseContext;
import static org.lwjgl.opencl.CL10.clReleaseMemObject;
import static org.lwjgl.opencl.CL10.clSetKernelArg1f;
import static org.lwjgl.opencl.CL10.clSetKernelArg1i;
import static org.lwjgl.opencl.CL10.clSetKernelArg1p;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;

/**
 * A card or processor through OpenCL 1.2: buffers within a budget of bytes, kernels built once for each variant, one queue.
 * After a call of the driver failed, other than for want of memory or by a program that does not build, the device counts as
 * lost and refuses further work.
 *
 * <p>Threads: any; calls wait for each other.
 */
public final class OpenClDevice implements Device {
    /** Work items of a group; every global size is a multiple of it. */
    public static final int GROUP = 64;

    private final ClDeviceInfo info;
    private final KernelFiles files;
    private final long budgetBytes;
    private final long context;
    private final long queue;
    private final Map<ClKernel, ClProgram> programs = new HashMap<>();
    private final Set<ClBuffer> buffers = new HashSet<>();
    private long usedBytes;
    private boolean closed;
    private @Nullable String lost;

    private OpenClDevice(ClDeviceInfo info, KernelFiles files, long budgetBytes, long context, long queue) {
        this.info = info;
        this.files = files;
        this.budgetBytes = budgetBytes;
        this.context = context;
        this.queue = queue;
    }

    /** With up to 80 % of a card's memory, or a quarter of a processor's, which others use too. */
    public static OpenClDevice open(ClDeviceInfo info) {
        return open(info, info.isCpu() ? info.memoryBytes() / 4 : info.memoryBytes() / 5 * 4, KernelFiles.OWN);
    }

    /** @throws DeviceException if the driver refuses, or the device cannot be used */
    public static OpenClDevice open(ClDeviceInfo info, long budgetBytes, KernelFiles files) {
        if (!info.refusal().isEmpty()) {
            throw new DeviceException(info + " cannot be used: " + info.refusal());
        }
        if (info.largestGroup() < GROUP) {
            throw new DeviceException(info + " takes groups of only " + info.largestGroup() + " work items");
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            PointerBuffer properties = stack.mallocPointer(3)
                    .put(CL_CONTEXT_PLATFORM)
                    .put(info.platform())
                    .put(0)
                    .flip();
            long context = clCreateContext(properties, info.device(), null, 0, error);
            ClError.check(error.get(0), "opening " + info);
            long queue = clCreateCommandQueue(context, info.device(), 0, error);
            if (error.get(0) != 0) {
                clReleaseContext(context);
                ClError.check(error.get(0), "making a queue for " + info);
            }
            return new OpenClDevice(info, files, budgetBytes, context, queue);
        }
    }

    public ClDeviceInfo info() {
        return info;
    }

    @Override
    public String name() {
        return "OpenCL, " + info;
    }

    /** The budget. */
    @Override
    public long memoryBytes() {
        return budgetBytes;
    }

    /** Most numbers that one buffer can have now. */
    public synchronized long largestBuffer() {
        return Math.min(info.largestBufferBytes(), budgetBytes - usedBytes) / Float.BYTES;
    }

    /** Buffers that are not closed. */
    public synchronized int aliveBuffers() {
        return buffers.size();
    }

    /**
     * Takes memory.
     *
     * @throws DeviceException if it is beyond the budget or what the device has
     */
    public synchronized ClBuffer allocate(String what, long floats) {
        checkUsable();
        long bytes = floats * Float.BYTES;
        if (usedBytes + bytes > budgetBytes || bytes > info.largestBufferBytes()) {
            throw new DeviceException(what + " needs " + bytes + " bytes on " + info + ", of whose budget of "
                    + budgetBytes + " bytes " + usedBytes + " are in use and one buffer may have "
                    + info.largestBufferBytes());
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long handle = clCreateBuffer(context, CL_MEM_READ_WRITE, bytes, error);
            ClError.check(error.get(0), "taking " + bytes + " bytes for " + what + " on " + info);
            ClBuffer buffer = new ClBuffer(this, handle, floats);
            buffers.add(buffer);
            usedBytes += bytes;
            return buffer;
        }
    }

    synchronized void release(ClBuffer buffer, long handle) {
        if (buffers.remove(buffer)) {
            usedBytes -= buffer.floats() * Float.BYTES;
            // Waits until nothing uses it.
            clReleaseMemObject(handle);
        }
    }

    synchronized void write(ClBuffer buffer, long at, float[] values) {
        checkUsable();
        checkRange(buffer, at, values.length);
        run(
                clEnqueueWriteBuffer(queue, buffer.handle(), true, at * Float.BYTES, values, null, null),
                "writing " + values.length + " numbers to " + info);
    }

    synchronized void read(ClBuffer buffer, long at, float[] values) {
        checkUsable();
        checkRange(buffer, at, values.length);
        run(
                clEnqueueReadBuffer(queue, buffer.handle(), true, at * Float.BYTES, values, null, null),
                "reading " + values.length + " numbers from " + info);
    }

    private static void checkRange(ClBuffer buffer, long at, int n) {
        if (at < 0 || at + n > buffer.floats()) {
            throw new IndexOutOfBoundsException("numbers " + at + " … " + (at + n) + " of " + buffer.floats());
        }
    }

    /**
     * Queues a kernel for nx×ny×nz work items; nx is rounded up to whole groups of {@value #GROUP}, and the kernel leaves the
     * surplus alone.
     *
     * @param arguments buffers, ints and floats in the kernel's order
     */
    public synchronized void launch(ClKernel kernel, int nx, int ny, int nz, Object... arguments) {
        checkUsable();
        ClProgram program = programs.computeIfAbsent(kernel, k -> ClProgram.build(context, info, files, k));
        for (int i = 0; i < arguments.length; i++) {
            Object a = arguments[i];
            int code = a instanceof ClBuffer b
                    ? clSetKernelArg1p(program.kernel(), i, b.handle())
                    : a instanceof Integer n
                            ? clSetKernelArg1i(program.kernel(), i, n)
                            : clSetKernelArg1f(program.kernel(), i, (Float) a);
            ClError.check(code, "argument " + i + " of the kernel " + kernel.name());
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer global = stack.pointers((nx + GROUP - 1L) / GROUP * GROUP, ny, nz);
            PointerBuffer local = stack.pointers(GROUP, 1, 1);
            run(
                    clEnqueueNDRangeKernel(queue, program.kernel(), 3, null, global, local, null, null),
                    "running the kernel " + kernel.name() + " on " + info);
        }
    }

    /** Waits until all that was queued is done. */
    public synchronized void finish() {
        checkUsable();
        run(clFinish(queue), "waiting for " + info);
    }

    private void run(int code, String what) {
        // Want of memory is no loss.
        if (code != 0 && code != -4) {
            lost = what + " failed: " + ClError.words(code);
        }
        ClError.check(code, what);
    }

    private void checkUsable() {
        if (closed) {
            throw new DeviceException(info + " was closed");
        }
        if (lost != null) {
            throw new DeviceException(info + " was lost: " + lost);
        }
    }

    /** Gives everything back, buffers too. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        clFinish(queue);
        closed = true;
        for (ClBuffer b : Set.copyOf(buffers)) {
            b.close();
        }
        programs.values().forEach(ClProgram::close);
        programs.clear();
        clReleaseCommandQueue(queue);
        clReleaseContext(context);
    }
}
