// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/**
 * What lies under a pixel.
 *
 * @param name of the volume, label volume, slice, landmark or box
 * @param pointUm in the world
 * @param distanceUm from where the ray begins: the eye, or its plane for an orthographic camera
 * @param value physical, of a volume or slice; empty where there is none
 * @param label of an object
 */
public record Pick(
        Kind kind, String name, Vector3dc pointUm, double distanceUm, OptionalDouble value, OptionalLong label) {
    /** What kind of thing. */
    public enum Kind {
        VOLUME,
        LABELS,
        SLICE,
        LANDMARK,
        BOX
    }

    public Pick {
        pointUm = new Vector3d(pointUm);
    }
}
