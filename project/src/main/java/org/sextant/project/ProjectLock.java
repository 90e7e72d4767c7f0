// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sextant.world.error.DataException;

/**
 * The right to change a project, held by one process at a time. The operating system keeps the lock and drops it when
 * the process ends in any way, so that none stays behind; the file itself stays and says who holds it.
 */
final class ProjectLock implements AutoCloseable {
    static final String FILE_NAME = "project.lock";

    /** The lock lies past the text, which other processes must be able to read: locks of Windows keep readers out. */
    private static final long LOCKED_BYTE = 1L << 40;

    /**
     * Folders locked by this process. POSIX drops all locks of a process on a file when the process closes <em>any</em>
     * descriptor of it, so that a second try from within must be refused before it opens the file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private ProjectLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws DataException if another process, or another part of this one, holds the project */
    static ProjectLock take(Path project) {
        Path folder = real(project);
        if (!HELD_HERE.add(folder)) {
            throw refused(project, "is already open for changes in this program");
        }
        boolean taken = false;
        try {
            ProjectLock lock = takeFile(project, folder);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                HELD_HERE.remove(folder);
            }
        }
    }

    private static ProjectLock takeFile(Path project, Path folder) {
        Path file = folder.resolve(FILE_NAME);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                String holder = Files.readString(file, StandardCharsets.UTF_8).strip();
                channel.close();
                throw refused(project, "is being changed by " + (holder.isEmpty() ? "another process" : holder));
            }
            write(channel, holder());
            return new ProjectLock(folder, channel);
        } catch (IOException e) {
            throw new DataException(
                    file.toString(),
                    "lock",
                    "cannot be taken: " + e,
                    "Check that the folder may be written to and that its disk knows file locks",
                    e);
        }
    }

    private static String holder() {
        return "process " + ProcessHandle.current().pid() + " (" + ToolVersion.current() + ") since " + Instant.now();
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static Path real(Path project) {
        try {
            return project.toRealPath();
        } catch (IOException e) {
            throw new DataException(project.toString(), "project", "there is no such folder", "Check the path", e);
        }
    }

    private static DataException refused(Path project, String problem) {
        return new DataException(
                project.toString(), "project", problem, "Close it there first; showing and locating need no lock");
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            throw new DataException(folder.toString(), "lock", "cannot be given back: " + e, "", e);
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
