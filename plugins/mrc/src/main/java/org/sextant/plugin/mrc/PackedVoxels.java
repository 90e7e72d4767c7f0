// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.sextant.volume.data.BlockReader;
import org.sextant.volume.data.Region;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * Voxels of 4 bits, two in a byte, the first in the low half; each row starts on a new byte (mode 101, SerialEM and IMOD).
 * They are given as unsigned bytes 0 … 15.
 */
final class PackedVoxels implements BlockReader {
    private final RandomBytes bytes;
    private final long offset;
    private final Size3 size;
    private final long rowBytes;

    /** @throws DataException if the file is too short for that many voxels */
    PackedVoxels(RandomBytes bytes, long offset, Size3 size) {
        this.bytes = bytes;
        this.offset = offset;
        this.size = size;
        this.rowBytes = (size.x() + 1) / 2;
        long room = bytes.size() - offset;
        if (room < 0 || size.y() > room / rowBytes || size.z() > room / (rowBytes * size.y())) {
            throw new DataException(
                    bytes.name(),
                    "header",
                    "it announces " + size + " voxels of 4 bits from byte " + offset + ", the file has " + bytes.size()
                            + " bytes",
                    "It was cut short or its header is wrong; copy it again");
        }
    }

    @Override
    public Object read(Region r) throws IOException {
        byte[] block = new byte[r.voxels()];
        int to = 0;
        long first = r.x() / 2;
        long count = (r.x() + r.nx() + 1) / 2 - first;
        for (long z = r.z(); z < r.z() + r.nz(); z++) {
            for (long y = r.y(); y < r.y() + r.ny(); y++) {
                ByteBuffer row = bytes.read(offset + (z * size.y() + y) * rowBytes + first, count);
                for (long x = r.x(); x < r.x() + r.nx(); x++) {
                    int pair = row.get((int) (x / 2 - first));
                    block[to++] = (byte) ((x & 1) == 0 ? pair & 15 : pair >> 4 & 15);
                }
            }
        }
        return block;
    }
}
