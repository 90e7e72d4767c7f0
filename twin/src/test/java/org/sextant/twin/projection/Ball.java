// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import org.joml.Vector3d;
import org.joml.Vector3dc;

/** A ball in the frame of a stage: its chords are known exactly. */
public record Ball(Vector3dc centreUm, double radiusUm, double value) {
    /** Length of the chord that the line through two points has in the ball. */
    public double chord(Vector3dc from, Vector3dc to) {
        Vector3d d = new Vector3d(to).sub(from).normalize();
        Vector3d c = new Vector3d(centreUm).sub(from);
        double distance2 = c.lengthSquared() - Math.pow(c.dot(d), 2);
        return 2 * Math.sqrt(Math.max(0, radiusUm * radiusUm - distance2));
    }
}
