// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.scene;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Locus;

/** A note on the sample: it says something to readers of pictures and takes no part in any computation. */
public sealed interface Annotation {
    /** Unique among the annotations of a world. */
    String name();

    FrameId frame();

    /**
     * A point that something is said about.
     *
     * @param text what is written beside it; empty: its name
     */
    record Pin(String name, Locus at, String text) implements Annotation {
        public Pin {
            checkName(name);
        }

        @Override
        public FrameId frame() {
            return at.frame();
        }

        /** What is written beside it. */
        public String label() {
            return text.isBlank() ? name : text;
        }
    }

    /** A distance between two points; see {@link World#lengthUm}. */
    record Ruler(String name, FrameId frame, Vector3dc fromUm, Vector3dc toUm) implements Annotation {
        public Ruler {
            checkName(name);
            fromUm = new Vector3d(fromUm);
            toUm = new Vector3d(toUm);
            if (!(fromUm.distance(toUm) > 0 && Double.isFinite(fromUm.distance(toUm)))) {
                throw new SextantException(
                        "ruler '" + name + "' needs two points apart, not " + fromUm + " and " + toUm);
            }
        }
    }

    private static void checkName(String name) {
        if (name.isBlank()) {
            throw new SextantException("an annotation needs a name");
        }
    }
}
