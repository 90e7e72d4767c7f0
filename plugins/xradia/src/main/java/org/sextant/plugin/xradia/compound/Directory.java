// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia.compound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sextant.world.error.DataException;

/**
 * The directory of a compound file: a red-black tree of siblings in each storage (MS-CFB 2.6.4), walked without
 * recursion and without trust in its order.
 */
final class Directory {
    private static final int MAX_DEPTH = 32;

    /** More entries than any microscope writes; a longer directory is damage. */
    private static final long MAX_BYTES = 256L << 20;

    private record Visit(long id, String folder, int depth) {}

    private final String file;
    private final List<DirectoryEntry> entries;

    private Directory(String file, List<DirectoryEntry> entries) {
        this.file = file;
        this.entries = entries;
    }

    static Directory read(Extents chain, int version) throws IOException {
        if (chain.size() < DirectoryEntry.BYTES || chain.size() > MAX_BYTES) {
            throw new DataException(
                    chain.name(), "directory", "it is " + chain.size() + " bytes long", "The file is damaged");
        }
        List<DirectoryEntry> entries = new ArrayList<>();
        int step = 1 << 16;
        for (long at = 0; at < chain.size(); at += step) {
            ByteBuffer b = chain.read(at, Math.min(step, chain.size() - at));
            for (int p = 0; p + DirectoryEntry.BYTES <= b.limit(); p += DirectoryEntry.BYTES) {
                entries.add(DirectoryEntry.read(b.position(p), version));
            }
        }
        return new Directory(chain.name(), entries);
    }

    DirectoryEntry root() {
        DirectoryEntry root = entries.get(0);
        if (root.type() != DirectoryEntry.ROOT) {
            throw wrong(0, "the first entry is of type " + root.type() + ", not the root");
        }
        return root;
    }

    /** All streams by entry number, each with its path: names from the root on, joined by '/'. */
    SortedMap<Integer, String> streams() {
        SortedMap<Integer, String> found = new TreeMap<>();
        BitSet seen = new BitSet(entries.size());
        Deque<Visit> open = new ArrayDeque<>();
        open.push(new Visit(root().child(), "", 0));
        while (!open.isEmpty()) {
            Visit v = open.pop();
            if (v.id() == DirectoryEntry.NONE) {
                continue;
            }
            if (v.id() >= entries.size() || v.depth() > MAX_DEPTH) {
                throw wrong(v.id(), "it is pointed to from '" + v.folder() + "' but does not exist");
            }
            int id = (int) v.id();
            if (seen.get(id)) {
                throw wrong(id, "it is reached twice: the tree of '" + v.folder() + "' runs in a circle");
            }
            seen.set(id);
            DirectoryEntry e = entries.get(id);
            if (e.type() == DirectoryEntry.STREAM) {
                found.put(id, v.folder() + e.name());
            } else if (e.type() == DirectoryEntry.STORAGE) {
                open.push(new Visit(e.child(), v.folder() + e.name() + "/", v.depth() + 1));
            } else {
                throw wrong(id, "it is of type " + e.type() + " inside of '" + v.folder() + "'");
            }
            open.push(new Visit(e.left(), v.folder(), v.depth()));
            open.push(new Visit(e.right(), v.folder(), v.depth()));
        }
        return found;
    }

    DirectoryEntry entry(int id) {
        return entries.get(id);
    }

    private DataException wrong(long id, String problem) {
        return new DataException(file, "directory entry " + id, problem, "The file is damaged; copy it again");
    }
}
