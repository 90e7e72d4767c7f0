// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes small DICOM files for tests, in any of the three uncompressed encodings. */
final class DicomWriter {
    static final String IMPLICIT_LITTLE = "1.2.840.10008.1.2";
    static final String EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";
    static final String EXPLICIT_BIG = "1.2.840.10008.1.2.2";

    /** An item of a sequence or the data set of a file: tag → VR and value. */
    static final class Elements {
        private record Value(String vr, Object value) {}

        private final Map<Integer, Value> values = new TreeMap<>(Integer::compareUnsigned);

        Elements text(int tag, String vr, String value) {
            values.put(tag, new Value(vr, value));
            return this;
        }

        Elements us(int tag, int value) {
            values.put(tag, new Value("US", value));
            return this;
        }

        Elements fd(int tag, double value) {
            values.put(tag, new Value("FD", value));
            return this;
        }

        Elements bytes(int tag, String vr, byte[] value) {
            values.put(tag, new Value(vr, value));
            return this;
        }

        Elements items(int tag, Elements... items) {
            values.put(tag, new Value("SQ", List.of(items)));
            return this;
        }

        Elements without(int tag) {
            values.remove(tag);
            return this;
        }
    }

    private final String syntax;
    private final boolean explicit;
    private final ByteOrder order;
    private final boolean undefinedLengths;

    /** @param undefinedLengths sequences end with a mark instead of stating their length */
    DicomWriter(String syntax, boolean undefinedLengths) {
        this.syntax = syntax;
        this.explicit = !syntax.equals(IMPLICIT_LITTLE);
        this.order = syntax.equals(EXPLICIT_BIG) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        this.undefinedLengths = undefinedLengths;
    }

    ByteOrder order() {
        return order;
    }

    byte[] file(Elements elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        DicomWriter meta = new DicomWriter(EXPLICIT_LITTLE, false);
        byte[] body = meta.body(new Elements().text(0x00020010, "UI", syntax));
        ByteBuffer length =
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(body.length);
        meta.write(out, 0x00020000, "UL", length.array());
        out.writeBytes(body);
        out.writeBytes(body(elements));
        return out.toByteArray();
    }

    private byte[] body(Elements elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        elements.values.forEach((tag, v) -> {
            if (v.value() instanceof List<?> items) {
                writeSequence(out, tag, items);
            } else {
                write(out, tag, v.vr(), bytes(v));
            }
        });
        return out.toByteArray();
    }

    private byte[] bytes(Elements.Value v) {
        if (v.value() instanceof byte[] b) {
            return b;
        }
        if (v.value() instanceof Integer i) {
            return ByteBuffer.allocate(2).order(order).putShort(i.shortValue()).array();
        }
        if (v.value() instanceof Double d) {
            return ByteBuffer.allocate(8).order(order).putDouble(d).array();
        }
        String s = (String) v.value();
        String even = s.length() % 2 == 0 ? s : s + (v.vr().equals("UI") ? "\0" : " ");
        return even.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void writeSequence(ByteArrayOutputStream out, int tag, List<?> items) {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        for (Object item : items) {
            byte[] body = body((Elements) item);
            tag(inside, 0xFFFEE000);
            u32(inside, undefinedLengths ? -1 : body.length);
            inside.writeBytes(body);
            if (undefinedLengths) {
                tag(inside, 0xFFFEE00D);
                u32(inside, 0);
            }
        }
        tag(out, tag);
        if (explicit) {
            out.writeBytes(new byte[] {'S', 'Q', 0, 0});
        }
        u32(out, undefinedLengths ? -1 : inside.size());
        out.writeBytes(inside.toByteArray());
        if (undefinedLengths) {
            tag(out, 0xFFFEE0DD);
            u32(out, 0);
        }
    }

    private void write(ByteArrayOutputStream out, int tag, String vr, byte[] value) {
        byte[] even = value.length % 2 == 0 ? value : Arrays.copyOf(value, value.length + 1);
        tag(out, tag);
        if (explicit) {
            out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
            if (List.of("OB", "OW", "OF", "OD", "UN", "UT").contains(vr)) {
                out.writeBytes(new byte[2]);
            } else {
                out.writeBytes(ByteBuffer.allocate(2)
                        .order(order)
                        .putShort((short) even.length)
                        .array());
                out.writeBytes(even);
                return;
            }
        }
        u32(out, even.length);
        out.writeBytes(even);
    }

    private void tag(ByteArrayOutputStream out, int tag) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(order)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .array());
    }

    private void u32(ByteArrayOutputStream out, int n) {
        out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(n).array());
    }
}
