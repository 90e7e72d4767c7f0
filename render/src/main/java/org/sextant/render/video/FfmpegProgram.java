// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;

/**
 * A program {@code ffmpeg} that was tried and runs here. It works as a process of its own, so its faults are not ours.
 *
 * @param origin where it comes from, for people
 * @param environment what it needs in its environment
 * @param encoders names of the video encoders that it has
 */
public record FfmpegProgram(
        Path file, String origin, String version, Set<String> encoders, Map<String, String> environment) {
    private static final int SECONDS_TO_ANSWER = 30;
    private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");
    private static final Pattern ENCODER = Pattern.compile("(?m)^ V\\S{5} (\\S+)");

    public FfmpegProgram {
        encoders = Set.copyOf(encoders);
        environment = Map.copyOf(environment);
    }

    /** @throws SextantException with the reason if the program does not run */
    static FfmpegProgram tried(Path file, String origin, Map<String, String> environment) {
        String first = answer(file, environment, "-version");
        Matcher version = VERSION.matcher(first);
        if (!version.find()) {
            throw new SextantException("it does not say its version but '" + brief(first) + "'");
        }
        Set<String> encoders = new TreeSet<>();
        ENCODER.matcher(answer(file, environment, "-hide_banner", "-encoders"))
                .results()
                .forEach(m -> encoders.add(m.group(1)));
        return new FfmpegProgram(file, origin, version.group(1), encoders, environment);
    }

    /** A process of it, not yet started, whose messages are errors only. */
    ProcessBuilder process(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(file.toString(), "-hide_banner", "-nostats", "-v", "error"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    private static String answer(Path file, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        Path said = null;
        try {
            said = Files.createTempFile("sextant-ffmpeg", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .redirectInput(ProcessBuilder.Redirect.PIPE);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new SextantException("it gives no answer within " + SECONDS_TO_ANSWER + " s");
            }
            String text = new String(Files.readAllBytes(said), UTF_8);
            if (process.exitValue() != 0) {
                throw new SextantException("it ends with status " + process.exitValue() + ": " + brief(text));
            }
            return text;
        } catch (IOException e) {
            throw new SextantException("it cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("looking for an encoder");
        } finally {
            delete(said);
        }
    }

    private static void delete(@Nullable Path said) {
        if (said != null && !said.toFile().delete()) {
            said.toFile().deleteOnExit();
        }
    }

    /** The end of it: there programs say why they stop. */
    private static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 300 ? line : "…" + line.substring(line.length() - 299);
    }
}
