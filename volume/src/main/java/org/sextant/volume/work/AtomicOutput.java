// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sextant.world.error.DataException;

/**
 * A file or folder that appears under its name only when it is whole: it is written beside as
 * {@code .NAME.part-…}, flushed to disk, and moved. A crash leaves at most a {@code .part-…}, which is never read and which
 * the next writer of that name tidies away.
 */
public final class AtomicOutput {
    /** Writes to the path that it is given. */
    @FunctionalInterface
    public interface Writer {
        void write(Path part) throws IOException;
    }

    private AtomicOutput() {}

    /**
     * Writes a file or a folder whole.
     *
     * @param bytes expected size; refused before anything is written if the disk has less room
     * @throws DataException if the target exists and may not be replaced, the disk is full, or writing fails; whatever was
     *     at the target is then still there
     */
    public static void write(Path target, boolean overwrite, long bytes, Writer writer) {
        Path at = target.toAbsolutePath().normalize();
        Path folder = at.getParent();
        if (folder == null) {
            throw new DataException(target.toString(), "output", "it is the root of a drive", "Name a file");
        }
        LeftOvers leftOvers = new LeftOvers(at);
        Path part = null;
        try {
            Files.createDirectories(folder);
            leftOvers.tidy();
            if (Files.exists(at) && !overwrite) {
                throw new DataException(
                        target.toString(), "output", "it exists already", "Choose another name or add --overwrite");
            }
            checkRoom(at, folder, bytes);
            part = leftOvers.newPart();
            writer.write(part);
            flush(part);
            move(part, at, overwrite, leftOvers.newOld());
            flushNames(folder);
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    target.toString(),
                    "output",
                    "cannot be written: " + reason(e),
                    "Check the disk's free space and permissions",
                    e);
        } finally {
            if (part != null) {
                delete(part);
            }
        }
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
    }

    private static void checkRoom(Path target, Path folder, long bytes) throws IOException {
        FileStore store = Files.getFileStore(folder);
        long room = store.getUsableSpace();
        if (bytes > room) {
            throw new DataException(
                    target.toString(),
                    "output",
                    "needs " + bytes + " bytes, the disk has " + room + " free",
                    "Free space or choose another disk");
        }
    }

    /** Flushes a file, or every file of a folder and the names in it and its folders, to disk. */
    private static void flush(Path part) throws IOException {
        try (Stream<Path> files = Files.walk(part)) {
            for (Path f : (Iterable<Path>) files::iterator) {
                if (Files.isDirectory(f)) {
                    flushNames(f);
                } else if (Files.isRegularFile(f)) {
                    try (FileChannel c = FileChannel.open(f, StandardOpenOption.WRITE)) {
                        c.force(true);
                    }
                }
            }
        }
    }

    /** Makes the move itself last: the names in a folder are on disk only when the folder is flushed (POSIX). */
    private static void flushNames(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel c = FileChannel.open(folder, StandardOpenOption.READ)) {
            c.force(true);
        }
    }

    /** Moves the part to its name; a folder that is replaced is moved aside first and deleted after. */
    private static void move(Path part, Path target, boolean overwrite, Path old) throws IOException {
        if (!overwrite) {
            // Fails if something has come to lie there since the check before writing.
            Files.move(part, target);
            return;
        }
        if (Files.isDirectory(target) && !Files.isDirectory(part)) {
            throw new DataException(
                    target.toString(),
                    "output",
                    "it is a folder, which a file does not replace",
                    "Choose another name, or delete the folder by hand");
        }
        if (Files.isDirectory(target)) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
                throw e;
            }
            delete(old);
            return;
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes a file or folder if it is there. */
    public static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path p : deepestFirst) {
                Files.deleteIfExists(p);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    path.toString(), "temporary file", "cannot be deleted: " + reason(e), "Delete it by hand", e);
        }
    }
}
