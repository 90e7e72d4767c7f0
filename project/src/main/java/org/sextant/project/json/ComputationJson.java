// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.Computation;
import org.sextant.world.scene.DataSource;

/** A computation with its inputs, parameters and numbers. */
public final class ComputationJson {
    private ComputationJson() {}

    public static ObjectNode of(Computation c) {
        ObjectNode node = Json.object()
                .put("name", c.name())
                .put("operation", c.operation())
                .put("version", c.version());
        node.set(
                "parameters",
                Json.parse(c.name(), "parameters", c.parametersJson().getBytes(UTF_8)));
        node.set("inputs", sources(c.inputs()));
        node.set("outputs", sources(c.outputs()));
        node.set(
                "numbers",
                Json.array(
                        c.numbers(),
                        n -> Json.object()
                                .put("name", n.name())
                                .put("value", Json.finite(n.value()))
                                .put("unit", n.unit())));
        node.set("how", FrameJson.of(c.how()));
        return node;
    }

    static Computation computation(Fields f) {
        long version = f.whole("version");
        if (version < 1 || version > Integer.MAX_VALUE) {
            throw new SextantException("the version of an operation is a whole number from 1, not " + version);
        }
        return new Computation(
                f.text("name"),
                f.text("operation"),
                (int) version,
                parameters(f),
                sources(f, "inputs"),
                sources(f, "outputs"),
                f.objects("numbers", n -> new Computation.Number(n.text("name"), n.number("value"), n.text("unit"))),
                f.object("how", FrameJson::provenance));
    }

    private static String parameters(Fields f) {
        f.object("parameters");
        return f.any("parameters").toString();
    }

    private static ObjectNode sources(Map<String, DataSource> sources) {
        ObjectNode node = Json.object();
        sources.forEach((slot, s) -> node.set(slot, SceneJson.of(s)));
        return node;
    }

    private static Map<String, DataSource> sources(Fields f, String name) {
        Fields inner = f.object(name);
        Map<String, DataSource> sources = new TreeMap<>();
        for (String slot : inner.names()) {
            sources.put(slot, inner.object(slot, SceneJson::source));
        }
        return sources;
    }
}
