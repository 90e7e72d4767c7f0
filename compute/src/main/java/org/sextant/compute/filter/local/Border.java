// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

/**
 * What lies outside of a volume, for filters that look there.
 *
 * <pre>
 *   nearest    a a a | a b c d | d d d      the voxel at the border
 *   mirror     c b a | a b c d | d c b      mirrored at the voxels' outer faces
 *   constant   v v v | a b c d | v v v
 * </pre>
 *
 * @param value of voxels outside, for {@link Kind#CONSTANT}
 */
public record Border(Kind kind, float value) {
    public static final Border NEAREST = new Border(Kind.NEAREST, 0);
    public static final Border MIRROR = new Border(Kind.MIRROR, 0);
    /** Stands for a voxel that has the constant value. */
    public static final int OUTSIDE = -1;

    /** How voxels outside are made up. */
    public enum Kind {
        NEAREST,
        MIRROR,
        CONSTANT
    }

    public static Border constant(float value) {
        return new Border(Kind.CONSTANT, value);
    }

    /** The index 0 … n − 1 whose voxel stands for index i, or {@link #OUTSIDE}. */
    public int index(int i, int n) {
        if (i >= 0 && i < n) {
            return i;
        }
        return switch (kind) {
            case NEAREST -> i < 0 ? 0 : n - 1;
            case MIRROR -> {
                int m = Math.floorMod(i, 2 * n);
                yield m < n ? m : 2 * n - 1 - m;
            }
            case CONSTANT -> OUTSIDE;
        };
    }
}
