// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.sextant.volume.value.ValueType;

/**
 * Object numbers in memory. A voxel holds the rank of its label among those that occur, in as few bytes as the file has, so
 * that labels of any size are exact and tables of objects are dense; rank 0 is label 0, nothing.
 *
 * <p>Threads: filled by several that write different voxels, then read by any.
 */
public abstract sealed class LabelField {
    /** Edge of a brick as a power of two: brick b holds voxels 8b … 8b + 7. */
    public static final int SHIFT = 3;

    final int nx;
    final int ny;
    final int nz;
    private long[] labels = {0};
    private final BitSet bricks = new BitSet();

    private LabelField(int nx, int ny, int nz) {
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
    }

    static LabelField allocate(ValueType type, int nx, int ny, int nz) {
        return switch (type.memoryBytes()) {
            case 1 -> new Bytes(nx, ny, nz);
            case 2 -> new Shorts(nx, ny, nz);
            default -> new Ints(nx, ny, nz);
        };
    }

    public final int nx() {
        return nx;
    }

    public final int ny() {
        return ny;
    }

    public final int nz() {
        return nz;
    }

    /** Number of ranks: labels that occur, and 0. */
    public final int ranks() {
        return labels.length;
    }

    /** The label of a rank; rising with it but for rank 0. */
    public final long label(int rank) {
        return labels[rank];
    }

    /** The rank in a voxel. */
    public abstract int rank(int x, int y, int z);

    /** Bytes of a voxel: unsigned integers of 1, 2 or 4. */
    public abstract int voxelBytes();

    /** Writes the ranks of one row as they are stored, in the buffer's byte order. */
    public abstract void copyRow(int y, int z, ByteBuffer out);

    abstract void put(int x, int y, int z, int rank);

    /** Bricks along an axis of n voxels. */
    public static int bricks(int n) {
        return (n - 1 >> SHIFT) + 1;
    }

    /** Whether a brick, counted with x fastest, holds any object. */
    public final boolean isOccupied(int brick) {
        return bricks.get(brick);
    }

    /**
     * Says what the ranks stand for, once all voxels are there.
     *
     * @param byRank label 0 first
     */
    final void finish(long[] byRank) {
        labels = byRank.clone();
        int bx = bricks(nx);
        int by = bricks(ny);
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++) {
                    if (rank(x, y, z) != 0) {
                        bricks.set((x >> SHIFT) + bx * ((y >> SHIFT) + by * (z >> SHIFT)));
                        x |= (1 << SHIFT) - 1;
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return nx + "×" + ny + "×" + nz + " voxels of " + (labels.length - 1) + " objects, first "
                + Arrays.toString(Arrays.copyOf(labels, Math.min(4, labels.length)));
    }

    private static final class Bytes extends LabelField {
        private final byte[][] planes;

        Bytes(int nx, int ny, int nz) {
            super(nx, ny, nz);
            planes = new byte[nz][nx * ny];
        }

        @Override
        public int rank(int x, int y, int z) {
            return planes[z][x + nx * y] & 0xff;
        }

        @Override
        public int voxelBytes() {
            return 1;
        }

        @Override
        public void copyRow(int y, int z, ByteBuffer out) {
            out.put(planes[z], nx * y, nx);
        }

        @Override
        void put(int x, int y, int z, int rank) {
            planes[z][x + nx * y] = (byte) rank;
        }
    }

    private static final class Shorts extends LabelField {
        private final short[][] planes;

        Shorts(int nx, int ny, int nz) {
            super(nx, ny, nz);
            planes = new short[nz][nx * ny];
        }

        @Override
        public int rank(int x, int y, int z) {
            return planes[z][x + nx * y] & 0xffff;
        }

        @Override
        public int voxelBytes() {
            return 2;
        }

        @Override
        public void copyRow(int y, int z, ByteBuffer out) {
            out.asShortBuffer().put(planes[z], nx * y, nx);
            out.position(out.position() + 2 * nx);
        }

        @Override
        void put(int x, int y, int z, int rank) {
            planes[z][x + nx * y] = (short) rank;
        }
    }

    private static final class Ints extends LabelField {
        private final int[][] planes;

        Ints(int nx, int ny, int nz) {
            super(nx, ny, nz);
            planes = new int[nz][nx * ny];
        }

        @Override
        public int rank(int x, int y, int z) {
            return planes[z][x + nx * y];
        }

        @Override
        public int voxelBytes() {
            return 4;
        }

        @Override
        public void copyRow(int y, int z, ByteBuffer out) {
            out.asIntBuffer().put(planes[z], nx * y, nx);
            out.position(out.position() + 4 * nx);
        }

        @Override
        void put(int x, int y, int z, int rank) {
            planes[z][x + nx * y] = rank;
        }
    }
}
