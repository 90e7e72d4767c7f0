// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.derived;

import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Averages n×n×n voxels into one. The last voxel along an axis averages what is left; NaN values do not count, and a
 * voxel of nothing but NaN is NaN. Integers are rounded half up. Centres shift by (n−1)/2 voxels.
 */
public record Bin(int n) {
    public Bin {
        if (n < 1 || n > 256) {
            throw new SextantException("binning joins 1 to 256 voxels along each axis, not " + n);
        }
    }

    /** The binned volume; it owns {@code base}. */
    public Volume of(Volume base) {
        Size3 size = base.size().dividedBy(n, n, n);
        BlockLayout b = base.finest().layout();
        BlockLayout layout = new BlockLayout(size, coarse(b.bx()), coarse(b.by()), coarse(b.bz()));
        @Nullable VoxelGrid grid = base.knownGrid().map(g -> g.level(n, n, n)).orElse(null);
        return new DerivedVolume(base, base.type(), layout, grid, base.scale(), r -> average(base, r));
    }

    private int coarse(int block) {
        return (block - 1) / n + 1;
    }

    private Object average(Volume base, Region r) {
        Size3 full = base.size();
        ValueType type = base.type();
        double[] sum = new double[r.nx()];
        int[] count = new int[r.nx()];
        Object out = type.allocate(r.voxels());
        long x0 = r.x() * n;
        int nx = (int) (Math.min(full.x(), (r.x() + r.nx()) * n) - x0);
        int at = 0;
        for (long z = r.z(); z < r.z() + r.nz(); z++) {
            for (long y = r.y(); y < r.y() + r.ny(); y++) {
                java.util.Arrays.fill(sum, 0);
                java.util.Arrays.fill(count, 0);
                int ny = (int) (Math.min(full.y(), (y + 1) * n) - y * n);
                int nz = (int) (Math.min(full.z(), (z + 1) * n) - z * n);
                for (int k = 0; k < nz; k++) {
                    addRows(type, base.finest().read(new Region(x0, y * n, z * n + k, nx, ny, 1)), nx, ny, sum, count);
                }
                for (int i = 0; i < r.nx(); i++) {
                    type.set(out, at++, count[i] == 0 ? Double.NaN : sum[i] / count[i]);
                }
            }
        }
        return out;
    }

    private void addRows(ValueType type, Object rows, int nx, int ny, double[] sum, int[] count) {
        for (int j = 0, p = 0; j < ny; j++) {
            for (int i = 0; i < nx; i++, p++) {
                double v = type.get(rows, p);
                if (!Double.isNaN(v)) {
                    sum[i / n] += v;
                    count[i / n]++;
                }
            }
        }
    }
}
