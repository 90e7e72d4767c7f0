// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import org.jspecify.annotations.Nullable;
import org.sextant.plugin.hdf5.file.Hdf5Dataset;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.Region;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * Voxels of a data set of two or more axes: the last three are z, y, x (two: y, x); those before are held fixed.
 *
 * @param leading index along each axis before the last three
 */
record DatasetVoxels(Hdf5Dataset dataset, long[] leading, Size3 size, ValueType type) implements BlockReader {
    /** Small chunks are read several at a time, so that blocks are worth their place in the cache. */
    private static final int SMALLEST_BLOCK = 1 << 15;

    /** @throws DataException if the data set is no image or its header announces what cannot be */
    static DatasetVoxels of(Hdf5Dataset dataset, long... leading) {
        long[] d = dataset.dimensions();
        int n = d.length;
        if (n < 2 || leading.length != Math.max(0, n - 3)) {
            throw new DataException(
                    dataset.file().path().toString(),
                    "data set " + dataset.path(),
                    "it is " + dataset.description() + ", not an image or volume",
                    "Choose another one with --dataset");
        }
        dataset.check();
        Size3 size = new Size3(d[n - 1], d[n - 2], n == 2 ? 1 : d[n - 3]);
        return new DatasetVoxels(
                dataset, leading, size, dataset.element().orElseThrow().value());
    }

    /** The same numbers declared to be of another type of the same width. */
    DatasetVoxels as(ValueType other) {
        return new DatasetVoxels(dataset, leading, size, other);
    }

    /** Whole chunks; planes if the data set is stored in one piece. */
    BlockLayout layout() {
        int @Nullable [] chunk = dataset.chunk();
        if (chunk == null) {
            return planes();
        }
        int n = chunk.length;
        long x = Math.min(chunk[n - 1], size.x());
        long y = Math.min(chunk[n - 2], size.y());
        long z = n == 2 ? 1 : Math.min(chunk[n - 3], size.z());
        if (x * y > Integer.MAX_VALUE / 2 || x * y * z > Integer.MAX_VALUE / 2) {
            return planes();
        }
        while (x * y * z < SMALLEST_BLOCK && x < size.x()) {
            x += chunk[n - 1];
        }
        while (x * y * z < SMALLEST_BLOCK && y < size.y()) {
            y += chunk[n - 2];
        }
        return new BlockLayout(size, (int) Math.min(x, size.x()), (int) Math.min(y, size.y()), (int) z);
    }

    private BlockLayout planes() {
        if (size.x() > 1 << 30) {
            throw new DataException(
                    dataset.file().path().toString(),
                    "data set " + dataset.path(),
                    "its rows of " + size.x() + " values are too long to read",
                    "The file is damaged, or repack it with chunks");
        }
        return BlockLayout.ofPlanes(size);
    }

    @Override
    public Object read(Region r) {
        int axes = leading.length + (dataset.dimensions().length == 2 ? 2 : 3);
        long[] start = new long[axes];
        int[] shape = new int[axes];
        java.util.Arrays.fill(shape, 1);
        System.arraycopy(leading, 0, start, 0, leading.length);
        if (axes > 2) {
            start[axes - 3] = r.z();
            shape[axes - 3] = r.nz();
        }
        start[axes - 2] = r.y();
        shape[axes - 2] = r.ny();
        start[axes - 1] = r.x();
        shape[axes - 1] = r.nx();
        return dataset.read(start, shape);
    }
}
