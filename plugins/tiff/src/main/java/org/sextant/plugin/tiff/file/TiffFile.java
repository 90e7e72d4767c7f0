// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/**
 * A TIFF (version 42) or BigTIFF (version 43) file: byte order, place of the first directory, and its bytes.
 *
 * <p>A volume of a few files keeps them open. One of thousands {@linkplain #release releases} each after its headers were
 * read; it is then opened for every block, so that the system's limit of open files is not met.
 *
 * <p>Threads: any.
 */
public final class TiffFile implements AutoCloseable {
    /** Reads from the open file. */
    @FunctionalInterface
    public interface Use<T> {
        T on(RandomBytes bytes) throws IOException;
    }

    private final Path path;
    private final String name;
    private final long size;
    private final ByteOrder order;
    private final boolean big;
    private final long firstDirectory;
    private volatile @Nullable RandomBytes handle;

    private TiffFile(Path path, RandomBytes bytes, ByteOrder order, boolean big, long firstDirectory) {
        this.path = path;
        this.name = path.toString();
        this.size = bytes.size();
        this.order = order;
        this.big = big;
        this.firstDirectory = firstDirectory;
        this.handle = bytes;
    }

    /** @throws DataException if it is no TIFF file */
    public static TiffFile open(Path path) {
        RandomBytes bytes = RandomBytes.open(path);
        try {
            return header(path, bytes);
        } catch (IOException | RuntimeException e) {
            try {
                bytes.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            if (e instanceof DataException d) {
                throw d;
            }
            throw new DataException(
                    path.toString(), "header", "cannot be read: " + e.getMessage(), "Copy the file again", e);
        }
    }

    private static TiffFile header(Path path, RandomBytes bytes) throws IOException {
        ByteBuffer b = bytes.read(0, Math.min(16, bytes.size()));
        byte[] head = new byte[b.remaining()];
        b.duplicate().get(head);
        if (!looksLikeTiff(head) || head.length < 8) {
            throw new DataException(
                    path.toString(), "header", "is not that of a TIFF file", "Choose a .tif file that is whole");
        }
        b.order(head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        boolean big = b.getShort(2) == 43;
        if (!big) {
            return new TiffFile(path, bytes, b.order(), false, b.getInt(4) & 0xffffffffL);
        }
        if (head.length < 16 || b.getShort(4) != 8 || b.getShort(6) != 0) {
            throw new DataException(
                    path.toString(),
                    "header",
                    "is that of a BigTIFF whose offsets are not 8 bytes long",
                    "The file is damaged; copy it again");
        }
        return new TiffFile(path, bytes, b.order(), true, b.getLong(8));
    }

    /** Whether the bytes start like a TIFF or BigTIFF file of either byte order. */
    public static boolean looksLikeTiff(byte[] head) {
        if (head.length < 4 || head[0] != head[1]) {
            return false;
        }
        int version = head[0] == 'I' && head[3] == 0 ? head[2] : head[0] == 'M' && head[2] == 0 ? head[3] : 0;
        return version == 42 || version == 43;
    }

    public Path path() {
        return path;
    }

    /** The path as text, for messages. */
    public String name() {
        return name;
    }

    /** Bytes in the file. */
    public long size() {
        return size;
    }

    public ByteOrder order() {
        return order;
    }

    /** Whether it is a BigTIFF, with 64-bit offsets. */
    public boolean big() {
        return big;
    }

    public long firstDirectory() {
        return firstDirectory;
    }

    /** Runs with the open file; opens it for this call only if it was released. */
    public <T> T with(Use<T> use) throws IOException {
        RandomBytes open = handle;
        if (open != null) {
            return use.on(open);
        }
        try (RandomBytes once = RandomBytes.open(path)) {
            return use.on(once);
        }
    }

    /** Closes the file; it can still be read, and is opened anew for each use. */
    public void release() {
        close();
    }

    public DataException error(String place, String problem, String remedy) {
        return new DataException(name, place, problem, remedy);
    }

    /** An error in the file that only another copy of it can cure. */
    public DataException damaged(String place, String problem) {
        return error(place, problem, "The file is damaged or was cut short; copy it again");
    }

    @Override
    public void close() {
        RandomBytes open = handle;
        handle = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new DataException(name, "closing", "failed: " + e, "", e);
            }
        }
    }
}
