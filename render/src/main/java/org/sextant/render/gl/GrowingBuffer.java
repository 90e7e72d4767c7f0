// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/** A piece of memory outside of the heap that grows with what is put into it, reused from picture to picture. Threads: one. */
final class GrowingBuffer implements AutoCloseable {
    private ByteBuffer memory = MemoryUtil.memAlloc(1 << 16);

    /** Empty, with room for so many bytes. */
    ByteBuffer cleared(int bytes) {
        if (memory.capacity() < bytes) {
            MemoryUtil.memFree(memory);
            memory = MemoryUtil.memAlloc(Math.max(bytes, 16));
        }
        return memory.clear();
    }

    @Override
    public void close() {
        MemoryUtil.memFree(memory);
    }
}
