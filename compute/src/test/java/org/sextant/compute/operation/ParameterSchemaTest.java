// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sextant.world.length.Length;

class ParameterSchemaTest {
    enum Border {
        NEAREST,
        LIKE_ZERO
    }

    record Settings(
            @Parameter(help = "Radius.", min = 0, max = 10) List<Length> radius,
            @Parameter(help = "Border.", preset = "nearest") Border border,
            @Parameter(help = "Level.") Optional<Double> level,
            @Parameter(help = "Steps.", min = 1) int steps,
            @Parameter(help = "Fast.", preset = "false") boolean fast) {}

    private final ParameterSchema<Settings> schema = ParameterSchema.of(Settings.class);

    @Test
    void whatAUserWritesBecomesTheRecord() {
        Settings s = schema.parse(Map.of("radius", "500nm, 2um", "steps", "3", "border", "like-zero", "level", "1.5"));
        assertThat(s.radius()).extracting(Length::um).containsExactly(0.5, 2.0);
        assertThat(s.border()).isEqualTo(Border.LIKE_ZERO);
        assertThat(s.level()).contains(1.5);
        assertThat(s.fast()).isFalse();
    }

    @Test
    void jsonReadsBackAsTheSameParameters() {
        Settings s = new Settings(List.of(Length.parse("65nm")), Border.NEAREST, Optional.empty(), 7, true);
        assertThat(schema.parse(schema.json(s))).isEqualTo(s);
        assertThat(schema.json(s).toString())
                .isEqualTo("{\"radius\":[\"65.0nm\"],\"border\":\"nearest\",\"level\":null,\"steps\":7,\"fast\":true}");
    }

    @Test
    void whatIsWrongIsSaidWithItsOption() {
        assertThatThrownBy(() -> schema.parse(Map.of("radius", "2um"))).hasMessageContaining("--steps is missing");
        assertThatThrownBy(() -> schema.parse(Map.of("steps", "0")))
                .hasMessageContaining("--steps must lie between 1 and infinity");
        assertThatThrownBy(() -> schema.parse(Map.of("steps", "many"))).hasMessageContaining("a whole number");
        assertThatThrownBy(() -> schema.parse(Map.of("steps", "1", "radius", "5")))
                .hasMessageContaining("--radius")
                .hasMessageContaining("no unit");
        assertThatThrownBy(() -> schema.parse(Map.of("steps", "1", "radius", "20um")))
                .hasMessageContaining("10 um");
        assertThatThrownBy(() -> schema.parse(Map.of("steps", "1", "border", "wrap")))
                .hasMessageContaining("nearest, like-zero");
        assertThatThrownBy(() -> schema.parse(Map.of("stepz", "1"))).hasMessageContaining("stepz");
        assertThatThrownBy(() -> schema.parse(Map.of("steps", "1", "level", "NaN")))
                .hasMessageContaining("finite");
    }
}
