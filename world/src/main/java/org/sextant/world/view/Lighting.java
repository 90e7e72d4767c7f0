// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import org.sextant.world.error.SextantException;

/**
 * What is added to the shading by gradients, each from 0 (off) to 1 (full).
 *
 * @param occlusion ambient light is held back where much lies around
 * @param shadow soft shadows of the lamp
 * @param edges silhouettes are darkened
 * @param depthCue what lies farther fades into the background
 */
public record Lighting(double occlusion, double shadow, double edges, double depthCue) {
    public static final Lighting PLAIN = new Lighting(0, 0, 0, 0);

    public Lighting {
        check("occlusion", occlusion);
        check("shadow", shadow);
        check("edges", edges);
        check("depth cue", depthCue);
    }

    private static void check(String what, double v) {
        if (!(v >= 0 && v <= 1)) {
            throw new SextantException("the strength of " + what + " lies in 0 … 1, not " + v);
        }
    }
}
