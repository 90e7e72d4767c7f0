// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bytes of the voxels with every header and packing taken away: byte 0 belongs to the first voxel.
 *
 * <p>Threads: any, until it is closed.
 */
public interface Body extends AutoCloseable {
    /**
     * n bytes from {@code at} on, in a new buffer ready to be read.
     *
     * @throws java.io.EOFException if the data end before
     */
    ByteBuffer read(long at, long n) throws IOException;

    @Override
    void close() throws IOException;
}
