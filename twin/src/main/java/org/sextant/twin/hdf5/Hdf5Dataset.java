// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.hdf5;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A data set of a file to be written; its values lie without gaps, the last axis fastest. */
public final class Hdf5Dataset extends Hdf5Node {
    private final Hdf5Type type;
    private final long[] dimensions;
    private final byte @Nullable [] values;
    private long valuesAt = -1;

    Hdf5Dataset(Hdf5Type type, long[] dimensions, byte @Nullable [] values) {
        this.type = type;
        this.dimensions = dimensions.clone();
        this.values = values;
    }

    public Hdf5Dataset units(String units) {
        return attribute("units", units);
    }

    public Hdf5Dataset attribute(String name, String value) {
        addAttribute(name, Hdf5Type.text(value), dataspace(), Hdf5Type.bytes(value));
        return this;
    }

    /** Where in the file its values begin; known after {@link Hdf5Layout#of}. */
    public long valuesAt() {
        return valuesAt;
    }

    public long valueBytes() {
        long n = type.size();
        for (long d : dimensions) {
            n = Math.multiplyExact(n, d);
        }
        return n;
    }

    /** Values known beforehand. */
    byte @Nullable [] values() {
        return values;
    }

    void placeValues(long at) {
        this.valuesAt = at;
    }

    @Override
    void messages(ByteArrayOutputStream out) {
        message(out, 0x01, dataspace(dimensions));
        message(out, 0x03, type.message());
        message(out, 0x05, new byte[] {3, 0x0A});
        message(
                out,
                0x08,
                ByteBuffer.allocate(18)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 3)
                        .put((byte) 1)
                        .putLong(valuesAt)
                        .putLong(valueBytes())
                        .array());
    }
}
