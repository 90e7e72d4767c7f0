// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.Superblock;
import io.jhdf.storage.HdfBackingStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/**
 * What jhdf reads a file through. It refuses, before anything is allocated, reads that reach past the end of the file,
 * and within one operation reads that go round in a circle or exceed the file's own length: jhdf follows addresses and
 * lengths of damaged files without such checks.
 *
 * <p>Threads: any; an operation belongs to the thread that runs it.
 */
final class GuardedStorage implements HdfBackingStorage {
    /** A sound file is read at most a few times at one place within an operation: header, then the whole node. */
    private static final int MOST_READS_OF_ONE_PLACE = 64;

    private static final long SLACK_BYTES = 1 << 20;

    private record Place(long address, long length) {}

    /** What one operation has read so far. */
    private static final class Operation {
        private final Map<Place, Integer> reads = new HashMap<>();
        private long bytes;
    }

    private final RandomBytes file;
    private final Superblock superblock;
    private final ThreadLocal<Operation> operation = ThreadLocal.withInitial(Operation::new);

    GuardedStorage(RandomBytes file, Superblock superblock) {
        this.file = file;
        this.superblock = superblock;
    }

    /** Starts counting anew. */
    void begin() {
        operation.set(new Operation());
    }

    void end() {
        operation.remove();
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        return map(address, length);
    }

    @Override
    public ByteBuffer map(long address, long length) {
        long base = superblock.getBaseAddressByte();
        if (address < 0 || address > file.size() - base) {
            throw outside(address, length);
        }
        return mapNoOffset(address + base, length);
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        if (address < 0 || length < 0 || length > file.size() || address > file.size() - length) {
            throw outside(address, length);
        }
        count(address, length);
        try {
            return file.read(address, length).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new DataException(
                    file.name(),
                    "byte " + address,
                    "cannot be read: " + e.getMessage(),
                    "Check the disk and the file",
                    e);
        }
    }

    private void count(long address, long length) {
        Operation o = operation.get();
        o.bytes += length;
        if (o.reads.merge(new Place(address, length), 1, Integer::sum) > MOST_READS_OF_ONE_PLACE
                || o.bytes > 2 * file.size() + SLACK_BYTES) {
            throw new DataException(
                    file.name(),
                    "byte " + address,
                    "the file's structure runs in a circle there",
                    "The file is damaged");
        }
    }

    private DataException outside(long address, long length) {
        return new DataException(
                file.name(),
                "byte " + address,
                length + " bytes are wanted there, the file has " + file.size(),
                "It was cut short or is damaged; copy it again");
    }

    @Override
    public long getUserBlockSize() {
        return superblock.getBaseAddressByte();
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        throw new UnsupportedOperationException("files are read through guards only");
    }

    @Override
    public int getSizeOfOffsets() {
        return superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return superblock.getSizeOfLengths();
    }

    /** The file is closed by who opened it. */
    @Override
    public void close() {}

    @Override
    public long size() {
        return file.size();
    }

    /** True so that jhdf does not look for a file of its own. */
    @Override
    public boolean inMemory() {
        return true;
    }
}
