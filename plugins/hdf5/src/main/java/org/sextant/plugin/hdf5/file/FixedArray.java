// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;

/** The index of chunks of a data set whose axes all have a limit (HDF5 file format, VII.C). */
final class FixedArray extends ArrayIndex {
    FixedArray(GuardedStorage storage, long headerAddress, ChunkGrid grid, int chunkBytes) {
        super(storage, headerAddress, grid, chunkBytes);
    }

    @Override
    void read() {
        ByteBuffer header = header("FAHD", 8 + lengthBytes() + offsetBytes() + CHECKSUM);
        int pageBits = header.get() & 0xff;
        long entries = unsigned(header, lengthBytes());
        long address = unsigned(header, offsetBytes());
        if (isUndefined(address)) {
            return;
        }
        if (pageBits > 31 || entries < 0 || entries > storage.size()) {
            throw new HdfException(entries + " entries in pages of 2^" + pageBits + " do not fit the file");
        }
        long perPage = 1L << pageBits;
        if (entries <= perPage) {
            ByteBuffer b = block("FADB", address, prefixBytes() + entries * elementBytes() + CHECKSUM);
            entries(b, 0, entries);
            checkSum(b);
            return;
        }
        int pages = (int) ((entries + perPage - 1) / perPage);
        int bitmap = (pages + 7) / 8;
        ByteBuffer b = block("FADB", address, prefixBytes() + bitmap + CHECKSUM);
        int bits = b.position();
        checkSum(b);
        long at = address + b.limit();
        for (int page = 0; page < pages; page++) {
            long n = Math.min(perPage, entries - page * perPage);
            if ((b.get(bits + page / 8) & 0x80 >> page % 8) != 0) {
                ByteBuffer p = storage.map(at, n * elementBytes() + CHECKSUM);
                entries(p, page * perPage, n);
                checkSum(p);
            }
            at += perPage * elementBytes() + CHECKSUM;
        }
    }
}
