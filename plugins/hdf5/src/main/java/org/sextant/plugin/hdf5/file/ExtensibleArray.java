// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The index of chunks of a data set with one axis without limit (HDF5 file format, VII.D): an index block that lists the
 * first entries, data blocks of growing length, and secondary blocks that list further data blocks.
 *
 * <p>Super block u stands for 2^⌊u/2⌋ data blocks of 2^⌈u/2⌉ times the smallest number of entries.
 */
final class ExtensibleArray extends ArrayIndex {
    private int offsetInArrayBytes;
    private int inIndexBlock;
    private int smallest;
    private int pointers;
    private int pageBits;
    private int superBlocks;

    ExtensibleArray(GuardedStorage storage, long headerAddress, ChunkGrid grid, int chunkBytes) {
        super(storage, headerAddress, grid, chunkBytes);
    }

    @Override
    void read() {
        ByteBuffer header = header("EAHD", 12 + 6 * lengthBytes() + offsetBytes() + CHECKSUM);
        int maxBits = header.get() & 0xff;
        inIndexBlock = header.get() & 0xff;
        smallest = header.get() & 0xff;
        pointers = header.get() & 0xff;
        pageBits = header.get() & 0xff;
        header.position(header.position() + 6 * lengthBytes());
        long index = unsigned(header, offsetBytes());
        if (maxBits > 56 || pageBits > 31 || Integer.bitCount(smallest) != 1 || Integer.bitCount(pointers) != 1) {
            throw new HdfException("an extensible array of 2^" + maxBits + " entries, " + smallest + " a block, "
                    + pointers + " pointers a block is not sound");
        }
        offsetInArrayBytes = (maxBits + 7) / 8;
        superBlocks = 1 + maxBits - log2(smallest);
        if (!isUndefined(index)) {
            indexBlock(index);
        }
    }

    private static int log2(int power) {
        return Integer.numberOfTrailingZeros(power);
    }

    private void indexBlock(long address) {
        int firstSecondary = Math.min(superBlocks, 2 * log2(pointers));
        int direct = 2 * (pointers - 1);
        int secondary = superBlocks - firstSecondary;
        long bytes = prefixBytes()
                + (long) inIndexBlock * elementBytes()
                + (long) (direct + secondary) * offsetBytes()
                + CHECKSUM;
        ByteBuffer b = block("EAIB", address, bytes);
        entries(b, 0, inIndexBlock);
        long number = inIndexBlock;
        for (int u = 0; u < firstSecondary; u++) {
            for (long i = 0; i < blocks(u); i++, number += entriesOf(u)) {
                dataBlock(unsigned(b, offsetBytes()), number, entriesOf(u), null, 0);
            }
        }
        for (int u = firstSecondary; u < superBlocks; u++) {
            secondaryBlock(unsigned(b, offsetBytes()), u, number);
            number += blocks(u) * entriesOf(u);
        }
        checkSum(b);
    }

    private static long blocks(int u) {
        return 1L << u / 2;
    }

    private long entriesOf(int u) {
        return (long) smallest << (u + 1) / 2;
    }

    private long pages(int u) {
        return entriesOf(u) > 1L << pageBits ? entriesOf(u) >> pageBits : 0;
    }

    /** The pages that were ever written are marked in a bitmap, block by block. */
    private void secondaryBlock(long address, int u, long firstNumber) {
        if (isUndefined(address)) {
            return;
        }
        long bitmap = blocks(u) * ((pages(u) + 7) / 8);
        long bytes = prefixBytes() + offsetInArrayBytes + bitmap + blocks(u) * offsetBytes() + CHECKSUM;
        ByteBuffer b = block("EASB", address, bytes);
        b.position(b.position() + offsetInArrayBytes);
        byte[] written = new byte[(int) bitmap];
        b.get(written);
        for (long i = 0; i < blocks(u); i++) {
            dataBlock(unsigned(b, offsetBytes()), firstNumber + i * entriesOf(u), entriesOf(u), written, i * pages(u));
        }
        checkSum(b);
    }

    private void dataBlock(long address, long firstNumber, long entries, byte @Nullable [] written, long firstPage) {
        if (isUndefined(address)) {
            return;
        }
        long perPage = 1L << pageBits;
        long head = prefixBytes() + offsetInArrayBytes;
        if (entries <= perPage) {
            ByteBuffer b = block("EADB", address, head + entries * elementBytes() + CHECKSUM);
            b.position(b.position() + offsetInArrayBytes);
            entries(b, firstNumber, entries);
            checkSum(b);
            return;
        }
        checkSum(block("EADB", address, head + CHECKSUM));
        long at = address + head + CHECKSUM;
        for (long page = 0; page < entries / perPage; page++) {
            int bit = (int) (firstPage + page);
            if (written != null && (written[bit / 8] & 0x80 >> bit % 8) != 0) {
                ByteBuffer p = storage.map(at, perPage * elementBytes() + CHECKSUM);
                entries(p, firstNumber + page * perPage, perPage);
                checkSum(p);
            }
            at += perPage * elementBytes() + CHECKSUM;
        }
    }
}
