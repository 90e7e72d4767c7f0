// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/**
 * An open HDF5 file and those that its external links lead to.
 *
 * <p>Threads: any.
 */
public final class Hdf5File implements AutoCloseable {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    /** A superblock starts at byte 0, 512, 1024, 2048 … (HDF5 file format, II.A); later than this nobody puts it. */
    private static final int LAST_START = 1 << 20;

    private static final int SUPERBLOCK_BYTES = 256;
    private static final Set<Integer> WIDTHS = Set.of(2, 4, 8);

    private final Path path;
    private final RandomBytes bytes;
    private final GuardedStorage storage;
    private final HdfFile root;
    private final Map<Path, Hdf5File> linked = new HashMap<>();

    private Hdf5File(Path path, RandomBytes bytes) throws IOException {
        this.path = path;
        this.bytes = bytes;
        Superblock superblock = guard(bytes.name(), "superblock", () -> superblock(bytes));
        if (!WIDTHS.contains(superblock.getSizeOfOffsets()) || !WIDTHS.contains(superblock.getSizeOfLengths())) {
            throw new DataException(
                    bytes.name(),
                    "superblock",
                    "offsets of " + superblock.getSizeOfOffsets() + " and lengths of " + superblock.getSizeOfLengths()
                            + " bytes do not exist",
                    "The file is damaged");
        }
        this.storage = new GuardedStorage(bytes, superblock);
        this.root = guarded("root group", () -> Jhdf.file(storage));
    }

    /**
     * Opens a file.
     *
     * @throws DataException if it is not an HDF5 file or its superblock is damaged
     */
    public static Hdf5File open(Path path) {
        RandomBytes bytes = RandomBytes.open(path);
        try {
            return new Hdf5File(path, bytes);
        } catch (IOException | RuntimeException e) {
            DataException words = e instanceof DataException d
                    ? d
                    : new DataException(
                            path.toString(), "superblock", "cannot be read: " + e, "The file is damaged", e);
            try {
                bytes.close();
            } catch (IOException closing) {
                words.addSuppressed(closing);
            }
            throw words;
        }
    }

    /** Byte at which the superblock starts, or −1 if there is none. */
    public static long start(Path path) throws IOException {
        try (RandomBytes bytes = RandomBytes.open(path)) {
            return start(bytes);
        }
    }

    private static long start(RandomBytes bytes) throws IOException {
        for (long at = 0; at <= LAST_START && at + SIGNATURE.length <= bytes.size(); at = at == 0 ? 512 : 2 * at) {
            if (bytes.read(at, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE))) {
                return at;
            }
        }
        return -1;
    }

    private static Superblock superblock(RandomBytes bytes) {
        try {
            long start = start(bytes);
            if (start < 0) {
                throw new DataException(bytes.name(), "byte 0", "it has no HDF5 signature", "It is of another format");
            }
            ByteBuffer head = bytes.read(0, Math.min(bytes.size(), start + SUPERBLOCK_BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN);
            Superblock superblock = Superblock.readSuperblock(head.position((int) start));
            if (superblock.getBaseAddressByte() != start) {
                throw new DataException(
                        bytes.name(),
                        "superblock at byte " + start,
                        "it gives its own place as " + superblock.getBaseAddressByte(),
                        "The file is damaged");
            }
            return superblock;
        } catch (IOException e) {
            throw new HdfException("cannot read the superblock", e);
        }
    }

    /** The root group. */
    public Hdf5Group root() {
        return new Hdf5Group(this, root, "");
    }

    public Path path() {
        return path;
    }

    String name() {
        return bytes.name();
    }

    RandomBytes bytes() {
        return bytes;
    }

    GuardedStorage storage() {
        return storage;
    }

    /** A file that an external link names, relative to this file's folder; closed with this one. */
    synchronized Hdf5File linked(String target) {
        Path folder = path.toAbsolutePath().getParent();
        Path other = folder == null ? Path.of(target) : folder.resolve(target);
        return linked.computeIfAbsent(other.normalize(), Hdf5File::open);
    }

    /** Runs a call into jhdf; whatever it throws comes out as words. */
    <T> T guarded(String place, Supplier<T> call) {
        storage.begin();
        try {
            return guard(name(), place, call);
        } finally {
            storage.end();
        }
    }

    /** jhdf has no limit to the depth of damaged trees, so that a full stack is one of its ways to fail. */
    private static <T> T guard(String file, String place, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException | StackOverflowError e) {
            Throwable cause = e;
            while (cause.getCause() != null && !(cause instanceof DataException)) {
                cause = cause.getCause();
            }
            if (cause instanceof DataException d && d.file().equals(file)) {
                throw d;
            }
            String problem = cause instanceof StackOverflowError ? "its structure is nested without end" : words(cause);
            throw new DataException(file, place, "cannot be read: " + problem, "", e);
        }
    }

    private static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public synchronized void close() throws IOException {
        for (Hdf5File other : linked.values()) {
            other.close();
        }
        bytes.close();
    }
}
