// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything of a file lies:
 *
 * <pre>
 *   0     superblock, version 2, 48 bytes
 *   48    object headers, each at a multiple of 8
 *   …     values of the data sets, each at a multiple of 8
 * </pre>
 */
public final class Hdf5Layout {
    private static final int SUPERBLOCK = 48;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    private final Hdf5Group root;
    private final List<Hdf5Node> nodes = new ArrayList<>();
    private final long bytes;

    private Hdf5Layout(Hdf5Group root) {
        this.root = root;
        collect(root);
        long at = SUPERBLOCK;
        for (Hdf5Node n : nodes) {
            n.place(at);
            at = aligned(at + n.headerBytes());
        }
        for (Hdf5Node n : nodes) {
            if (n instanceof Hdf5Dataset d) {
                d.placeValues(at);
                at = aligned(at + d.valueBytes());
            }
        }
        this.bytes = at;
    }

    /** Lays out the tree; afterwards nothing may be added to it. */
    public static Hdf5Layout of(Hdf5Group root) {
        return new Hdf5Layout(root);
    }

    private void collect(Hdf5Node node) {
        nodes.add(node);
        if (node instanceof Hdf5Group g) {
            g.children().forEach(this::collect);
        }
    }

    private static long aligned(long at) {
        return (at + 7) / 8 * 8;
    }

    /** Length of the file. */
    public long bytes() {
        return bytes;
    }

    /** Writes the headers and the values known beforehand, and makes the file as long as it will be. */
    public void start(FileChannel file) throws IOException {
        fully(file, ByteBuffer.allocate(1), bytes - 1);
        fully(file, superblock(), 0);
        for (Hdf5Node n : nodes) {
            fully(file, ByteBuffer.wrap(n.header()), n.address());
            if (n instanceof Hdf5Dataset d && d.values() != null) {
                fully(file, ByteBuffer.wrap(d.values()), d.valuesAt());
            }
        }
    }

    private ByteBuffer superblock() {
        ByteBuffer b = ByteBuffer.allocate(SUPERBLOCK)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(SIGNATURE)
                .put((byte) 2)
                .put((byte) 8)
                .put((byte) 8)
                .put((byte) 0)
                .putLong(0)
                .putLong(-1)
                .putLong(bytes)
                .putLong(root.address());
        b.putInt(Lookup3.of(b.array(), 0, SUPERBLOCK - 4));
        return b.flip();
    }

    private static void fully(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        for (long to = at; bytes.hasRemaining(); ) {
            to += file.write(bytes, to);
        }
    }
}
