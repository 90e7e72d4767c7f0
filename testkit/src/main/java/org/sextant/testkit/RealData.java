// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real files that lie beside the checkout in {@code shared/data}, or where SEXTANT_DATA says; tests skip without them. */
public final class RealData {
    private RealData() {}

    /** The file or folder, for example {@code "et_formats/EMD-3197.map"}; skips the calling test if it is not there. */
    public static Path file(String name) {
        String given = System.getenv("SEXTANT_DATA");
        if (given != null) {
            return checked(Path.of(given, name));
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path data = p.resolve("shared/data");
            if (Files.isDirectory(data)) {
                return checked(data.resolve(name));
            }
        }
        Assumptions.abort("skipped: real data '" + name
                + "' is not here (no shared/data above this folder, SEXTANT_DATA not set)");
        throw new AssertionError();
    }

    private static Path checked(Path file) {
        Assumptions.assumeTrue(Files.exists(file), "skipped: real data '" + file + "' is not here");
        return file;
    }
}
