// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.sextant.world.error.DataException;

/**
 * Bytes of a file read at any place without moving a shared position.
 *
 * <p>Threads: any. Java closes a file for everybody when a thread is interrupted that reads from it; here it is opened
 * again and the read is done, and the thread stays marked as interrupted.
 */
public final class RandomBytes implements AutoCloseable {
    /** A gzip file may not unpack to more than this many times its size: guards against a damaged or hostile file. */
    private static final long MAX_INFLATION = 1100;

    private final String name;
    private final Opening opening;
    private final long size;
    private volatile FileChannel channel;
    private volatile boolean closed;

    private interface Opening {
        FileChannel open() throws IOException;
    }

    private RandomBytes(String name, Opening opening) throws IOException {
        this.name = name;
        this.opening = opening;
        this.channel = opening.open();
        this.size = channel.size();
    }

    /** @throws DataException if the file cannot be opened */
    public static RandomBytes open(Path path) {
        try {
            return new RandomBytes(path.toString(), () -> FileChannel.open(path, StandardOpenOption.READ));
        } catch (IOException e) {
            throw new DataException(
                    path.toString(), "file", "cannot be opened: " + e, "Check that it exists and may be read", e);
        }
    }

    /** Makes something that keeps the open file and closes it later. */
    @FunctionalInterface
    public interface Making<T> {
        T from(RandomBytes bytes) throws IOException;
    }

    /**
     * Opens a file and hands it to what is made of it; closes it again if that fails.
     *
     * @throws DataException if the file cannot be opened or read
     */
    public static <T> T handOver(Path path, Making<T> making) {
        RandomBytes bytes = open(path);
        boolean opened = false;
        try {
            T made = making.from(bytes);
            opened = true;
            return made;
        } catch (IOException e) {
            throw new DataException(
                    path.toString(), "data file", "cannot be read: " + e, "Check the disk and copy the file again", e);
        } finally {
            if (!opened) {
                closeAfterFailure(bytes);
            }
        }
    }

    private static void closeAfterFailure(RandomBytes bytes) {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new DataException(bytes.name(), "closing", "failed: " + e, "Check the disk", e);
        }
    }

    /**
     * Unpacks a gzip file, from the byte {@code offset} on, to a temporary file that goes away on closing.
     *
     * @throws DataException if the data are damaged or end early
     */
    public static RandomBytes openGzip(Path path, long offset) {
        Path temporary = null;
        try (InputStream raw = Files.newInputStream(path)) {
            raw.skipNBytes(offset);
            temporary = Files.createTempFile("sextant-", ".unpacked");
            unpack(path, new GZIPInputStream(raw, 1 << 16), temporary);
            Path unpacked = temporary;
            return new RandomBytes(
                    path.toString(),
                    () -> FileChannel.open(unpacked, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            deleteQuietly(temporary, e);
            throw new DataException(
                    path.toString(), "gzip data", "cannot be unpacked: " + e, "The file is damaged; copy it again", e);
        }
    }

    private static void unpack(Path path, InputStream in, Path target) throws IOException {
        long limit = Math.max(1 << 20, Files.size(path) * MAX_INFLATION);
        byte[] buffer = new byte[1 << 16];
        try (var out = Files.newOutputStream(target)) {
            long total = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > limit) {
                    throw new IOException("it unpacks to more than " + limit + " bytes");
                }
                out.write(buffer, 0, n);
            }
        }
    }

    private static void deleteQuietly(@org.jspecify.annotations.Nullable Path temporary, IOException cause) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    /** File name for messages. */
    public String name() {
        return name;
    }

    public long size() {
        return size;
    }

    /**
     * n bytes from {@code at} on, in a new buffer ready to be read (big endian, as buffers start).
     *
     * @throws EOFException if the file ends before; nothing is allocated then
     */
    public ByteBuffer read(long at, long n) throws IOException {
        if (at < 0 || n < 0 || n > size || at > size - n) {
            throw new EOFException(n + " bytes are wanted at byte " + at + ", the file has " + size);
        }
        if (n > Integer.MAX_VALUE - 8) {
            throw new IOException(n + " bytes at byte " + at + " are too many to read at once");
        }
        ByteBuffer b = ByteBuffer.allocate((int) n);
        readFully(at, b);
        return b.flip();
    }

    private void readFully(long at, ByteBuffer b) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (b.hasRemaining()) {
                FileChannel c = channel;
                try {
                    if (c.read(b, at + b.position()) < 0) {
                        throw new EOFException("the file ends at byte " + (at + b.position()));
                    }
                } catch (ClosedChannelException e) {
                    interrupted |= Thread.interrupted();
                    reopen(c, e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void reopen(FileChannel broken, ClosedChannelException cause) throws IOException {
        if (closed) {
            throw cause;
        }
        if (channel == broken) {
            channel = opening.open();
        }
    }

    /** Up to n bytes from the start: what probing looks at. */
    public static byte[] head(Path path, int n) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(n);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }
}
