// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.resample;

import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/**
 * Means of boxes of fx×fy×fz voxels of a volume, computed where they are read. A last box is the mean of the voxels that are
 * there; NaN does not count.
 */
public record Binning(Volume volume, int fx, int fy, int fz) {
    /** Old voxels of a block, about. */
    private static final int VOXELS = 1 << 22;

    /** The lazy volume, physical values; it reads the old one, which must stay open. */
    public Volume lazy() {
        Size3 size = volume.size().dividedBy(fx, fy, fz);
        double old = (double) fx * fy * fz;
        int edge = (int) Math.max(1, Math.min(128, Math.cbrt(VOXELS / old)));
        BlockCache cache =
                new BlockCache(Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 16));
        return BlockVolume.builder(volume.source(), volume.format(), ValueType.F32, cache)
                .level(new BlockLayout(size, edge, edge, edge), this::block)
                .grid(volume.knownGrid().map(g -> g.level(fx, fy, fz)).orElse(null))
                .scale(new ValueScale(1, 0, volume.scale().unit()))
                .build();
    }

    private float[] block(Region r) {
        Size3 n = volume.size();
        int nx = (int) (Math.min(n.x(), (r.x() + r.nx()) * fx) - r.x() * fx);
        int ny = (int) (Math.min(n.y(), (r.y() + r.ny()) * fy) - r.y() * fy);
        double[] sum = new double[r.nx() * r.ny()];
        int[] count = new int[sum.length];
        float[] plane = new float[nx * ny];
        float[] out = new float[r.voxels()];
        for (int z = 0; z < r.nz(); z++) {
            java.util.Arrays.fill(sum, 0);
            java.util.Arrays.fill(count, 0);
            for (long k = (r.z() + z) * fz; k < Math.min(n.z(), (r.z() + z + 1) * fz); k++) {
                Object values = volume.finest().read(new Region(r.x() * fx, r.y() * fy, k, nx, ny, 1));
                volume.type().toFloats(values, 0, plane, 0, plane.length);
                add(plane, nx, ny, r.nx(), sum, count);
            }
            for (int i = 0; i < sum.length; i++) {
                out[z * sum.length + i] = (float) volume.scale().physical(sum[i] / count[i]);
            }
        }
        return out;
    }

    private void add(float[] plane, int nx, int ny, int width, double[] sum, int[] count) {
        for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++) {
                float v = plane[x + nx * y];
                if (!Float.isNaN(v)) {
                    int at = x / fx + width * (y / fy);
                    sum[at] += v;
                    count[at]++;
                }
            }
        }
    }
}
