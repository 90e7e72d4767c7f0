// SPDX-License-Identifier: Apache-2.0
package org.sextant.shaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShaderSourceTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void blocksAreRepeatedForEachVolume(int volumes) {
        List<String> lines = march(volumes).text().lines().toList();
        assertThat(lines.get(0)).isEqualTo("#version 410 core");
        assertThat(lines).noneMatch(l -> l.contains("$V") || l.contains("#include") || l.contains("#each"));
        for (int v = 0; v < 4; v++) {
            String function = "void stretch_" + v + "(float from) {";
            assertThat(lines.stream().filter(function::equals)).hasSize(v < volumes ? 1 : 0);
        }
        // a block in a block: each volume with each
        assertThat(lines.stream().filter(l -> l.startsWith("#if FINER_"))).hasSize(2 * volumes * volumes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0:%d(7): error: no", "ERROR: 0:%d: 'no'", "0(%d) : error C1: no"})
    void whatACompilerSaysIsLedBackToTheFile(String message) {
        ShaderSource s = march(2);
        List<String> lines = s.text().lines().toList();
        int line = lines.indexOf("void stretch_1(float from) {");
        int cursor = s.explain(message.formatted(line + 1)).indexOf("cursor.glsl:");
        assertThat(cursor).isNotNegative();
        assertThat(s.explain(message.formatted(line + 1))).endsWith(message.substring(message.indexOf("no")));
        // the same line of the same file, whichever volume it was made for
        int other = lines.indexOf("void stretch_0(float from) {");
        assertThat(s.explain(message.formatted(other + 1))).isEqualTo(s.explain(message.formatted(line + 1)));
        assertThat(s.explain(message.formatted(1))).contains("(definitions)");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ShaderSource.of("glsl", "none.glsl", "", 0)).hasMessageContaining("glsl/none.glsl");
    }

    private static ShaderSource march(int volumes) {
        return ShaderSource.of("glsl", "march.frag.glsl", "#version 410 core\n", volumes);
    }
}
