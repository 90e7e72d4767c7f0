// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.world.grid.Size3;

/** Sizes and factors of the levels of a pyramid, finest first. */
public record PyramidPlan(List<Step> levels) {
    /** A level is small enough to end with if no axis is longer. */
    public static final int SMALL = 64;

    /**
     * One level.
     *
     * @param fromFiner factors against the level before, each 1 or 2
     * @param fromBase factors against the finest level
     */
    public record Step(Size3 size, Factor3 fromFiner, Factor3 fromBase) {}

    public PyramidPlan {
        levels = List.copyOf(levels);
    }

    /**
     * Halves, level by level, those axes whose voxels are less than twice as long as the finest, so that voxels become
     * isotropic; axes of one voxel stay. Ends when no axis is longer than {@value #SMALL}.
     *
     * @param spacingUm voxel size; null if not known: voxels are taken as cubes then
     * @param maxLevels most levels, the finest included
     */
    public static PyramidPlan of(Size3 size, @Nullable Vector3dc spacingUm, int maxLevels) {
        Vector3d spacing = spacingUm == null ? new Vector3d(1) : new Vector3d(spacingUm);
        List<Step> levels = new ArrayList<>();
        levels.add(new Step(size, Factor3.ONE, Factor3.ONE));
        while (levels.size() < maxLevels) {
            Step last = levels.get(levels.size() - 1);
            Size3 s = last.size();
            if (s.x() <= SMALL && s.y() <= SMALL && s.z() <= SMALL) {
                break;
            }
            Factor3 f = halved(s, spacing);
            spacing.mul(f.x(), f.y(), f.z());
            levels.add(new Step(
                    s.dividedBy(f.x(), f.y(), f.z()), f, last.fromBase().times(f)));
        }
        return new PyramidPlan(levels);
    }

    private static Factor3 halved(Size3 size, Vector3dc spacing) {
        double finest = Double.POSITIVE_INFINITY;
        for (int a = 0; a < 3; a++) {
            finest = size.get(a) > 1 ? Math.min(finest, spacing.get(a)) : finest;
        }
        long[] f = new long[3];
        for (int a = 0; a < 3; a++) {
            f[a] = size.get(a) > 1 && spacing.get(a) < 2 * finest ? 2 : 1;
        }
        return new Factor3(f[0], f[1], f[2]);
    }
}
