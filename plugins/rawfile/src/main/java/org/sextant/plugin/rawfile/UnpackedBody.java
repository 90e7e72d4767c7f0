// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.DataException;

/**
 * Voxels that are packed or written as text. They are unpacked to a temporary file when the first block is wanted, not
 * when the header is read; the temporary file goes away on closing.
 */
public final class UnpackedBody implements Body {
    /** Opens a stream of unpacked bytes. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * One packed file or one part of it.
     *
     * @param skip unpacked bytes before the voxels
     * @param bytes unpacked bytes of voxels
     */
    public record Part(String name, Source source, long skip, long bytes) {}

    /** Deflate packs at most 1032 : 1; a header that announces more lies. */
    private static final long MAX_INFLATION = 1100;

    private final List<Part> parts;
    private @Nullable FileChannel unpacked;
    private boolean closed;

    public UnpackedBody(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Refuses a header that announces more than its packed data can hold.
     *
     * @param unpackedBytes announced
     * @param packedBytes room in the file
     */
    public static void checkInflation(String file, long unpackedBytes, long packedBytes) {
        if (packedBytes < 0 || unpackedBytes / MAX_INFLATION > packedBytes) {
            throw new DataException(
                    file,
                    "header",
                    "it announces " + unpackedBytes + " bytes of voxels, but only " + packedBytes
                            + " compressed bytes are there",
                    "It was cut short or its header is wrong; copy it again");
        }
    }

    @Override
    public ByteBuffer read(long at, long n) throws IOException {
        FileChannel channel = channel();
        if (at < 0 || n < 0 || at > channel.size() - n) {
            throw new EOFException(n + " bytes are wanted at byte " + at + ", there are " + channel.size());
        }
        ByteBuffer b = ByteBuffer.allocate(Math.toIntExact(n));
        while (b.hasRemaining()) {
            if (channel.read(b, at + b.position()) < 0) {
                throw new EOFException("the unpacked data end at byte " + (at + b.position()));
            }
        }
        return b.flip();
    }

    private synchronized FileChannel channel() throws IOException {
        if (closed) {
            throw new IOException("the volume is closed");
        }
        FileChannel there = unpacked;
        if (there == null) {
            there = unpack();
            unpacked = there;
        }
        return there;
    }

    private FileChannel unpack() throws IOException {
        Path temporary = Files.createTempFile("sextant-", ".unpacked");
        boolean whole = false;
        try {
            long needed = parts.stream().mapToLong(Part::bytes).sum();
            long room = Files.getFileStore(temporary).getUsableSpace();
            if (needed > room) {
                throw new IOException("unpacking needs " + needed + " bytes in " + temporary.getParent()
                        + ", which has " + room + " free; unpack the file by hand or free space");
            }
            try (OutputStream out = Files.newOutputStream(temporary)) {
                byte[] buffer = new byte[1 << 15];
                for (Part p : parts) {
                    unpack(p, buffer, out);
                }
            }
            whole = true;
            return FileChannel.open(temporary, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        } finally {
            if (!whole) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static void unpack(Part part, byte[] buffer, OutputStream out) throws IOException {
        try (InputStream in = part.source().open()) {
            in.skipNBytes(part.skip());
            long left = part.bytes();
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    throw new EOFException(part.name() + " unpacks to " + (part.bytes() - left) + " bytes of voxels, "
                            + part.bytes() + " are announced");
                }
                out.write(buffer, 0, n);
                left -= n;
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (unpacked != null) {
            unpacked.close();
        }
    }
}
