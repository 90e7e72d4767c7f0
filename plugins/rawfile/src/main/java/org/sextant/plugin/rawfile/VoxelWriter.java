// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

/** Streams the finest level as raw little-endian values, x fastest, in bounded memory. */
public final class VoxelWriter {
    /** Voxels held at once: enough for a slab of most source blocks, so that each is read once. */
    private static final int SLAB_VOXELS = 1 << 23;

    private static final int BUFFER_VOXELS = 1 << 16;

    private VoxelWriter() {}

    /** Bytes that {@link #write} will write. */
    public static long bytes(Volume volume, String target) {
        try {
            return Math.multiplyExact(
                    volume.size().voxels(), (long) volume.type().fileBytes());
        } catch (ArithmeticException | SextantException e) {
            throw new DataException(target, "output", volume.size() + " voxels are too many", "Crop or bin them", e);
        }
    }

    /** @throws DataException for f16, which is read only */
    public static void checkType(Volume volume, String target, String format) {
        if (volume.type() == ValueType.F16) {
            throw new DataException(
                    target, "output", format + " files of type f16 are not written", "Convert with --type f32");
        }
    }

    public static void write(Volume volume, OutputStream out, WorkContext work) throws IOException {
        Level level = volume.finest();
        Size3 size = level.size();
        int nx = (int) Math.min(size.x(), SLAB_VOXELS);
        if (nx < size.x()) {
            throw new IOException("rows of " + size.x() + " voxels are too long to write");
        }
        int ny = (int) Math.max(1, Math.min(size.y(), SLAB_VOXELS / nx));
        int nz = ny < size.y() ? 1 : (int) Math.max(1, Math.min(level.layout().bz(), SLAB_VOXELS / ((long) nx * ny)));
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_VOXELS * level.type().fileBytes());
        for (long z = 0; z < size.z(); z += nz) {
            for (long y = 0; y < size.y(); y += ny) {
                work.checkCancelled("writing");
                Region r = new Region(0, y, z, nx, (int) Math.min(ny, size.y() - y), (int) Math.min(nz, size.z() - z));
                encode(level.type(), level.read(r), r.voxels(), buffer, out);
            }
            work.progress().report("writing planes", Math.min(size.z(), z + nz), size.z());
        }
    }

    private static void encode(ValueType type, Object slab, int n, ByteBuffer buffer, OutputStream out)
            throws IOException {
        for (int i = 0; i < n; i += BUFFER_VOXELS) {
            buffer.clear();
            type.encode(slab, i, Math.min(BUFFER_VOXELS, n - i), buffer, ByteOrder.LITTLE_ENDIAN);
            out.write(buffer.array(), 0, buffer.position());
        }
    }
}
