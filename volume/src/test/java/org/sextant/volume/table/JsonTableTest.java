// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTableTest {
    @TempDir
    Path folder;

    @Test
    void columnsCarryTheirUnitsAndEveryDigit() throws IOException {
        Path file = folder.resolve("t.json");
        Table t = new Table(
                "t", List.of(new Column("label", "", new double[] {1, 2}), new Column("esd", "um", new double[] {
                    0.1 + 0.2, Double.NaN
                })));
        JsonTable.write(t, file, false);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("rows").asInt()).isEqualTo(2);
        assertThat(json.at("/columns/1/unit").asText()).isEqualTo("um");
        assertThat(json.at("/columns/1/values/0").asDouble()).isEqualTo(0.1 + 0.2);
        assertThat(json.at("/columns/1/values/1").isNull()).isTrue();
        assertThatThrownBy(() -> JsonTable.write(t, file, false)).hasMessageContaining("exists already");
    }
}
