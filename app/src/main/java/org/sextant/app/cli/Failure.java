// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.sextant.world.error.SextantException;

/**
 * What went wrong, in one or two sentences for the user. A stack trace is shown only where the environment asks for it with
 * {@code SEXTANT_TRACE=1}.
 */
final class Failure {
    private static final int DEEPEST_CAUSE = 20;

    private final List<Throwable> chain = new ArrayList<>();

    Failure(Throwable e) {
        for (Throwable t = e; t != null && chain.size() < DEEPEST_CAUSE; t = t.getCause()) {
            chain.add(t);
        }
    }

    String message() {
        for (Throwable t : chain) {
            if (t instanceof OutOfMemoryError) {
                return "the " + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB of memory that Java may use are not enough for this. Give it more, for example"
                        + " SEXTANT_JAVA_OPTS=-Xmx8g, or do less at once (a smaller --size or --quality, fewer --threads)";
            }
        }
        Throwable e = chain.get(0);
        if (e instanceof SextantException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof FileSystemException f) {
            return f.getFile() + ": " + reason(f) + ". Check the path, its permissions and the disk's free space";
        }
        if (e instanceof IOException) {
            return "reading or writing failed: " + e.getMessage() + ". Check the disk and its free space";
        }
        return "something unexpected happened (" + e
                + "). This is a defect of Sextant: please report it with the command"
                + " and what it prints with SEXTANT_TRACE=1";
    }

    /** All causes with the places in the program where they arose. */
    String trace() {
        StringBuilder t = new StringBuilder();
        for (Throwable e : chain) {
            t.append(t.isEmpty() ? "" : "caused by ").append(e).append(System.lineSeparator());
            for (StackTraceElement at : e.getStackTrace()) {
                t.append("  ").append(at).append(System.lineSeparator());
            }
        }
        return t.toString();
    }

    private static String reason(FileSystemException f) {
        if (f instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (f instanceof AccessDeniedException) {
            return "access is denied";
        }
        return f.getReason() == null ? f.getClass().getSimpleName() : f.getReason();
    }
}
