// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.pass;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.render.gl.GlPass;
import org.sextant.world.error.SextantException;

/** A way of marching rays, in the order in which equally fast ones are preferred. */
public enum PassKind {
    COMPUTE(GlPass.COMPUTE),
    FRAGMENT(GlPass.FRAGMENT),
    JAVA(null);

    private final @Nullable GlPass gl;

    PassKind(@Nullable GlPass gl) {
        this.gl = gl;
    }

    /** As on the command line: compute, fragment or java. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The pass on OpenGL; empty for Java. */
    public Optional<GlPass> gl() {
        return Optional.ofNullable(gl);
    }

    /**
     * The pass of that name; empty for {@code auto}, the fastest there is.
     *
     * @throws SextantException if there is none
     */
    public static Optional<PassKind> parse(String text) {
        if (text.equals("auto")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values())
                .filter(p -> p.label().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new SextantException("'" + text + "' is not a pass; use auto, compute, fragment or java")));
    }
}
