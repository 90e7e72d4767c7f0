// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.render.JavaRenderer;
import org.sextant.render.TestScene;
import org.sextant.world.error.SextantException;

class RenderersTest {
    @TempDir
    private Path folder;

    @Test
    void javaNeedsNothing() {
        try (Renderers r = new Renderers(memory())) {
            ChosenRenderer c = r.open(Optional.of(PassKind.JAVA), 0, new TestScene(), 1 << 20);
            assertThat(c.renderer()).isInstanceOf(JavaRenderer.class);
            assertThat(c.reason()).isEqualTo("asked for");
            c.renderer().close();
        }
    }

    @Test
    void trialsAreMadeOnceAndThenRemembered() throws IOException {
        try (Renderers r = new Renderers(memory())) {
            boolean gl = r.findings().usable();
            boolean required = List.of(
                            System.getenv().getOrDefault("SEXTANT_REQUIRE", "").split(","))
                    .contains("gl");
            Assumptions.assumeTrue(gl || required, "no OpenGL here");
            assertThat(gl).as(r.findings().text()).isTrue();
            ChosenRenderer c = r.open(Optional.empty(), 1e6, new TestScene(), 1 << 20);
            assertThat(c.reason())
                    .contains("expected to be fastest")
                    .contains("OpenGL")
                    .contains("java");
            c.renderer().close();
        }
        Path file = file();
        // what is remembered decides: java is quick to set up, compute quick for each ray
        List<String> lines = Files.readAllLines(file).stream()
                .map(l -> l.startsWith("java") ? l.replaceFirst("=.*", "=1.0 100.0") : l)
                .map(l -> l.startsWith("compute") ? l.replaceFirst("=.*", "=1000.0 1.0") : l)
                .map(l -> l.startsWith("fragment") ? l.replaceFirst("=.*", "=2000.0 200.0") : l)
                .toList();
        assertThat(lines).anyMatch(l -> l.startsWith("compute"));
        Files.write(file, lines);
        assertThat(chosen(PassTrial.RAYS)).isEqualTo(PassKind.JAVA);
        assertThat(chosen(100 * PassTrial.RAYS)).isEqualTo(PassKind.COMPUTE);
    }

    private PassKind chosen(double rays) {
        try (Renderers r = new Renderers(memory())) {
            ChosenRenderer c = r.open(Optional.empty(), rays, new TestScene(), 1 << 20);
            c.renderer().close();
            return c.pass();
        }
    }

    @Test
    void aDamagedMemoryIsAsIfThereWereNone() throws IOException {
        PassMemory memory = memory();
        assertThat(memory.recall("a machine: 1 = 2", PassKind.JAVA)).isEmpty();
        PassCost cost = new PassCost(12.5, 3.25);
        assertThat(memory.keep("a machine: 1 = 2", PassKind.JAVA, cost)).isTrue();
        assertThat(memory.recall("a machine: 1 = 2", PassKind.JAVA)).contains(cost);
        assertThat(memory.recall("another", PassKind.JAVA)).isEmpty();
        Files.writeString(file(), "java\\ on\\ x=twelve 3\njava\\ on\\ y=\\uZZZZ\n");
        assertThat(memory.recall("x", PassKind.JAVA)).isEmpty();
        assertThat(memory.keep("x", PassKind.JAVA, cost)).isTrue();
        assertThat(memory.recall("x", PassKind.JAVA)).contains(cost);
    }

    @Test
    void namesOfPassesAreThoseOfTheCommandLine() {
        assertThat(PassKind.parse("auto")).isEmpty();
        assertThat(PassKind.parse("fragment")).contains(PassKind.FRAGMENT);
        assertThatThrownBy(() -> PassKind.parse("vulkan"))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("auto, compute, fragment or java");
    }

    private Path file() {
        return folder.resolve("cache").resolve("passes.properties");
    }

    private PassMemory memory() {
        return new PassMemory(file());
    }
}
