// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sextant.world.error.SextantException;

/**
 * Which encoder is used here: the program that comes with Sextant, or else one on the search path. Each is started once to
 * see that it runs.
 *
 * @param program empty if none runs here
 * @param refused a sentence for each that was looked at and not taken
 */
public record FfmpegSearch(Optional<FfmpegProgram> program, List<String> refused) {
    public FfmpegSearch {
        refused = List.copyOf(refused);
    }

    public static FfmpegSearch here() {
        return among(new BundledFfmpeg(), System.getenv().getOrDefault("PATH", ""));
    }

    static FfmpegSearch among(BundledFfmpeg bundled, String searchPath) {
        List<String> refused = new ArrayList<>();
        try {
            return new FfmpegSearch(Optional.of(bundled.program()), refused);
        } catch (SextantException e) {
            refused.add("the ffmpeg that comes with Sextant: " + e.getMessage());
        }
        Optional<Path> other = onPath(searchPath);
        if (other.isEmpty()) {
            refused.add("no ffmpeg on the search path");
            return new FfmpegSearch(Optional.empty(), refused);
        }
        try {
            return new FfmpegSearch(
                    Optional.of(FfmpegProgram.tried(other.get(), "on the search path", Map.of())), refused);
        } catch (SextantException e) {
            refused.add(other.get() + ": " + e.getMessage());
            return new FfmpegSearch(Optional.empty(), refused);
        }
    }

    private static Optional<Path> onPath(String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(p -> !p.isBlank())
                .flatMap(p -> candidates(p).stream())
                .filter(p -> Files.isRegularFile(p) && Files.isExecutable(p))
                .findFirst();
    }

    private static List<Path> candidates(String folder) {
        try {
            Path path = Path.of(folder);
            return List.of(path.resolve("ffmpeg"), path.resolve("ffmpeg.exe"));
        } catch (InvalidPathException e) {
            // A search path may hold what is no path on this system; programs are started in spite of it.
            return List.of();
        }
    }
}
