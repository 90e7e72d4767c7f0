// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.hdf5;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A group or a data set: an object header of messages (specification, IV.A.1.b). */
abstract class Hdf5Node {
    private static final int PREFIX = 10;
    private static final int CHECKSUM = 4;

    private final List<byte[]> attributes = new ArrayList<>();
    private long address = -1;

    /** Its header's place in the file. */
    long address() {
        return address;
    }

    void place(long at) {
        this.address = at;
    }

    void addAttribute(String name, Hdf5Type type, byte[] dataspace, byte[] value) {
        byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_8);
        attributes.add(ByteBuffer.allocate(9 + text.length + type.message().length + dataspace.length + value.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 3)
                .put((byte) 0)
                .putShort((short) text.length)
                .putShort((short) type.message().length)
                .putShort((short) dataspace.length)
                .put((byte) 1)
                .put(text)
                .put(type.message())
                .put(dataspace)
                .put(value)
                .array());
    }

    /** The messages that say what the node is. */
    abstract void messages(ByteArrayOutputStream out);

    static void message(ByteArrayOutputStream out, int type, byte[] body) {
        if (body.length > 0xFFFF) {
            throw new IllegalArgumentException("an HDF5 message of " + body.length + " bytes");
        }
        out.write(type);
        out.write(body.length & 0xFF);
        out.write(body.length >> 8);
        out.write(0);
        out.writeBytes(body);
    }

    /** A scalar if there is no dimension. */
    static byte[] dataspace(long... dimensions) {
        ByteBuffer b = ByteBuffer.allocate(4 + 8 * dimensions.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 2)
                .put((byte) dimensions.length)
                .put((byte) 0)
                .put((byte) (dimensions.length == 0 ? 0 : 1));
        for (long d : dimensions) {
            b.putLong(d);
        }
        return b.array();
    }

    /** Length of the header; does not depend on any address. */
    int headerBytes() {
        return PREFIX + body().length + CHECKSUM;
    }

    byte[] header() {
        byte[] body = body();
        byte[] all = ByteBuffer.allocate(PREFIX + body.length + CHECKSUM)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OHDR".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 2)
                .put((byte) 2)
                .putInt(body.length)
                .put(body)
                .array();
        int end = all.length - CHECKSUM;
        ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(end, Lookup3.of(all, 0, end));
        return all;
    }

    private byte[] body() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        messages(out);
        attributes.forEach(a -> message(out, 0x0C, a));
        return out.toByteArray();
    }
}
