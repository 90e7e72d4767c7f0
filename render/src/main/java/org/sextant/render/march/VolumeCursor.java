// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.jspecify.annotations.Nullable;
import org.sextant.world.view.RayMode;

/** A ray in a volume of values, step by step. */
abstract class VolumeCursor extends BoxCursor {
    final MarchVolume volume;
    final float[] colour = new float[3];
    final float[] gradient = new float[3];

    VolumeCursor(MarchVolume volume) {
        super(volume);
        this.volume = volume;
    }

    /** The cursor for the volume's mode. */
    static VolumeCursor of(MarchVolume volume) {
        if (volume.mode == RayMode.Whole.COMPOSITE) {
            return new CompositeCursor(volume);
        }
        SurfaceTable surfaces = volume.surfaces;
        return surfaces != null ? new SurfaceCursor(volume, surfaces) : new ProjectionCursor(volume);
    }

    /** End of the step that begins at t. */
    final double stepEnd() {
        return Math.min(phase + (k + 1) * volume.stepUm, end);
    }

    final float valueAt(double at) {
        return volume.field.value(ox + at * dx, oy + at * dy, oz + at * dz);
    }

    @Override
    Hit hit(double at) {
        return Hit.ofValue(Hit.Kind.VOLUME, volume.name, at, volume.scale.physical(valueAt(at)));
    }

    final boolean hasNothing(@Nullable EmptySpace empty) {
        return empty != null && empty.isAll();
    }

    /**
     * Goes to the last cut before the empty bricks around t end, or to the next stretch; false if there is none to go to.
     */
    final boolean skip(EmptySpace empty) {
        int shift = volume.bricks.shift();
        int bx = brick(ox + t * dx, volume.field.nx(), shift);
        int by = brick(oy + t * dy, volume.field.ny(), shift);
        int bz = brick(oz + t * dz, volume.field.nz(), shift);
        int d = empty.distance(bx, by, bz);
        if (d == 0) {
            return false;
        }
        double to = stepAtExit(bx, by, bz, d);
        if (to == Double.POSITIVE_INFINITY) {
            nextStretch();
            return true;
        }
        if (to <= k) {
            return false;
        }
        go(to);
        return true;
    }

    /** Goes to the beginning of a step. */
    final void go(double step) {
        k = step;
        t = phase + k * volume.stepUm;
    }

    /** The last step that begins before the bricks nearer than d to a brick end; infinite if the stretch ends before them. */
    final double stepAtExit(int bx, int by, int bz, int d) {
        int shift = volume.bricks.shift();
        double x = exit(ox, perX, bx, d, volume.field.nx(), shift);
        double y = exit(oy, perY, by, d, volume.field.ny(), shift);
        double z = exit(oz, perZ, bz, d, volume.field.nz(), shift);
        double exit = x < y ? x : y;
        exit = exit < z ? exit : z;
        return exit >= end + volume.stepUm
                ? Double.POSITIVE_INFINITY
                : Math.floor(((exit < end ? exit : end) - phase) / volume.stepUm - 1e-6);
    }

    static int brick(double x, int n, int shift) {
        return x <= 0 ? 0 : (x < n - 1 ? (int) x : n - 1) >> shift;
    }

    /**
     * Where the ray leaves the bricks nearer than d along an axis; beyond the border there is nothing but the border.
     *
     * @param per distance per voxel, infinite if the ray does not run along the axis
     */
    private static double exit(double o, double per, int b, int d, int n, int shift) {
        int face = per > 0 ? b + d << shift : b - d + 1 << shift;
        if (Double.isInfinite(per) || (per > 0 ? face > n - 1 : face <= 0)) {
            return Double.POSITIVE_INFINITY;
        }
        return (face - o) * per;
    }
}
