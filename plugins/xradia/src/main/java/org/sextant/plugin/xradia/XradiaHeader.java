// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import java.io.IOException;
import java.util.Optional;
import org.sextant.plugin.xradia.compound.CompoundFile;
import org.sextant.plugin.xradia.compound.CompoundStream;
import org.sextant.world.error.DataException;

/** The numbers of a file's streams that tell how its images are to be read. */
final class XradiaHeader {
    /** The value of {@code ImageInfo/FileType} in reconstructed volumes. */
    private static final long RECONSTRUCTED = 3;

    private final CompoundFile file;
    private final long images;
    private final long axes;

    XradiaHeader(CompoundFile file) throws IOException {
        this.file = file;
        this.images = integer("ImageInfo/NoOfImages").orElse(1L);
        this.axes = integer("PositionInfo/TotalAxis").orElse(1L);
    }

    /** Images that the file announces; 1 if it does not say. */
    long images() {
        return images;
    }

    /** Axes of the stage. */
    long axes() {
        return axes;
    }

    /** Whether the images are slices of a volume; empty if the file does not say. */
    Optional<Boolean> reconstructed() throws IOException {
        return integer("ImageInfo/FileType").map(t -> t == RECONSTRUCTED);
    }

    /** The first 32-bit integer of a stream. */
    Optional<Long> integer(String path) throws IOException {
        Optional<CompoundStream> s = file.stream(path).filter(x -> x.size() >= 4);
        return s.isEmpty()
                ? Optional.empty()
                : Optional.of((long) s.get().read(0, 4).getInt());
    }

    /** The first 32-bit float of a stream. */
    Optional<Double> real(String path) throws IOException {
        Optional<CompoundStream> s = file.stream(path).filter(x -> x.size() >= 4);
        return s.isEmpty()
                ? Optional.empty()
                : Optional.of((double) s.get().read(0, 4).getFloat());
    }

    /** The first of several streams that is there. */
    Optional<Long> firstInteger(String... paths) throws IOException {
        for (String path : paths) {
            Optional<Long> value = integer(path);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** A number that must be there and above 0. */
    long positive(String... paths) throws IOException {
        Optional<Long> value = firstInteger(paths);
        if (value.isEmpty() || value.get() < 1) {
            throw new DataException(
                    file.name(),
                    "stream " + paths[paths.length - 1],
                    value.isEmpty() ? "it is missing" : "it is " + value.get(),
                    "The file is damaged or not of an Xradia microscope");
        }
        return value.get();
    }
}
