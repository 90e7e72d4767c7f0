// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

/**
 * One brick of a volume.
 *
 * @param level number of its {@link PageLevel}, 0 is the finest
 */
record BrickId(int level, int x, int y, int z) {
    int get(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }
}
