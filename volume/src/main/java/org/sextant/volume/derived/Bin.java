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
    /** Voxels of the base that are held at once. */
    private static final long MAX_VOXELS = 1 << 20;

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
        int nx = (int) (Math.min(full.x(), (r.x() + r.nx()) * n) - r.x() * n);
        int ny = (int) (Math.min(full.y(), (r.y() + r.ny()) * n) - r.y() * n);
        Object out = type.allocate(r.voxels());
        int rowsAtOnce = (int) Math.max(1, Math.min(r.ny(), MAX_VOXELS / ((long) nx * n)));
        Object rows = type.allocate(nx * Math.min(ny, rowsAtOnce * n));
        RowSums[] all = new RowSums[rowsAtOnce];
        java.util.Arrays.setAll(all, i -> new RowSums(type, n, r.nx()));
        for (int z = 0; z < r.nz(); z++) {
            int nz = (int) Math.min(n, full.z() - (r.z() + z) * n);
            for (int y = 0; y < r.ny(); y += rowsAtOnce) {
                int count = Math.min(rowsAtOnce, r.ny() - y);
                int deep = Math.min(ny - y * n, count * n);
                for (int k = 0; k < nz; k++) {
                    long z0 = (r.z() + z) * n + k;
                    base.finest().read(new Region(r.x() * n, (r.y() + y) * n, z0, nx, deep, 1), rows);
                    for (int j = 0; j < deep; j++) {
                        all[j / n].add(rows, j * nx, nx);
                    }
                }
                for (int i = 0; i < count; i++) {
                    all[i].takeMeans(out, r.nx() * (y + i + r.ny() * z));
                }
            }
        }
        return out;
    }
}
