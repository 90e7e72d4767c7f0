// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

/** Which voxels touch each other. */
public enum Connectivity {
    /** By faces: 6 neighbours. */
    FACES,
    /** By faces and edges: 18 neighbours. */
    EDGES,
    /** By faces, edges and corners: 26 neighbours. */
    CORNERS;

    /**
     * How far along x two runs in neighbouring rows may lie apart and still touch.
     *
     * @param steps in how many of y and z the rows differ: 1 or 2
     * @return 0: they must overlap; 1: they may meet at an edge or corner; −1: such rows do not touch
     */
    int slack(int steps) {
        return Math.min(1, ordinal() - steps + 1);
    }

    /** The one that keeps object and background apart: what 26 neighbours connect, 6 of the background do not cross. */
    public Connectivity dual() {
        return this == FACES ? CORNERS : FACES;
    }
}
