// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.Volume;
import org.sextant.world.grid.VoxelGrid;

/**
 * What a written file does not hold of the grid that was written: formats differ in whether they keep the voxel size, the place
 * of the first voxel and the directions of the axes. Lengths may differ by a thousandth of a voxel, as headers of single
 * precision make them.
 */
final class GridCheck {
    private static final double SHARE = 1e-3;
    private static final double SINGLE = 1e-6;

    private GridCheck() {}

    /** One sentence for each thing lost, or none. */
    static List<String> notices(Volume written, Volume readBack) {
        return written.knownGrid()
                .map(g -> notices(readBack.format(), g, readBack.knownGrid().orElse(null)))
                .orElse(List.of());
    }

    static List<String> notices(String format, VoxelGrid want, @Nullable VoxelGrid got) {
        if (got == null) {
            return List.of(format + " does not keep the voxel size " + VolumeReport.lengths(want.spacingUm())
                    + ": give it with --voxel whenever the file is opened");
        }
        List<String> notices = new ArrayList<>();
        Vector3d spacing = want.spacingUm();
        Vector3d origin = want.originUm();
        double near = SHARE * Math.min(spacing.x, Math.min(spacing.y, spacing.z))
                + SINGLE * (origin.length() + want.boundsUm().extentUm().length());
        if (!close(spacing, got.spacingUm(), SHARE * spacing.length())) {
            notices.add(format + " does not keep the voxel size " + VolumeReport.lengths(spacing)
                    + ": it is read back as " + VolumeReport.lengths(got.spacingUm()));
        }
        if (!close(origin, got.originUm(), near)) {
            notices.add(format + " does not keep the place of the first voxel, " + VolumeReport.lengths(origin)
                    + ": it is read back at " + VolumeReport.lengths(got.originUm())
                    + ", so poses made for the one do not fit the other");
        }
        for (int axis = 0; axis < 3; axis++) {
            Vector3d w = direction(want, axis);
            Vector3d g = direction(got, axis);
            if (!close(w, g, SHARE)) {
                notices.add(format + " does not keep the directions of the voxel axes: along its " + "xyz".charAt(axis)
                        + " the volume runs " + text(w) + ", the file is read back as " + text(g));
                break;
            }
        }
        return notices;
    }

    private static boolean close(Vector3d a, Vector3d b, double tolerance) {
        return a.distance(b) <= tolerance;
    }

    private static Vector3d direction(VoxelGrid grid, int axis) {
        return grid.indexToFrame().linear().getColumn(axis, new Vector3d()).normalize();
    }

    private static String text(Vector3d v) {
        return String.format(Locale.ROOT, "(%.3f, %.3f, %.3f)", v.x, v.y, v.z);
    }
}
