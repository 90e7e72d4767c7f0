// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.hdf5;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder of a file to be written. Names are short and in ASCII. */
public final class Hdf5Group extends Hdf5Node {
    private static final long UNDEFINED = -1;
    private static final int LONGEST_NAME = 255;

    private final Map<String, Hdf5Node> children = new LinkedHashMap<>();

    /** The group of a path such as {@code measurement/instrument}, made if it is not there. */
    public Hdf5Group group(String path) {
        Hdf5Group g = this;
        for (String name : path.split("/")) {
            Hdf5Node child = g.children.get(name);
            if (child == null) {
                child = new Hdf5Group();
                g.put(name, child);
            }
            if (!(child instanceof Hdf5Group next)) {
                throw new IllegalArgumentException(path + ": " + name + " is a data set");
            }
            g = next;
        }
        return g;
    }

    /** A data set of unsigned 16-bit numbers whose values are written later. */
    public Hdf5Dataset counts(String name, long... dimensions) {
        return put(name, new Hdf5Dataset(Hdf5Type.U16, dimensions, null));
    }

    public Hdf5Dataset numbers(String name, double[] values, String units) {
        return put(name, new Hdf5Dataset(Hdf5Type.F64, new long[] {values.length}, Hdf5Type.bytes(values)))
                .units(units);
    }

    public Hdf5Dataset number(String name, double value, String units) {
        return put(name, new Hdf5Dataset(Hdf5Type.F64, new long[0], Hdf5Type.bytes(new double[] {value})))
                .units(units);
    }

    public Hdf5Dataset text(String name, String value) {
        return put(name, new Hdf5Dataset(Hdf5Type.text(value), new long[0], Hdf5Type.bytes(value)));
    }

    private <N extends Hdf5Node> N put(String name, N node) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || children.containsKey(name)) {
            throw new IllegalArgumentException("the name '" + name + "' is empty, too long or taken");
        }
        children.put(name, node);
        return node;
    }

    Collection<Hdf5Node> children() {
        return children.values();
    }

    @Override
    void messages(ByteArrayOutputStream out) {
        message(
                out,
                0x02,
                ByteBuffer.allocate(18)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putShort((short) 0)
                        .putLong(UNDEFINED)
                        .putLong(UNDEFINED)
                        .array());
        message(out, 0x0A, new byte[2]);
        children.forEach((name, node) -> {
            byte[] text = name.getBytes(StandardCharsets.US_ASCII);
            message(
                    out,
                    0x06,
                    ByteBuffer.allocate(11 + text.length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .put((byte) 1)
                            .put((byte) 0)
                            .put((byte) text.length)
                            .put(text)
                            .putLong(node.address())
                            .array());
        });
    }
}
