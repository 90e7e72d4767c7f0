// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.input;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.scene.DataSource;

/**
 * The inputs of a project, referenced where they are.
 *
 * <p>A URI is relative to the project folder ({@code ../scans/nano.tif}, always with '/', escaped as RFC 3986 asks) if
 * both lie below a common folder other than the root of the file system, so that they can be moved together; else it is
 * absolute ({@code file:///…}).
 */
public final class InputFiles {
    private final Path folder;

    /** @param folder the project folder */
    public InputFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Describes a file or folder that is to be an input; quick even for many gigabytes. */
    public DataSource source(Path input, Map<String, String> options) {
        try (WorkContext work = WorkContext.quiet()) {
            return source(input, options, InputDigest.SAMPLED, work);
        }
    }

    /** @throws DataException if it is missing or cannot be read */
    public DataSource source(Path input, Map<String, String> options, InputDigest digest, WorkContext work) {
        try {
            InputDigest.Mark mark = digest.of(input, work);
            return new DataSource(uri(input), options, mark.bytes(), mark.checksum());
        } catch (IOException e) {
            throw unreadable(input, e);
        }
    }

    /** The URI under which a project keeps a path. */
    public String uri(Path input) {
        Path at = input.toAbsolutePath().normalize();
        Path common = commonFolder(folder, at);
        if (common == null || common.getNameCount() == 0) {
            return at.toUri().toString();
        }
        String path =
                folder.relativize(at).toString().replace(at.getFileSystem().getSeparator(), "/");
        try {
            // A leading ./ keeps a colon in the first name from being taken for a scheme.
            boolean colon = path.split("/", 2)[0].contains(":");
            return new URI(null, null, colon || path.isEmpty() ? "./" + path : path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new DataException(at.toString(), "input", "has a name that no URI can hold", "Rename it", e);
        }
    }

    private static @org.jspecify.annotations.Nullable Path commonFolder(Path a, Path b) {
        if (!Objects.equals(a.getRoot(), b.getRoot())) {
            return null;
        }
        Path common = a;
        while (common != null && !b.startsWith(common)) {
            common = common.getParent();
        }
        return common;
    }

    /**
     * Where a source lies; it need not be there.
     *
     * @throws DataException if its URI is not one of a file
     */
    public Path path(DataSource source) {
        try {
            URI uri = new URI(source.uri());
            if (uri.getScheme() != null) {
                return Path.of(uri);
            }
            return resolved(uri.getPath());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new DataException(
                    source.uri(), "input", "is not the URI of a file (" + e.getMessage() + ")", "Add it again", e);
        }
    }

    /** Below the folder as it was named; or, where that leads nowhere, below the folder that links lead to. */
    private Path resolved(String relative) {
        Path plain = folder.resolve(relative).normalize();
        if (Files.exists(plain)) {
            return plain;
        }
        try {
            Path real = folder.toRealPath().resolve(relative).normalize();
            return Files.exists(real) ? real : plain;
        } catch (IOException e) {
            // The folder itself is gone: the plain path is then what the message should name.
            return plain;
        }
    }

    /** Whether the source is there with its size; checksums are not computed. */
    public InputState look(DataSource source) {
        Path path = path(source);
        try {
            if (!Files.exists(path)) {
                return new InputState.Missing(source, path.toString());
            }
            long bytes = InputDigest.bytes(path);
            return bytes == source.bytes()
                    ? new InputState.Present(source, path)
                    : new InputState.Changed(source, path, new InputDigest.Mark(bytes, ""));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Whether the source is there with its size and its checksum, of the kind that the project keeps. */
    public InputState check(DataSource source, WorkContext work) {
        InputState state = look(source);
        if (!(state instanceof InputState.Present there)) {
            return state;
        }
        try {
            InputDigest.Mark found = InputDigest.of(source.checksum()).of(there.path(), work);
            return found.bytes() == source.bytes() && found.checksum().equals(source.checksum())
                    ? there
                    : new InputState.Changed(source, there.path(), found);
        } catch (IOException e) {
            throw unreadable(there.path(), e);
        }
    }

    /**
     * Reads every byte of the source.
     *
     * @return the source with the full checksum, for the project to keep
     * @throws DataException if it is missing or changed
     */
    public DataSource verify(DataSource source, WorkContext work) {
        Path path = require(check(source, work));
        return InputDigest.of(source.checksum()) == InputDigest.FULL
                ? source
                : source(path, source.options(), InputDigest.FULL, work);
    }

    /** Where the source lies. @throws DataException saying what is wrong if it is missing or its size changed */
    public Path require(DataSource source) {
        return require(look(source));
    }

    private static Path require(InputState state) {
        state.problem().ifPresent(p -> {
            throw p;
        });
        return ((InputState.Present) state).path();
    }

    private static DataException unreadable(Path path, IOException e) {
        boolean missing = e instanceof java.nio.file.NoSuchFileException;
        return new DataException(
                path.toString(),
                "input",
                missing ? "is not there" : "cannot be read: " + e,
                missing ? "Check the path" : "Check the disk and the permissions",
                e);
    }
}
