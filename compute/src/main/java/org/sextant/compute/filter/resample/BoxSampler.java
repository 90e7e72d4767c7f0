// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.resample;

import org.sextant.volume.data.Region;
import org.sextant.world.grid.Size3;

/**
 * Values between the voxels of a box that was read from a volume. Points up to half a voxel beyond the outermost centres
 * belong to the volume; voxels outside of it are those at its border.
 *
 * <p>Threads: any.
 */
final class BoxSampler {
    private final float[] values;
    private final Region box;
    private final Size3 volume;

    BoxSampler(float[] values, Region box, Size3 volume) {
        this.values = values;
        this.box = box;
        this.volume = volume;
    }

    /** The value at a point in voxels of the volume, which must lie in it; the box must hold what it needs. */
    double at(Interpolation how, double x, double y, double z) {
        return switch (how) {
            case NEAREST, AREA ->
                voxel((long) Math.floor(x + 0.5), (long) Math.floor(y + 0.5), (long) Math.floor(z + 0.5));
            case LINEAR -> linear(x, y, z);
            case CUBIC -> cubic(x, y, z);
        };
    }

    private double linear(double x, double y, double z) {
        long i = (long) Math.floor(x);
        long j = (long) Math.floor(y);
        long k = (long) Math.floor(z);
        double u = x - i;
        double v = y - j;
        double w = z - k;
        double near = (1 - v) * row(i, j, k, u) + v * row(i, j + 1, k, u);
        // NaN in a voxel of weight 0 does not count.
        if (w == 0) {
            return near;
        }
        return (1 - w) * near + w * ((1 - v) * row(i, j, k + 1, u) + v * row(i, j + 1, k + 1, u));
    }

    private double row(long i, long j, long k, double u) {
        return u == 0 ? voxel(i, j, k) : (1 - u) * voxel(i, j, k) + u * voxel(i + 1, j, k);
    }

    private double cubic(double x, double y, double z) {
        long i = (long) Math.floor(x);
        long j = (long) Math.floor(y);
        long k = (long) Math.floor(z);
        double sum = 0;
        for (int c = -1; c <= 2; c++) {
            double wz = weight(z - k - c);
            for (int b = -1; b <= 2 && wz != 0; b++) {
                double wy = wz * weight(y - j - b);
                for (int a = -1; a <= 2 && wy != 0; a++) {
                    double w = wy * weight(x - i - a);
                    sum += w == 0 ? 0 : w * voxel(i + a, j + b, k + c);
                }
            }
        }
        return sum;
    }

    /** Keys 1981, eq. 15. */
    private static double weight(double distance) {
        double d = Math.abs(distance);
        if (d >= 2) {
            return 0;
        }
        return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : ((-0.5 * d + 2.5) * d - 4) * d + 2;
    }

    private float voxel(long x, long y, long z) {
        int i = (int) (Math.max(0, Math.min(volume.x() - 1, x)) - box.x());
        int j = (int) (Math.max(0, Math.min(volume.y() - 1, y)) - box.y());
        int k = (int) (Math.max(0, Math.min(volume.z() - 1, z)) - box.z());
        return values[i + box.nx() * (j + box.ny() * k)];
    }
}
