// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/** Writes boxes of voxels to their places in a file of plain voxels, x fastest, little endian. */
final class RawWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel channel;
    private final Size3 size;
    private final ValueType type;

    RawWriter(Path file, Size3 size, ValueType type) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
        this.size = size;
        this.type = type;
    }

    /** Writes the halved box. */
    void write(VoxelBox half, BoxWalk.Box at, Factor3 f) throws IOException {
        long x0 = at.x() / f.x();
        long y0 = at.y() / f.y();
        long z0 = at.z() / f.z();
        int nx = (int) ((at.nx() - 1) / f.x()) + 1;
        int ny = (int) ((at.ny() - 1) / f.y()) + 1;
        int nz = (int) ((at.nz() - 1) / f.z()) + 1;
        boolean wholeRows = nx == size.x() && half.rowLength() == nx;
        int rows = wholeRows ? Math.max(1, Math.min(ny, BUFFER_BYTES / (nx * type.fileBytes()))) : 1;
        ByteBuffer buffer = ByteBuffer.allocateDirect(Math.multiplyExact(rows * nx, type.fileBytes()));
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y += rows) {
                int n = Math.min(rows, ny - y) * nx;
                buffer.clear();
                type.encode(half.plane(z), y * half.rowLength(), n, buffer, ByteOrder.LITTLE_ENDIAN);
                buffer.flip();
                long position = (x0 + size.x() * (y0 + y + size.y() * (z0 + z))) * type.fileBytes();
                while (buffer.hasRemaining()) {
                    position += channel.write(buffer, position);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
