// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

/**
 * Where voxel x, y, z lies in a body, counted in values: first + x·strideX + y·strideY + z·strideZ.
 *
 * @param first value of voxel 0,0,0: where the chosen channel and time point start
 */
public record Strides(long first, long x, long y, long z) {
    long get(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }
}
