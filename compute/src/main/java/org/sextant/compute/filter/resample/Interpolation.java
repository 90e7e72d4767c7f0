// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.resample;

/** How a value between voxels is found. */
public enum Interpolation {
    /** That of the nearest voxel; keeps the value type and labels. */
    NEAREST,
    /** Weighted by nearness among two voxels along each axis. */
    LINEAR,
    /** Catmull–Rom: Keys' cubic convolution with a = −½ over four voxels (Keys 1981, 10.1109/TASSP.1981.1163711). */
    CUBIC,
    /** The mean of points spread evenly over the new voxel, at least two for each old one along each of its axes. */
    AREA;

    /** Voxels needed to each side of a point. */
    int reach() {
        return this == CUBIC ? 2 : 1;
    }
}
