// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegSearchTest {
    @TempDir
    private Path folder;

    @Test
    void theProgramThatComesWithSextantIsTaken() {
        FfmpegSearch found = FfmpegSearch.here();
        assumeTrue(found.refused().isEmpty(), () -> "no bundled encoder runs here: " + found.refused());
        FfmpegProgram program = found.program().orElseThrow();
        assertThat(program.origin()).contains("ffmpeg-").contains(".jar");
        assertThat(program.version()).startsWith("8.");
        assertThat(program.encoders()).contains("libopenh264", "prores_ks", "ffv1", "gif");
    }

    /** The dynamic linker itself tells whether the stand-ins are libraries: they are found before the system's. */
    @Test
    void standInsForLibrariesOfTheDesktopLetItStart() throws IOException {
        assumeTrue(new BundledFfmpeg().platform().startsWith("linux"), "stand-ins are for Linux");
        FfmpegSearch found = FfmpegSearch.here();
        assumeTrue(found.refused().isEmpty(), () -> "no bundled encoder runs here: " + found.refused());
        FfmpegProgram program = found.program().orElseThrow();
        for (String name : List.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0")) {
            EmptyLibrary.write(
                    folder.resolve(name), name, new BundledFfmpeg().platform().endsWith("arm64"));
        }
        String path = folder + ":" + program.environment().get("LD_LIBRARY_PATH");
        FfmpegProgram bare = FfmpegProgram.tried(program.file(), "bare", Map.of("LD_LIBRARY_PATH", path));
        assertThat(bare.encoders()).isEqualTo(program.encoders());
    }

    @Test
    void whereNoneRunsEachReasonIsTold() throws IOException {
        Path broken = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\necho I am something else\n");
        assumeTrue(broken.toFile().setExecutable(true), "no executable files here");
        BundledFfmpeg strange = new BundledFfmpeg("Linux", "aarch64");
        assumeTrue(!new BundledFfmpeg().platform().equals(strange.platform()), "this machine is of that platform");
        FfmpegSearch found = FfmpegSearch.among(strange, folder.toString());
        assertThat(found.program()).isEmpty();
        assertThat(found.refused()).hasSize(2);
        assertThat(found.refused().get(0)).contains("was not built for linux-arm64");
        assertThat(found.refused().get(1)).contains(broken.toString()).contains("something else");
        assertThat(FfmpegSearch.among(strange, "").refused()).contains("no ffmpeg on the search path");
    }
}
