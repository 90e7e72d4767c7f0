// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.sextant.volume.format.RandomBytes;

/** Voxels as they lie in one file, from a byte on. */
public final class FileBody implements Body {
    private final RandomBytes bytes;
    private final long offset;

    /** @param bytes closed with this body */
    public FileBody(RandomBytes bytes, long offset) {
        this.bytes = bytes;
        this.offset = offset;
    }

    @Override
    public ByteBuffer read(long at, long n) throws IOException {
        return bytes.read(offset + at, n);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
