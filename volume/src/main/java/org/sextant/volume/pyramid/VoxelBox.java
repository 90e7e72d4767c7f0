// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Region;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;

/**
 * A box of voxels in memory, an array for each plane; used again for box after box.
 *
 * <p>Threads: parts that do not overlap may be written at once.
 */
final class VoxelBox {
    private final ValueType type;
    private final int nx;
    private final int ny;
    private final Object[] planes;
    private final ThreadLocal<Object> chunks;

    VoxelBox(ValueType type, BoxWalk walk) {
        this(
                type,
                (int) Math.min(walk.ux(), walk.size().x()),
                (int) Math.min(walk.uy(), walk.size().y()),
                (int) Math.min(walk.uz(), walk.size().z()),
                walk.cx() * walk.cy() * walk.cz());
    }

    private VoxelBox(ValueType type, int nx, int ny, int nz, int chunkVoxels) {
        this.chunks = ThreadLocal.withInitial(() -> type.allocate(chunkVoxels));
        this.type = type;
        this.nx = nx;
        this.ny = ny;
        this.planes = new Object[nz];
        for (int z = 0; z < nz; z++) {
            planes[z] = type.allocate(Math.multiplyExact(nx, ny));
        }
    }

    /** An empty box for this one's voxels, joined. */
    VoxelBox halved(Factor3 f) {
        return new VoxelBox(
                type,
                (int) ((nx - 1) / f.x()) + 1,
                (int) ((ny - 1) / f.y()) + 1,
                (int) ((planes.length - 1) / f.z()) + 1,
                0);
    }

    int rowLength() {
        return nx;
    }

    Object plane(int z) {
        return planes[z];
    }

    /** Reads a box from a level, each of its blocks once. */
    void fill(Level level, BoxWalk.Box at, String what, WorkContext work) {
        BlockLayout layout = level.layout();
        long i0 = at.x() / layout.bx();
        long j0 = at.y() / layout.by();
        long k0 = at.z() / layout.bz();
        long ni = (at.x() + at.nx() - 1) / layout.bx() - i0 + 1;
        long nj = (at.y() + at.ny() - 1) / layout.by() - j0 + 1;
        long nk = (at.z() + at.nz() - 1) / layout.bz() - k0 + 1;
        work.forEach(what, ni * nj * nk, n -> {
            long index = layout.index(i0 + n % ni, j0 + n / ni % nj, k0 + n / ni / nj);
            copy(layout.region(index), level.passingBlock(index), at);
        });
    }

    private void copy(Region b, Object block, BoxWalk.Box at) {
        long x0 = Math.max(b.x(), at.x());
        long y0 = Math.max(b.y(), at.y());
        long z0 = Math.max(b.z(), at.z());
        int n = (int) (Math.min(b.x() + b.nx(), at.x() + at.nx()) - x0);
        int rows = (int) (Math.min(b.y() + b.ny(), at.y() + at.ny()) - y0);
        boolean whole = n == b.nx() && n == nx;
        for (long z = z0; z < Math.min(b.z() + b.nz(), at.z() + at.nz()); z++) {
            int from = (int) (x0 - b.x()) + b.nx() * ((int) (y0 - b.y()) + b.ny() * (int) (z - b.z()));
            int to = (int) (x0 - at.x()) + nx * (int) (y0 - at.y());
            Object plane = planes[(int) (z - at.z())];
            if (whole) {
                System.arraycopy(block, from, plane, to, n * rows);
                continue;
            }
            for (int y = 0; y < rows; y++) {
                System.arraycopy(block, from + y * b.nx(), plane, to + y * nx, n);
            }
        }
    }

    /** A chunk of the box, padded with zeros where the volume ends; valid until the thread asks for the next. */
    Object chunk(BoxWalk.Chunk c, BoxWalk walk) {
        boolean full = c.nx() == walk.cx() && c.ny() == walk.cy() && c.nz() == walk.cz();
        Object out = full ? chunks.get() : type.allocate(walk.cx() * walk.cy() * walk.cz());
        for (int z = 0; z < c.nz(); z++) {
            for (int y = 0; y < c.ny(); y++) {
                System.arraycopy(
                        planes[c.inZ() + z],
                        c.inX() + nx * (c.inY() + y),
                        out,
                        walk.cx() * (y + walk.cy() * z),
                        c.nx());
            }
        }
        return out;
    }

    /** Puts the joined voxels of a chunk of the finer box into their place. */
    void put(Object reduced, BoxWalk.Chunk c, Factor3 f) {
        int mx = (int) ((c.nx() - 1) / f.x()) + 1;
        int my = (int) ((c.ny() - 1) / f.y()) + 1;
        int mz = (int) ((c.nz() - 1) / f.z()) + 1;
        int x0 = (int) (c.inX() / f.x());
        int y0 = (int) (c.inY() / f.y());
        int z0 = (int) (c.inZ() / f.z());
        for (int z = 0; z < mz; z++) {
            for (int y = 0; y < my; y++) {
                System.arraycopy(reduced, mx * (y + my * z), planes[z0 + z], x0 + nx * (y0 + y), mx);
            }
        }
    }
}
