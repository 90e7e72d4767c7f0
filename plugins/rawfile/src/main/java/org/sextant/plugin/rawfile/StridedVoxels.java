// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.io.IOException;
import java.nio.ByteOrder;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.Region;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * Uncompressed voxels in any order of axes, with channels between them or beside them. Values that follow each other at
 * equal steps are read in one go.
 */
public final class StridedVoxels implements BlockReader {
    /** Values read at once where channels lie between voxels. */
    private static final int CHUNK = 1 << 18;

    private static final int BLOCK = 1 << 20;

    private final Body body;
    private final ValueType type;
    private final ByteOrder order;
    private final Strides strides;

    public StridedVoxels(Body body, ValueType type, ByteOrder order, Strides strides) {
        this.body = body;
        this.type = type;
        this.order = order;
        this.strides = strides;
    }

    /** Blocks of about a million voxels that lie together in the file: planes, or columns where z runs fastest. */
    public static BlockLayout layout(String file, Size3 size, Strides strides) {
        for (int axis = 0; axis < 3; axis++) {
            if (size.get(axis) > Integer.MAX_VALUE - 8) {
                throw new DataException(
                        file,
                        "header",
                        "an axis of " + size.get(axis) + " voxels is longer than a block can hold",
                        "Cut the volume into parts");
            }
        }
        if (strides.x() <= strides.y() || strides.x() <= strides.z()) {
            return BlockLayout.ofPlanes(size);
        }
        int by = (int) Math.max(1, Math.min(size.y(), BLOCK / size.z()));
        int bx = (int) Math.max(1, Math.min(size.x(), BLOCK / (size.z() * by)));
        return new BlockLayout(size, bx, by, (int) size.z());
    }

    @Override
    public Object read(Region r) throws IOException {
        int[] n = {r.nx(), r.ny(), r.nz()};
        int[] axis = axesByStride();
        long run = runLength(n, axis);
        long first = strides.first() + r.x() * strides.x() + r.y() * strides.y() + r.z() * strides.z();
        if (run == r.voxels() && axis[0] == 0 && axis[1] == 1 && strides.x() == 1) {
            return type.decode(
                    body.read(first * type.fileBytes(), (long) r.voxels() * type.fileBytes()), r.voxels(), order);
        }
        Object block = type.allocate(r.voxels());
        for (long done = 0; done < r.voxels(); done += run) {
            readRun(block, n, axis, first, done, run);
        }
        return block;
    }

    /** Axes from the fastest in the file to the slowest. */
    private int[] axesByStride() {
        int[] axis = {0, 1, 2};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2 - i; j++) {
                if (strides.get(axis[j]) > strides.get(axis[j + 1])) {
                    int swap = axis[j];
                    axis[j] = axis[j + 1];
                    axis[j + 1] = swap;
                }
            }
        }
        return axis;
    }

    /** Number of voxels, in the file's order, that follow each other at the fastest axis' stride. */
    private long runLength(int[] n, int[] axis) {
        long run = n[axis[0]];
        for (int i = 1; i < 3; i++) {
            if (n[axis[i]] > 1 && strides.get(axis[i]) != strides.get(axis[0]) * run) {
                break;
            }
            run *= n[axis[i]];
        }
        return run;
    }

    private void readRun(Object block, int[] n, int[] axis, long first, long done, long run) throws IOException {
        int na = n[axis[0]];
        int nb = n[axis[1]];
        int[] out = {1, n[0], n[0] * n[1]};
        long step = strides.get(axis[0]);
        long start = first + done / na % nb * strides.get(axis[1]) + done / na / nb * strides.get(axis[2]);
        int chunk = (int) Math.max(1, CHUNK / step);
        for (long at = 0; at < run; at += chunk) {
            int count = (int) Math.min(chunk, run - at);
            int span = Math.toIntExact((count - 1) * step + 1);
            Object values = type.decode(
                    body.read((start + at * step) * type.fileBytes(), (long) span * type.fileBytes()), span, order);
            for (int i = 0; i < count; i++) {
                long e = done + at + i;
                int to = (int) (e % na) * out[axis[0]]
                        + (int) (e / na % nb) * out[axis[1]]
                        + (int) (e / na / nb) * out[axis[2]];
                System.arraycopy(values, (int) (i * step), block, to, 1);
            }
        }
    }
}
