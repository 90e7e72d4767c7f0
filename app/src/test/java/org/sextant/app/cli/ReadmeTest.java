// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that the README tells a newcomer to type, in its order. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void everyCommandWorks() throws IOException {
        List<String> commands = commands();
        assertThat(commands).contains("./sextant demo", "./sextant test").hasSizeGreaterThan(10);
        for (String command : commands) {
            if (command.equals("./sextant test")) {
                continue;
            }
            String there = command.equals("./sextant demo") ? command + " sextant-demo --size 400x300" : command;
            if (command.startsWith("./sextant twin ")) {
                there += " --dry-run"; // its scans take a minute; TwinVerbTest makes one of them
            }
            Object[] words = Arrays.stream(there.split(" "))
                    .skip(1)
                    .map(w -> w.startsWith("sextant-demo") ? folder.resolve(w).toString() : w)
                    .toArray();
            Run run = Run.of(words);
            assertThat(run.status()).as(command + ": " + run.err()).isZero();
            assertThat(run.out()).as(command).isNotBlank();
        }
        assertThat(ImageIO.read(folder.resolve("sextant-demo/overview.png").toFile())
                        .getWidth())
                .isEqualTo(400);
        assertThat(ImageIO.read(folder.resolve("sextant-demo/et.png").toFile()).getWidth())
                .isEqualTo(800);
    }

    private static List<String> commands() throws IOException {
        Path readme = Path.of("..", "README.md");
        Matcher blocks = BLOCK.matcher(Files.readString(readme));
        return blocks.results()
                .flatMap(b -> b.group(1).lines())
                .filter(l -> l.startsWith("./sextant"))
                .toList();
    }
}
