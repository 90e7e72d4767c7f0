// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The files that {@code make_samples.py} has written with h5py. */
final class SampleFiles {
    private SampleFiles() {}

    /** Copies samples into a folder; gives the path of the first. */
    static Path copy(Path folder, String... names) throws IOException {
        Files.createDirectories(folder);
        for (String name : names) {
            try (InputStream in = Objects.requireNonNull(SampleFiles.class.getResourceAsStream(name), name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
        return folder.resolve(names[0]);
    }
}
