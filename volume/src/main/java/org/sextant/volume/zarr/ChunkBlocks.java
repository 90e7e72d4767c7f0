// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.util.OptionalDouble;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.Region;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/** Shows the chunks of an array as blocks of a volume: one channel and time, axes in the order x, y, z. */
final class ChunkBlocks implements BlockReader {
    private final ZarrArray array;
    private final Axes axes;
    private final long[] fixed;

    /** @param fixed index along each axis that is not x, y or z */
    ChunkBlocks(ZarrArray array, Axes axes, long[] fixed) {
        this.array = array;
        this.axes = axes;
        this.fixed = fixed.clone();
    }

    /** @throws org.sextant.world.error.DataException if there are more voxels than can be counted */
    BlockLayout layout() {
        long[] shape = array.metadata().shape();
        int[] chunk = array.metadata().coding().shape();
        long[] size = {1, 1, 1};
        int[] block = {1, 1, 1};
        double voxels = 1;
        for (int d = 0; d < 3; d++) {
            if (axes.space(d) >= 0) {
                size[d] = shape[axes.space(d)];
                block[d] = (int) Math.min(chunk[axes.space(d)], size[d]);
            }
            voxels *= size[d];
        }
        if (voxels > 0x1p62) {
            throw new Json(
                            array.metadata().place(),
                            "shape",
                            com.fasterxml.jackson.databind.node.MissingNode.getInstance())
                    .problem("announces " + size[0] + "×" + size[1] + "×" + size[2] + " voxels, too many to count");
        }
        return new BlockLayout(new Size3(size[0], size[1], size[2]), block[0], block[1], block[2]);
    }

    @Override
    public OptionalDouble constant(Region r) {
        int[] chunk = array.metadata().coding().shape();
        long[] position = start(r);
        for (int a = 0; a < chunk.length; a++) {
            position[a] /= chunk[a];
        }
        return array.isStored(position)
                ? OptionalDouble.empty()
                : OptionalDouble.of(array.metadata().fill());
    }

    /** Index of the region's first voxel along all axes of the array. */
    private long[] start(Region r) {
        long[] start = fixed.clone();
        long[] region = {r.x(), r.y(), r.z()};
        for (int d = 0; d < 3; d++) {
            if (axes.space(d) >= 0) {
                start[axes.space(d)] = region[d];
            }
        }
        return start;
    }

    @Override
    public Object read(Region r) {
        ArrayMetadata m = array.metadata();
        int[] chunk = m.coding().shape();
        long[] start = start(r);
        int[] stride = new int[3];
        int from = 0;
        int step = 1;
        long[] position = new long[chunk.length];
        for (int a = chunk.length - 1; a >= 0; a--) {
            position[a] = start[a] / chunk[a];
            from += (int) (start[a] % chunk[a]) * step;
            for (int d = 0; d < 3; d++) {
                stride[d] = axes.space(d) == a ? step : stride[d];
            }
            step *= chunk[a];
        }
        Object values = array.chunk(position);
        if (values == null) {
            return filled(m.type(), r.voxels(), m.fill());
        }
        boolean whole = r.voxels() == m.coding().values()
                && (stride[0] == 1 || r.nx() == 1)
                && (stride[1] == r.nx() || r.ny() == 1)
                && (stride[2] == r.nx() * r.ny() || r.nz() == 1);
        return whole ? values : cut(m.type(), values, from, stride, r);
    }

    private static Object cut(ValueType type, Object values, int from, int[] stride, Region r) {
        Object out = type.allocate(r.voxels());
        int to = 0;
        for (int z = 0; z < r.nz(); z++) {
            for (int y = 0; y < r.ny(); y++) {
                int row = from + y * stride[1] + z * stride[2];
                if (stride[0] == 1) {
                    System.arraycopy(values, row, out, to, r.nx());
                } else {
                    for (int x = 0; x < r.nx(); x++) {
                        System.arraycopy(values, row + x * stride[0], out, to + x, 1);
                    }
                }
                to += r.nx();
            }
        }
        return out;
    }

    private static Object filled(ValueType type, int n, double value) {
        Object out = type.allocate(n);
        if (value != 0 || Double.doubleToRawLongBits(value) != 0) {
            for (int i = 0; i < n; i++) {
                type.set(out, i, value);
            }
        }
        return out;
    }
}
