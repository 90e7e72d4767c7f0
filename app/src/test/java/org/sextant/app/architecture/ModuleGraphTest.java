// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md draws the modules as Maven builds them. */
class ModuleGraphTest {
    private final Path root = repository();

    @Test
    void thePageDrawsWhatMavenBuilds() throws IOException {
        ModuleGraph built = ModuleGraph.ofPoms(root);
        ModuleGraph drawn = ModuleGraph.ofPage(
                root.resolve("ARCHITECTURE.md"), built.needs().keySet());
        assertThat(drawn.needs()).isEqualTo(built.needs());
    }

    @Test
    void testsOfAModuleNeedNoOtherModuleThanTheTestkit() throws IOException {
        assertThat(ModuleGraph.ofPoms(root).testNeeds().values())
                .allSatisfy(needs -> assertThat(needs).isSubsetOf(Set.of("testkit")));
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "no ARCHITECTURE.md above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
