// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sextant.world.error.DataException;

/** The chain of directories of a file, each visited once, in the chain's order. */
public final class Directories {
    /** More entries than any program writes; guards against absurd counts. */
    private static final int MOST_ENTRIES = 1 << 12;

    private final TiffFile file;
    private final Window window;
    private long total;

    private Directories(TiffFile file) {
        this.file = file;
        this.window = new Window(file);
    }

    /**
     * Shows every directory to the visitor; a directory is valid until the visitor returns.
     *
     * @throws DataException if a directory reaches outside of the file, or the chain returns to where it was
     */
    public static void forEach(TiffFile file, Consumer<Directory> visitor) {
        new Directories(file).walk(visitor);
    }

    private void walk(Consumer<Directory> visitor) {
        Set<Long> seen = new HashSet<>();
        long at = file.firstDirectory();
        if (at == 0) {
            throw file.damaged("header", "states no directory, so there is no image");
        }
        int number = 0;
        while (at != 0) {
            if (!seen.add(at)) {
                throw file.damaged(
                        "page " + number, "its directory is at byte " + at + ", where an earlier one is: a loop");
            }
            at = visit(at, number, visitor);
            number++;
        }
    }

    /** Returns where the next directory is, 0 if there is none. */
    private long visit(long at, int number, Consumer<Directory> visitor) {
        int countBytes = file.big() ? 8 : 2;
        int entryBytes = file.big() ? 20 : 12;
        int nextBytes = file.big() ? 8 : 4;
        ByteBuffer c = window.at(number, 0, at, countBytes);
        long count = file.big() ? c.getLong(0) : c.getShort(0) & 0xffff;
        if (count < 1 || count > MOST_ENTRIES) {
            throw file.damaged(
                    Window.place(number, 0),
                    "at byte " + at + " has " + count + " entries instead of 1 to " + MOST_ENTRIES);
        }
        total += countBytes + count * entryBytes + nextBytes;
        if (total > file.size()) {
            throw file.damaged(Window.place(number, 0), "overlaps with others: together they are longer than the file");
        }
        long body = at + countBytes;
        ByteBuffer b = window.at(number, 0, body, count * entryBytes + nextBytes);
        List<Entry> entries = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            entries.add(entry(b, i * entryBytes, body + (long) i * entryBytes));
        }
        long next = file.big() ? b.getLong((int) count * entryBytes) : b.getInt((int) count * entryBytes) & 0xffffffffL;
        visitor.accept(new Directory(file, window, number, entries));
        return next;
    }

    private Entry entry(ByteBuffer b, int p, long at) {
        int tag = b.getShort(p) & 0xffff;
        int type = b.getShort(p + 2) & 0xffff;
        long count = file.big() ? b.getLong(p + 4) : b.getInt(p + 4) & 0xffffffffL;
        int inside = file.big() ? 8 : 4;
        int value = p + (file.big() ? 12 : 8);
        int size = FieldType.bytes(type);
        boolean fits = size > 0 && count >= 0 && count <= inside / size;
        long place = at + (value - p);
        return new Entry(
                tag, type, count, fits ? place : file.big() ? b.getLong(value) : b.getInt(value) & 0xffffffffL);
    }
}
