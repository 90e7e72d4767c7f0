// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.Level;
import org.sextant.world.grid.Size3;

/**
 * The way through a level: boxes of whole chunks, as large as memory allows and shaped so that the source's blocks are read
 * once, or few times if they are larger than a box.
 *
 * @param ux extents of a box; multiples of the chunk, or the whole axis
 * @param cx extents of a chunk, clipped to the level
 */
record BoxWalk(Size3 size, int ux, int uy, int uz, int cx, int cy, int cz) {
    /** Voxels of one box: first index and extents, clipped to the level. */
    record Box(long x, long y, long z, int nx, int ny, int nz) {}

    /**
     * One chunk: its position among the level's chunks, where it starts within the box, and its extents clipped to the
     * level.
     */
    record Chunk(long x, long y, long z, int inX, int inY, int inZ, int nx, int ny, int nz) {}

    static BoxWalk of(Level level, ChunkShape shape, long budgetBytes) {
        Size3 size = level.size();
        BlockLayout source = level.layout();
        int[] chunk = {shape.clipped(size, 0), shape.clipped(size, 1), shape.clipped(size, 2)};
        int[] box = chunk.clone();
        long budget = budgetBytes / level.type().memoryBytes();
        grow(box, 2, chunk, source.bz(), size, budget);
        grow(box, 0, chunk, source.bx(), size, budget);
        grow(box, 1, chunk, source.by(), size, budget);
        grow(box, 0, chunk, size.x(), size, budget);
        grow(box, 1, chunk, size.y(), size, budget);
        return new BoxWalk(size, box[0], box[1], box[2], chunk[0], chunk[1], chunk[2]);
    }

    /** Makes a box longer along an axis, to cover {@code wanted} voxels or as many as the budget allows. */
    private static void grow(int[] box, int axis, int[] chunk, long wanted, Size3 size, long budget) {
        long others = Math.min(box[(axis + 1) % 3], size.get((axis + 1) % 3))
                * Math.min(box[(axis + 2) % 3], size.get((axis + 2) % 3));
        long affordable = budget / others >= size.get(axis) ? Long.MAX_VALUE : budget / others / chunk[axis];
        long chunks = Math.min((wanted - 1) / chunk[axis] + 1, affordable);
        box[axis] = (int) Math.max(box[axis], Math.min(chunks * chunk[axis], Integer.MAX_VALUE / 2));
    }

    private static long parts(long n, int step) {
        return (n - 1) / step + 1;
    }

    long count() {
        return parts(size.x(), ux) * parts(size.y(), uy) * parts(size.z(), uz);
    }

    /** Box of that number; x fastest, z slowest. */
    Box box(long number) {
        long x = number % parts(size.x(), ux) * ux;
        long y = number / parts(size.x(), ux) % parts(size.y(), uy) * uy;
        long z = number / parts(size.x(), ux) / parts(size.y(), uy) * uz;
        return new Box(x, y, z, (int) Math.min(ux, size.x() - x), (int) Math.min(uy, size.y() - y), (int)
                Math.min(uz, size.z() - z));
    }

    long chunksOf(Box b) {
        return parts(b.nx(), cx) * parts(b.ny(), cy) * parts(b.nz(), cz);
    }

    Chunk chunk(Box b, long number) {
        int i = (int) (number % parts(b.nx(), cx)) * cx;
        int j = (int) (number / parts(b.nx(), cx) % parts(b.ny(), cy)) * cy;
        int k = (int) (number / parts(b.nx(), cx) / parts(b.ny(), cy)) * cz;
        return new Chunk(
                (b.x() + i) / cx,
                (b.y() + j) / cy,
                (b.z() + k) / cz,
                i,
                j,
                k,
                Math.min(cx, b.nx() - i),
                Math.min(cy, b.ny() - j),
                Math.min(cz, b.nz() - k));
    }
}
