// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import org.joml.Vector3d;
import org.joml.Vector3dc;

/**
 * A point of a sample worth a scan.
 *
 * @param name such as {@code particle}, {@code fissure}, {@code wall}
 * @param centreUm in the sample's frame
 */
public record Place(String name, Vector3dc centreUm) {
    public Place {
        centreUm = new Vector3d(centreUm);
    }
}
