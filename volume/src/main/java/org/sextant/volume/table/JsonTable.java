// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.table;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.sextant.volume.work.AtomicOutput;

/**
 * Tables as JSON, column by column; a number that is not known is null:
 *
 * <pre>
 *   {"name": "particles", "rows": 2, "columns": [{"name": "esd", "unit": "um", "values": [14.52, 13.1]}, …]}
 * </pre>
 */
public final class JsonTable {
    private JsonTable() {}

    /** Writes a file that appears only when it is whole. */
    public static void write(Table table, Path file, boolean overwrite) {
        AtomicOutput.write(file, overwrite, 0, part -> {
            try (JsonGenerator g = new JsonFactory().createGenerator(part.toFile(), JsonEncoding.UTF8)) {
                g.writeStartObject();
                g.writeStringField("name", table.name());
                g.writeNumberField("rows", table.rows());
                g.writeArrayFieldStart("columns");
                for (Column c : table.columns()) {
                    write(g, c);
                }
                g.writeEndArray();
                g.writeEndObject();
            }
        });
    }

    private static void write(JsonGenerator g, Column c) throws IOException {
        g.writeStartObject();
        g.writeStringField("name", c.name());
        g.writeStringField("unit", c.unit());
        g.writeArrayFieldStart("values");
        for (double v : c.values()) {
            if (Double.isFinite(v)) {
                g.writeNumber(v);
            } else {
                g.writeNull();
            }
        }
        g.writeEndArray();
        g.writeEndObject();
    }
}
