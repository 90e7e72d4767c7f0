// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.sextant.world.error.DataException;

/** Where a picture is written: a slip must never replace a folder or a scan by one. */
final class PictureFile {
    private PictureFile() {}

    /** @throws DataException if no picture may be written there */
    static void check(Path output, boolean overwrite) {
        if (!output.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new DataException(
                    output.toString(), "output", "its name does not end in .png", "Pictures are PNG files; name one");
        }
        if (Files.isDirectory(output)) {
            throw new DataException(output.toString(), "output", "it is a folder", "Name a file ending in .png");
        }
        if (Files.exists(output) && !overwrite) {
            throw new DataException(
                    output.toString(), "output", "it exists already", "Choose another name or add --overwrite");
        }
    }
}
