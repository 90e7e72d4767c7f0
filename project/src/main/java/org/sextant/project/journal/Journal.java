// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.world.edit.Change;
import org.sextant.world.error.DataException;
import org.sextant.world.scene.World;

/**
 * The open end of a journal file. {@link #append} returns only when the line is on disk; if it throws, the file is as
 * before.
 *
 * <p>Threads: any; lines are written one after another. Only one process may hold a journal open.
 */
public final class Journal implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final LineFile disk;
    private final String tool;
    private final Clock clock;
    private long sequence;
    private long length;
    private boolean broken;

    /** @param end how the file ends, without a torn part */
    Journal(Path file, LineFile disk, JournalReader.End end, String tool, Clock clock) {
        this.file = file;
        this.disk = disk;
        this.sequence = end.lastSequence();
        this.length = end.wholeBytes();
        this.tool = tool;
        this.clock = clock;
    }

    /** Writes a new journal that starts from a world; replaces one that is there in one step. */
    public static void start(Path file, World world, long sequence, String tool, Clock clock) {
        byte[] line = new JournalLine(sequence, clock.instant(), tool, new JournalLine.Entry.Start(world)).bytes();
        AtomicOutput.write(file, true, line.length, part -> Files.write(part, line));
    }

    /** Opens a journal that {@link JournalReader} has read, to append to it. */
    public static Journal open(Path file, JournalReader.End end, String tool, Clock clock) {
        try {
            return new Journal(file, LineFile.of(file), end, tool, clock);
        } catch (IOException e) {
            throw failed(file, "cannot be opened for writing: " + e, "Check the permissions of the project folder", e);
        }
    }

    /**
     * Moves the torn end of a journal to a file of its own beside it.
     *
     * @return the new file, {@code journal.torn-TIME}
     */
    public static Path cutTornEnd(Path file, JournalReader.End end, Clock clock) {
        Path aside = file.resolveSibling("journal.torn-" + STAMP.format(clock.instant()));
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            AtomicOutput.write(aside, false, end.tornBytes(), part -> {
                try (FileChannel out =
                        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    copy(c, end.wholeBytes(), end.tornBytes(), out);
                }
            });
            c.truncate(end.wholeBytes());
            c.force(true);
            return aside;
        } catch (IOException e) {
            throw failed(
                    file, "its torn end cannot be cut off: " + e, "Check the disk's free space and permissions", e);
        }
    }

    private static void copy(FileChannel from, long at, long bytes, FileChannel to) throws IOException {
        for (long done = 0; done < bytes; ) {
            long n = from.transferTo(at + done, bytes - done, to);
            if (n <= 0) {
                throw new IOException("it ends at byte " + (at + done));
            }
            done += n;
        }
    }

    /**
     * Adds a change; returns when it is on disk.
     *
     * @return its sequence number
     * @throws DataException if it cannot be written, for example on a full disk; the journal then holds what it held
     */
    public synchronized long append(Change change) {
        if (broken) {
            throw failed(
                    file,
                    "an earlier failure could not be undone in it, so that nothing more can be added",
                    "Close the project and open it again",
                    null);
        }
        byte[] line =
                new JournalLine(sequence + 1, clock.instant(), tool, new JournalLine.Entry.Changed(change)).bytes();
        try {
            disk.write(length, line);
            disk.sync();
        } catch (IOException e) {
            takeBack(e);
            throw failed(
                    file,
                    "the change cannot be recorded and was not made: " + e,
                    "Free space on the disk or check its permissions, then try again",
                    e);
        }
        length += line.length;
        return ++sequence;
    }

    private void takeBack(IOException cause) {
        try {
            disk.truncate(length);
            disk.sync();
        } catch (IOException e) {
            broken = true;
            cause.addSuppressed(e);
        }
    }

    /** Number of the last change on disk. */
    public synchronized long sequence() {
        return sequence;
    }

    /** Length of the file, bytes. */
    public synchronized long length() {
        return length;
    }

    @Override
    public synchronized void close() {
        try {
            disk.close();
        } catch (IOException e) {
            throw failed(file, "cannot be closed: " + e, "", e);
        }
    }

    private static DataException failed(Path file, String problem, String remedy, @Nullable Exception cause) {
        return new DataException(file.toString(), "journal", problem, remedy, cause);
    }
}
