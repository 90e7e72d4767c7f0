// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.input;

import java.nio.file.Path;
import java.util.Optional;
import org.sextant.world.error.DataException;
import org.sextant.world.scene.DataSource;

/** Whether an input is still where, and what, the project says. */
public sealed interface InputState {
    DataSource source();

    /** What is wrong and what to do; empty if nothing is. */
    default Optional<DataException> problem() {
        return Optional.empty();
    }

    record Present(DataSource source, Path path) implements InputState {}

    record Missing(DataSource source, String expectedAt) implements InputState {
        @Override
        public Optional<DataException> problem() {
            return Optional.of(new DataException(
                    expectedAt,
                    "input",
                    "is not there (expected " + source.bytes() + " bytes, " + source.checksum() + ")",
                    "Put it back, connect its drive, or relocate the project's inputs by naming a folder to search"));
        }
    }

    /** @param found what lies there now; its checksum is empty where the sizes alone tell */
    record Changed(DataSource source, Path path, InputDigest.Mark found) implements InputState {
        @Override
        public Optional<DataException> problem() {
            boolean size = found.bytes() != source.bytes();
            return Optional.of(new DataException(
                    path.toString(),
                    "input",
                    size
                            ? "has " + found.bytes() + " bytes, the project knows it with " + source.bytes()
                            : "has the checksum " + found.checksum() + ", the project knows it with "
                                    + source.checksum(),
                    "Restore the original, or add the changed file as a volume of its own"));
        }
    }
}
