// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

/** The two ways of running the ray march on OpenGL. */
public enum GlPass {
    /** Needs OpenGL 4.3. */
    COMPUTE("compute"),
    /** Needs OpenGL 4.1. */
    FRAGMENT("fragment");

    private final String label;

    GlPass(String label) {
        this.label = label;
    }

    /** What it is called on the command line. */
    public String label() {
        return label;
    }
}
