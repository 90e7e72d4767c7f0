// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Checksums that recognise an input.
 *
 * <pre>
 *   sha256:…           SHA-256 of all bytes of a file
 *   sha256-sampled:…   SHA-256 of
 *     file             "sextant-sampled-1 file\n", its size (8 bytes, big endian), then all of it up to 1 MiB;
 *                      of a larger one the 16 pieces of 64 KiB that start at ⌊i (size − 65536) / 15⌋, i = 0 … 15
 *     folder           "sextant-sampled-1 folder\n", then of each file below it, by rising relative name (with '/'):
 *                      the name in UTF-8, a zero byte, its size; then the sampled digests of 16 of them, evenly
 *                      spaced from the first to the last (of all if there are no more than 16)
 * </pre>
 *
 * The sampled one reads at most 1 MiB of a file and 16 MiB of a folder, so that it costs milliseconds even for many
 * gigabytes. It finds every change of a size or a name; a change of a few bytes between the pieces only the full one
 * finds. Of a folder the full one covers every file, name and size. Files that a file browser leaves behind (such as
 * {@code .DS_Store}) do not count.
 */
public enum InputDigest {
    SAMPLED("sha256-sampled:"),
    FULL("sha256:");

    private static final int PIECE = 1 << 16;
    private static final int PIECES = 16;
    private static final Set<String> STRAY = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

    /** What recognises an input. @param bytes size of the file, or the sum of sizes in the folder */
    public record Mark(long bytes, String checksum) {}

    private final String prefix;

    InputDigest(String prefix) {
        this.prefix = prefix;
    }

    /** The kind that made a checksum. @throws SextantException if no kind known here did */
    public static InputDigest of(String checksum) {
        for (InputDigest d : values()) {
            if (checksum.startsWith(d.prefix)) {
                return d;
            }
        }
        throw new SextantException(
                "the checksum '" + checksum + "' is of no known kind; known are sha256-sampled: and sha256:");
    }

    /**
     * Size and checksum of a file or folder.
     *
     * @throws org.sextant.world.error.CancelledException if cancelled
     */
    public Mark of(Path path, WorkContext work) throws IOException {
        MessageDigest sha = sha256();
        long bytes = Files.isDirectory(path) ? folder(sha, path, work) : file(sha, path, work);
        return new Mark(bytes, prefix + HexFormat.of().formatHex(sha.digest()));
    }

    /** Size of a file, or the sum of sizes in a folder. */
    static long bytes(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.size(path);
        }
        long sum = 0;
        for (Path f : files(path)) {
            sum += Files.size(f);
        }
        return sum;
    }

    private long file(MessageDigest sha, Path file, WorkContext work) throws IOException {
        long size = Files.size(file);
        if (this == FULL) {
            all(sha, file, size, work);
            return size;
        }
        text(sha, "sextant-sampled-1 file\n");
        number(sha, size);
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            boolean whole = size <= (long) PIECES * PIECE;
            for (int i = 0; i < PIECES; i++) {
                long at = whole ? (long) i * PIECE : spaced(size - PIECE, i);
                piece(sha, c, at, piece);
            }
        }
        return size;
    }

    /** last · i / 15, rounded down, without overflow. */
    private static long spaced(long last, int i) {
        int steps = PIECES - 1;
        return last / steps * i + last % steps * i / steps;
    }

    private static void piece(MessageDigest sha, FileChannel c, long at, ByteBuffer piece) throws IOException {
        piece.clear();
        int n = 0;
        while (piece.hasRemaining() && n >= 0) {
            n = c.read(piece, at + piece.position());
        }
        sha.update(piece.flip());
    }

    private static void all(MessageDigest sha, Path file, long size, WorkContext work) throws IOException {
        String what = "checksum of " + file.getFileName();
        byte[] buffer = new byte[1 << 20];
        long done = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                work.checkCancelled(what);
                sha.update(buffer, 0, n);
                done += n;
                work.progress().report(what, done, size);
            }
        }
    }

    private long folder(MessageDigest sha, Path folder, WorkContext work) throws IOException {
        List<Path> files = files(folder);
        text(sha, "sextant-" + (this == FULL ? "full" : "sampled") + "-1 folder\n");
        long sum = 0;
        for (Path f : files) {
            work.checkCancelled("checksum of " + folder.getFileName());
            long size = Files.size(f);
            text(sha, relativeName(folder, f));
            sha.update((byte) 0);
            number(sha, size);
            sum = Math.addExact(sum, size);
        }
        int n = this == FULL ? files.size() : Math.min(PIECES, files.size());
        for (int i = 0; i < n; i++) {
            int index = n == 1 ? 0 : (int) ((long) i * (files.size() - 1) / (n - 1));
            MessageDigest inner = sha256();
            file(inner, files.get(index), work);
            sha.update(inner.digest());
        }
        return sum;
    }

    /** All files below a folder by relative name; linked folders are not entered. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> Files.isRegularFile(p) && !STRAY.contains(String.valueOf(p.getFileName())))
                    .sorted((a, b) -> relativeName(folder, a).compareTo(relativeName(folder, b)))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String relativeName(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static void text(MessageDigest sha, String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void number(MessageDigest sha, long value) {
        sha.update(ByteBuffer.allocate(8).putLong(0, value));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new SextantException("this Java has no SHA-256, which every Java must have; use another JDK", e);
        }
    }
}
