// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia.compound;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a compound file, read by range.
 *
 * <p>Threads: any.
 */
public final class CompoundStream implements ByteSource {
    /** A stream in more pieces is followed anew each time, so that thousands of torn streams do not fill the memory. */
    private static final int KEPT_PIECES = 1024;

    private final CompoundFile file;
    private final String path;
    private final long firstSector;
    private final long size;
    private volatile @Nullable Extents extents;

    CompoundStream(CompoundFile file, String path, long firstSector, long size) {
        this.file = file;
        this.path = path;
        this.firstSector = firstSector;
        this.size = size;
    }

    /** Names of the storages and of the stream, joined by '/'. */
    public String path() {
        return path;
    }

    @Override
    public String name() {
        return file.name();
    }

    /** Bytes as the directory states them; whether they are there shows when they are read. */
    @Override
    public long size() {
        return size;
    }

    /** Number of contiguous pieces in which the stream lies. */
    public int pieces() throws IOException {
        return extents().pieces();
    }

    @Override
    public ByteBuffer read(long at, long n) throws IOException {
        return extents().read(at, n);
    }

    private Extents extents() throws IOException {
        Extents e = extents;
        if (e == null) {
            e = file.extents(path, firstSector, size);
            extents = e.pieces() <= KEPT_PIECES ? e : null;
        }
        return e;
    }
}
