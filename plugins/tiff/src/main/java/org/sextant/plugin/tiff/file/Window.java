// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.sextant.world.error.DataException;

/**
 * A moving piece of a file, so that directories that lie together are read together: small after a jump, doubling while the
 * reads follow each other. Not thread-safe.
 */
final class Window {
    private static final int SMALLEST = 512;
    private static final int LARGEST = 1 << 15;

    private final TiffFile file;
    private long start;
    private int ahead = SMALLEST;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    Window(TiffFile file) {
        this.file = file;
    }

    /**
     * n bytes from {@code at} on, as a view in the file's byte order.
     *
     * @param page whose directory is read, for messages
     * @param tag whose values are read, 0 for the directory itself
     * @throws DataException if the file is too short for that
     */
    ByteBuffer at(int page, int tag, long at, long n) {
        if (at < 0 || n < 0 || n > file.size() || at > file.size() - n) {
            throw file.damaged(
                    place(page, tag),
                    "needs " + n + " bytes from byte " + at + " on, the file has " + file.size() + " bytes");
        }
        if (at < start || at + n > start + bytes.capacity()) {
            load(page, tag, at, n);
        }
        return bytes.slice((int) (at - start), (int) n).order(file.order());
    }

    static String place(int page, int tag) {
        return "page " + page + (tag == 0 ? ", directory" : ", " + Tag.name(tag));
    }

    private void load(int page, int tag, long at, long n) {
        boolean follows = at >= start && at <= start + bytes.capacity() + SMALLEST;
        ahead = follows ? Math.min(LARGEST, 2 * ahead) : SMALLEST;
        long length = Math.min(Math.max(n, ahead), file.size() - at);
        try {
            bytes = file.with(b -> b.read(at, length));
            start = at;
        } catch (IOException e) {
            throw new DataException(
                    file.name(),
                    place(page, tag),
                    "cannot be read: " + e.getMessage(),
                    "Check the disk and the file",
                    e);
        }
    }
}
