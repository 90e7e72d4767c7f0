// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import org.joml.Vector3d;
import org.joml.Vector3dc;

/**
 * A particle, grain or bubble.
 *
 * @param label above 0, unique in the sample
 * @param centreUm of the sphere that it fills or was broken from, in the sample's frame
 * @param esdUm diameter of the sphere of the same volume, pores included: (6V/π)^(1/3)
 * @param kind its class, such as {@code particle}, {@code fragment}, {@code bubble}
 * @param boundingRadiusUm of the smallest sphere around {@code centreUm} that holds it
 */
public record SampleObject(int label, Vector3dc centreUm, double esdUm, String kind, double boundingRadiusUm) {
    public SampleObject {
        centreUm = new Vector3d(centreUm);
    }

    /** Volume with pores, µm³. */
    public double volumeUm3() {
        return Math.PI / 6 * esdUm * esdUm * esdUm;
    }
}
