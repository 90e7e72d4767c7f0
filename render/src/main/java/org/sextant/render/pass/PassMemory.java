// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.pass;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What trials of passes took, kept from run to run in the user's cache folder: a trial costs about a second, and is needed
 * once for each driver. A file that cannot be read or written costs a trial, no more.
 *
 * <p>Threads: one; several programs may share the file, the last one to write wins.
 */
final class PassMemory {
    private final Path file;

    PassMemory(Path file) {
        this.file = file;
    }

    /** The file in the cache folder of this system: XDG_CACHE_HOME, LOCALAPPDATA, Library/Caches or .cache. */
    static PassMemory ofUser() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        String variable = System.getenv(os.contains("win") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        Path caches = variable != null && !variable.isBlank()
                ? Path.of(variable)
                : home.resolve(os.contains("mac") ? "Library/Caches" : ".cache");
        return new PassMemory(caches.resolve("sextant").resolve("passes.properties"));
    }

    /** What a pass took on a machine described in words; empty if it was not tried. */
    Optional<PassCost> recall(String machine, PassKind pass) {
        String text = read().getProperty(key(machine, pass), "");
        String[] parts = text.split(" ");
        try {
            return parts.length == 2
                    ? Optional.of(new PassCost(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether it could be written. */
    boolean keep(String machine, PassKind pass, PassCost cost) {
        Properties all = read();
        all.setProperty(key(machine, pass), String.format(Locale.ROOT, "%.1f %.2f", cost.setupMs(), cost.frameMs()));
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "passes", ".tmp");
            try (Writer out = Files.newBufferedWriter(fresh, UTF_8)) {
                all.store(out, "Milliseconds until the first picture, and for each one, of the passes of Sextant");
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Properties read() {
        Properties all = new Properties();
        if (Files.isReadable(file)) {
            try (Reader in = Files.newBufferedReader(file, UTF_8)) {
                all.load(in);
            } catch (IOException | IllegalArgumentException e) {
                // damaged: as if nothing had been tried yet
                all.clear();
            }
        }
        return all;
    }

    private static String key(String machine, PassKind pass) {
        return pass.label() + " on " + machine;
    }
}
