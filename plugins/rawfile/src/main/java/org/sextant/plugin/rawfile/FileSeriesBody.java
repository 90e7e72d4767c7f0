// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.sextant.volume.format.RandomBytes;

/** Voxels that run through many files, the same number of bytes in each. Files are open only while they are read. */
public final class FileSeriesBody implements Body {
    /** A file and the byte in it where its voxels start. */
    public record Part(Path file, long offset) {}

    private final List<Part> parts;
    private final long bytesPerPart;

    public FileSeriesBody(List<Part> parts, long bytesPerPart) {
        this.parts = List.copyOf(parts);
        this.bytesPerPart = bytesPerPart;
    }

    @Override
    public ByteBuffer read(long at, long n) throws IOException {
        int first = (int) (at / bytesPerPart);
        if (at % bytesPerPart + n <= bytesPerPart) {
            return readPart(parts.get(first), at % bytesPerPart, n);
        }
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(n));
        long from = at;
        while (all.hasRemaining()) {
            long within = from % bytesPerPart;
            long here = Math.min(all.remaining(), bytesPerPart - within);
            all.put(readPart(parts.get((int) (from / bytesPerPart)), within, here));
            from += here;
        }
        return all.flip();
    }

    private static ByteBuffer readPart(Part part, long at, long n) throws IOException {
        try (RandomBytes bytes = RandomBytes.open(part.file())) {
            return bytes.read(part.offset() + at, n);
        }
    }

    /** Nothing is open between reads. */
    @Override
    public void close() {}
}
