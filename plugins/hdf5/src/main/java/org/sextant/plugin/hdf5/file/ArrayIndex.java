// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.checksum.ChecksumUtils;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What the fixed and the extensible array index of chunks have in common (HDF5 file format, VII.C and VII.D): blocks with
 * signatures and checksums that list the places of chunks by their numbers. jhdf's readers take the present extent for the
 * largest, stop at the first missing chunk and know no pages.
 */
abstract class ArrayIndex {
    static final int CHECKSUM = 4;
    private static final int PREFIX = 6;
    private static final int FILTERED = 1;

    final GuardedStorage storage;
    final long headerAddress;
    private final ChunkGrid grid;
    private final int chunkBytes;
    private final Map<ChunkOffset, ChunkPlace> found = new HashMap<>();
    private int client;
    private int elementBytes;

    ArrayIndex(GuardedStorage storage, long headerAddress, ChunkGrid grid, int chunkBytes) {
        this.storage = storage;
        this.headerAddress = headerAddress;
        this.grid = grid;
        this.chunkBytes = chunkBytes;
    }

    Map<ChunkOffset, ChunkPlace> places() {
        read();
        return found;
    }

    abstract void read();

    int elementBytes() {
        return elementBytes;
    }

    int offsetBytes() {
        return storage.getSizeOfOffsets();
    }

    int lengthBytes() {
        return storage.getSizeOfLengths();
    }

    /** The header block from its third field on: element size is read, the checksum is checked. */
    ByteBuffer header(String signature, int bytes) {
        ByteBuffer b = storage.readBufferFromAddress(headerAddress, bytes);
        checkSum(b);
        b.rewind();
        checkSignature(b, signature);
        client = b.get() & 0xff;
        elementBytes = b.get() & 0xff;
        int least = offsetBytes() + (client == FILTERED ? 5 : 0);
        if (client > FILTERED || elementBytes < least || elementBytes > least + 7) {
            throw new HdfException("client " + client + " with entries of " + elementBytes + " bytes is not known");
        }
        return b;
    }

    /** Another block of this index, from behind its header's address on. */
    ByteBuffer block(String signature, long address, long bytes) {
        ByteBuffer b = storage.map(address, bytes);
        checkSignature(b, signature);
        if ((b.get() & 0xff) != client || unsigned(b, offsetBytes()) != headerAddress) {
            throw new HdfException("the block at " + address + " belongs to another index");
        }
        return b;
    }

    int prefixBytes() {
        return PREFIX + offsetBytes();
    }

    private static void checkSignature(ByteBuffer b, String signature) {
        byte[] found = new byte[4];
        b.get(found);
        if (!new String(found, StandardCharsets.ISO_8859_1).equals(signature) || b.get() != 0) {
            throw new HdfException("the signature " + signature + " of version 0 is missing");
        }
    }

    static void checkSum(ByteBuffer block) {
        block.rewind();
        ChecksumUtils.validateChecksum(block);
    }

    /** Adds the chunks that are there among n entries from the buffer's position on. */
    void entries(ByteBuffer b, long firstNumber, long n) {
        for (long i = 0; i < n; i++) {
            long address = unsigned(b, offsetBytes());
            long bytes = chunkBytes;
            BitSet skipped = new BitSet();
            if (client == FILTERED) {
                bytes = unsigned(b, elementBytes - offsetBytes() - 4);
                skipped = BitSet.valueOf(new byte[] {b.get(), b.get(), b.get(), b.get()});
            }
            long[] corner = grid.corner(firstNumber + i);
            if (!isUndefined(address) && grid.holds(corner)) {
                found.put(new ChunkOffset(corner), new ChunkPlace(address, bytes, skipped));
            }
        }
    }

    boolean isUndefined(long address) {
        return address == (offsetBytes() == 8 ? -1 : (1L << 8 * offsetBytes()) - 1);
    }

    static long unsigned(ByteBuffer b, int bytes) {
        long v = 0;
        for (int i = 0; i < bytes; i++) {
            v |= (b.get() & 0xffL) << 8 * i;
        }
        return v;
    }
}
