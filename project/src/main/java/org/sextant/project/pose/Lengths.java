// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.pose;

import java.util.List;
import java.util.Optional;
import org.joml.Vector3d;
import org.sextant.project.json.Fields;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;

/** Lengths in a file that users write: texts with a unit, or plain numbers under a name that ends in {@code Um}. */
final class Lengths {
    private Lengths() {}

    /** The three lengths of {@code name} or {@code nameUm}, µm; empty if neither is there. */
    static Optional<Vector3d> vectorUm(Fields f, String name) {
        checkOne(f, name);
        if (f.has(name + "Um")) {
            return Optional.of(f.vector(name + "Um"));
        }
        if (!f.has(name)) {
            return Optional.empty();
        }
        checkTexts(f, name);
        List<String> texts = f.texts(name);
        if (texts.size() != 3) {
            throw f.error(name, "must hold three lengths, not " + texts.size(), "Write [\"1um\", \"2um\", \"3um\"]");
        }
        double[] um = new double[3];
        for (int i = 0; i < 3; i++) {
            um[i] = um(f, name + "[" + i + "]", texts.get(i));
        }
        return Optional.of(new Vector3d(um));
    }

    /** The length of {@code name} or {@code nameUm}, µm; empty if neither is there. */
    static Optional<Double> lengthUm(Fields f, String name) {
        checkOne(f, name);
        if (f.has(name + "Um")) {
            return Optional.of(f.number(name + "Um"));
        }
        if (f.has(name) && f.any(name).isNumber()) {
            throw noUnit(f, name);
        }
        return f.has(name) ? Optional.of(um(f, name, f.text(name))) : Optional.empty();
    }

    private static double um(Fields f, String place, String text) {
        try {
            return Length.parse(text).um();
        } catch (SextantException e) {
            throw f.error(place, String.valueOf(e.getMessage()), "");
        }
    }

    private static void checkOne(Fields f, String name) {
        if (f.has(name) && f.has(name + "Um")) {
            throw f.error(name, "stands beside \"" + name + "Um\"", "Remove one of the two");
        }
    }

    private static void checkTexts(Fields f, String name) {
        for (var v : f.array(name)) {
            if (v.isNumber()) {
                throw noUnit(f, name);
            }
        }
    }

    private static RuntimeException noUnit(Fields f, String name) {
        return f.error(
                name,
                "holds a number without a unit: " + f.any(name),
                "Write lengths as texts, such as \"1.2mm\", or name it \"" + name + "Um\" for micrometres");
    }
}
