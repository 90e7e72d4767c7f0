// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import org.joml.Vector3d;
import org.joml.Vector3dc;

/** A sphere of air in the resin. */
record Bubble(int label, Vector3dc centreUm, double radiusUm) {
    Bubble {
        centreUm = new Vector3d(centreUm);
    }

    SampleObject object() {
        return new SampleObject(label, centreUm, 2 * radiusUm, "bubble", radiusUm);
    }
}
