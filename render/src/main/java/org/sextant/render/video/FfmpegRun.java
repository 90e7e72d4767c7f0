// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;

/** One run of the program, fed through a pipe; what it complains of is kept for the message. */
final class FfmpegRun implements AutoCloseable {
    private static final int LONGEST_COMPLAINT = 600;

    private final Process process;
    private final Path log;
    private final WorkContext work;

    /** @param log where the program's messages go */
    FfmpegRun(FfmpegProgram program, List<String> arguments, Path log, WorkContext work) {
        this.log = log;
        this.work = work;
        try {
            this.process = program.process(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new SextantException("the encoder cannot be started: " + e.getMessage(), e);
        }
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /** Closes the pipe and waits for the program to end well. @throws SextantException with its words if it does not */
    void finish() {
        try {
            process.getOutputStream().close();
            while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                work.checkCancelled("encoding");
            }
        } catch (IOException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("encoding");
        }
        if (process.exitValue() != 0) {
            throw new SextantException("the encoder failed with status " + process.exitValue() + complaint());
        }
    }

    /** What to say when the pipe breaks: the program's own words. */
    SextantException failure(IOException e) {
        try {
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new SextantException("the encoder stopped taking frames (" + e.getMessage() + ")" + complaint(), e);
    }

    private String complaint() {
        try {
            String text = new String(Files.readAllBytes(log), UTF_8).strip();
            int from = Math.max(0, text.length() - LONGEST_COMPLAINT);
            return text.isEmpty() ? "" : ": " + text.substring(from).replaceAll("\\s+", " ");
        } catch (IOException e) {
            return "; what it said cannot be read: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
