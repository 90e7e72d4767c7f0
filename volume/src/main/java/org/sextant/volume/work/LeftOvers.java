// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names under which an output lies while it is written ({@code .NAME.part-PID@HOST-…}) or replaced
 * ({@code .NAME.old-PID@HOST-…}), and what to do with those that a killed process of this computer left behind.
 */
final class LeftOvers {
    private static final Pattern OWNER = Pattern.compile("(\\d{1,18})@([^@]*)-[0-9a-f]+");

    private final Path target;

    LeftOvers(Path target) {
        this.target = target;
    }

    Path newPart() {
        return named(".part-");
    }

    Path newOld() {
        return named(".old-");
    }

    private Path named(String kind) {
        return target.resolveSibling(prefix(kind) + ProcessHandle.current().pid() + "@" + host() + "-"
                + Long.toHexString(System.nanoTime()));
    }

    private String prefix(String kind) {
        return "." + target.getFileName() + kind;
    }

    /** Deletes parts; puts back what was moved aside if the kill came before the new one had its name. */
    void tidy() throws IOException {
        for (Path old : abandoned(".old-")) {
            if (Files.exists(target)) {
                AtomicOutput.delete(old);
            } else {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        for (Path part : abandoned(".part-")) {
            AtomicOutput.delete(part);
        }
    }

    private List<Path> abandoned(String kind) throws IOException {
        String prefix = prefix(kind);
        Path folder = target.getParent();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .filter(f -> ownerIsGone(f.getFileName().toString().substring(prefix.length())))
                    .toList();
        }
    }

    /** Only processes of this computer can be asked; on a shared drive those of others are left alone. */
    private static boolean ownerIsGone(String owner) {
        Matcher m = OWNER.matcher(owner);
        return m.matches()
                && m.group(2).equals(host())
                && ProcessHandle.of(Long.parseLong(m.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private static String host() {
        String name = System.getenv("COMPUTERNAME");
        try {
            Path linux = Path.of("/proc/sys/kernel/hostname");
            if (name == null && Files.isReadable(linux)) {
                name = Files.readString(linux, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            name = null; // nameless computers count as one
        }
        return name == null ? "" : name.strip().replaceAll("[^A-Za-z0-9.-]", "_");
    }
}
