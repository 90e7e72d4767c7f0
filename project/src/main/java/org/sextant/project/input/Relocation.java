// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.input;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.scene.DataSource;

/**
 * Searches a folder tree for inputs that were moved: an input is what has its name, its size and its checksum.
 * Linked folders are not entered.
 */
public final class Relocation {
    /** How many files and folders a search looks at. */
    public static final int MAX_ENTRIES = 2_000_000;

    private static final String WHAT = "search for moved inputs";

    private final WorkContext work;
    private final Map<String, List<DataSource>> wanted = new LinkedHashMap<>();
    private final Map<DataSource, Path> found = new LinkedHashMap<>();
    private final int maxEntries;
    private int entries;

    private Relocation(Collection<DataSource> sources, int maxEntries, WorkContext work) {
        this.work = work;
        this.maxEntries = maxEntries;
        for (DataSource s : sources) {
            wanted.computeIfAbsent(lastName(s), n -> new ArrayList<>()).add(s);
        }
    }

    /**
     * Where the sources lie below a folder.
     *
     * @return those that were found
     * @throws DataException if the folder cannot be read or holds more than {@link #MAX_ENTRIES} entries
     * @throws org.sextant.world.error.CancelledException if cancelled
     */
    public static Map<DataSource, Path> search(Collection<DataSource> sources, Path folder, WorkContext work) {
        return search(sources, folder, MAX_ENTRIES, work);
    }

    static Map<DataSource, Path> search(Collection<DataSource> sources, Path folder, int maxEntries, WorkContext work) {
        Relocation r = new Relocation(sources, maxEntries, work);
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder.toString(), "folder", "there is no such folder", "Check the path");
        }
        try {
            Files.walkFileTree(folder, r.new Visitor(folder));
        } catch (IOException e) {
            throw new DataException(folder.toString(), WHAT, "cannot be read: " + e, "Check the disk", e);
        }
        return r.found;
    }

    private static String lastName(DataSource source) {
        String path = source.uri();
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String name = path.substring(path.lastIndexOf('/') + 1);
        return java.net.URI.create("./" + name).getPath().substring(2);
    }

    /** Tries what has the right name; true if it is one of the wanted. */
    private boolean tried(Path path, BasicFileAttributes attributes) throws IOException {
        boolean matched = false;
        for (DataSource s : wanted.getOrDefault(String.valueOf(path.getFileName()), List.of())) {
            if (found.containsKey(s) || attributes.isRegularFile() && attributes.size() != s.bytes()) {
                continue;
            }
            InputDigest.Mark mark = InputDigest.of(s.checksum()).of(path, work);
            if (mark.bytes() == s.bytes() && mark.checksum().equals(s.checksum())) {
                found.put(s, path);
                matched = true;
            }
        }
        return matched;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path top;

        Visitor(Path top) {
            this.top = top;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
            count();
            return tried(dir, attributes) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            count();
            if (attributes.isRegularFile() || Files.isRegularFile(file)) {
                tried(file, attributes);
            }
            boolean all = wanted.values().stream().flatMap(List::stream).allMatch(found::containsKey);
            return all ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        /** A folder that may not be read cannot hold an input that can; the search goes on beside it. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(top)) {
                throw e;
            }
            return FileVisitResult.CONTINUE;
        }

        private void count() {
            work.checkCancelled(WHAT);
            if (++entries > maxEntries) {
                throw new DataException(
                        top.toString(),
                        WHAT,
                        "holds more than " + maxEntries + " files and folders",
                        "Name a folder closer to the inputs");
            }
            if (entries % 1000 == 0) {
                work.progress().report(WHAT, entries, maxEntries);
            }
        }
    }
}
