// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

/** Whether the points at distance r from its centre belong to a ball of radius r. */
public enum BallKind {
    /** No: |p − c| &lt; r. The nearest voxel outside of the phase is not in the ball. */
    OPEN,
    /** Yes: |p − c| ≤ r, as ImageJ's plugin paints them before its clean-up. */
    CLOSED;

    /** The reach q of a ball of squared radius D: p belongs to it where |p − c|² &lt; q. */
    int reach(int squaredRadius) {
        return this == OPEN ? squaredRadius : squaredRadius + 1;
    }
}
