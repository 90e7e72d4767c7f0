// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.Region;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Size3;

/**
 * Voxels stored one after the other, x fastest, then y, then z, without compression: the body of MRC, NRRD, MetaImage,
 * NumPy and raw files.
 */
public final class PlaneVoxels implements BlockReader {
    private final RandomBytes bytes;
    private final long offset;
    private final Size3 size;
    private final ValueType type;
    private final ByteOrder order;

    /**
     * @param offset byte of the first voxel
     * @throws DataException if the file is too short for that many voxels
     */
    public PlaneVoxels(RandomBytes bytes, long offset, Size3 size, ValueType type, ByteOrder order) {
        this.bytes = bytes;
        this.offset = offset;
        this.size = size;
        this.type = type;
        this.order = order;
        long room = (bytes.size() - offset) / type.fileBytes();
        if (offset < 0 || offset > bytes.size() || tooMany(size, room)) {
            throw new DataException(
                    bytes.name(),
                    "header",
                    "it announces " + size + " voxels of type " + type.label() + " from byte " + offset
                            + ", the file has " + bytes.size() + " bytes",
                    "It was cut short or its header is wrong; copy it again");
        }
    }

    private static boolean tooMany(Size3 size, long room) {
        try {
            return size.voxels() > room;
        } catch (SextantException e) {
            return true;
        }
    }

    @Override
    public Object read(Region r) throws IOException {
        if (r.nx() == size.x() && (r.ny() == size.y() || r.nz() == 1)) {
            return type.decode(rows(r.x(), r.y(), r.z(), r.voxels()), r.voxels(), order);
        }
        Object block = type.allocate(r.voxels());
        for (int z = 0; z < r.nz(); z++) {
            for (int y = 0; y < r.ny(); y++) {
                Object row = type.decode(rows(r.x(), r.y() + y, r.z() + z, r.nx()), r.nx(), order);
                System.arraycopy(row, 0, block, r.nx() * (y + r.ny() * z), r.nx());
            }
        }
        return block;
    }

    private ByteBuffer rows(long x, long y, long z, int n) throws IOException {
        long index = x + size.x() * (y + size.y() * z);
        return bytes.read(offset + index * type.fileBytes(), (long) n * type.fileBytes());
    }
}
