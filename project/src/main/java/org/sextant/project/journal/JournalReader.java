// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.sextant.world.error.DataException;

/** Reads a journal line by line and tells a torn end, which a crash leaves, from damage, which it cannot. */
public final class JournalReader {
    /**
     * How a journal ends.
     *
     * @param firstSequence number of the start line
     * @param lastSequence number of the last whole line
     * @param wholeBytes length up to the end of the last whole line
     * @param tornBytes what follows it: part of a line that was never acknowledged
     */
    public record End(long firstSequence, long lastSequence, long wholeBytes, long tornBytes) {}

    private final Path file;
    private long number;
    private long wholeBytes;
    private long first = -1;
    private long last = -1;

    private JournalReader(Path file) {
        this.file = file;
    }

    /**
     * Gives every whole line to the visitor, in order.
     *
     * @throws DataException if a line before the last is damaged, lines are missing, or the file cannot be read
     */
    public static End read(Path file, Consumer<JournalLine> visitor) {
        return new JournalReader(file).readAll(visitor);
    }

    private End readAll(Consumer<JournalLine> visitor) {
        long bytes = 0;
        boolean torn = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (byte[] line = next(in); line.length > 0; line = next(in)) {
                if (torn) {
                    throw damaged();
                }
                number++;
                bytes += line.length;
                torn = !accept(line, visitor);
                if (torn && JournalLine.startsWithWhole(line)) {
                    throw damaged();
                }
                wholeBytes = torn ? wholeBytes : bytes;
            }
        } catch (IOException e) {
            throw new DataException(
                    file.toString(), "after line " + number, "cannot be read: " + e, "Check the disk", e);
        }
        if (first < 0) {
            throw new DataException(
                    file.toString(),
                    "line 1",
                    "there is no whole first line",
                    "Restore the journal from a copy, " + "or move it away to open the project as it was last saved");
        }
        return new End(first, last, wholeBytes, bytes - wholeBytes);
    }

    /** False if the line is not whole. */
    private boolean accept(byte[] line, Consumer<JournalLine> visitor) {
        if (line[line.length - 1] != '\n') {
            return false;
        }
        byte[] text = java.util.Arrays.copyOf(line, line.length - 1);
        if (!JournalLine.isWhole(text)) {
            return false;
        }
        JournalLine read = JournalLine.of(file.toString(), place(), text);
        boolean start = read.entry() instanceof JournalLine.Entry.Start;
        if (start != (number == 1) || !start && read.sequence() != last + 1) {
            throw new DataException(
                    file.toString(),
                    place(),
                    (start ? "a start with number " : "the change with number ")
                            + read.sequence()
                            + (number == 1 ? " stands first" : " follows number " + last),
                    "Lines were lost or added; restore the journal from a copy, "
                            + "or move it away to open the project as it was last saved");
        }
        first = start ? read.sequence() : first;
        last = read.sequence();
        visitor.accept(read);
        return true;
    }

    private String place() {
        return "line " + number;
    }

    private DataException damaged() {
        return new DataException(
                file.toString(),
                place(),
                "is damaged (its checksum or its line end), yet more follows",
                "Restore the journal from a copy, or move it away to open the project as it was last saved");
    }

    /** The next line with its line feed, what is left if there is none, or nothing at the end. */
    private static byte[] next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }
}
