// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second Java process; what it prints goes to a file, so that nothing of it is lost when it is killed. */
final class Child implements AutoCloseable {
    private static final long LIMIT_S = 60;

    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Child start(Class<?> main, Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                folder.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder.getParent(), "child-", ".txt");
        return new Child(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** The lines printed so far; one counts when its line feed is there. */
    List<String> lines() throws IOException {
        String text = Files.readString(output, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    void awaitLines(int count) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (lines().size() < count && System.nanoTime() < end && process.isAlive()) {
            runFor(5);
        }
        if (lines().size() < count) {
            throw new AssertionError("the child printed only " + lines());
        }
    }

    long pid() {
        return process.pid();
    }

    /** Lets the process go on for a while. */
    void runFor(long millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            throw new AssertionError("the child still runs after " + LIMIT_S + " s");
        }
        return process.exitValue();
    }

    /** Ends the process at once, as kill −9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
