// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.numpy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;

/**
 * The header of a .npy file.
 *
 * <p>Source: NumPy reference, {@code numpy.lib.format}, versions 1.0, 2.0 and 3.0.
 *
 * @param shape as in the file: the first axis is the slowest in C order
 * @param fortran the first axis is the fastest
 * @param dataOffset byte of the first value
 */
record NumpyHeader(
        String descr, ValueType type, ByteOrder order, boolean fortran, long[] shape, long dataOffset, int version) {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** As NumPy itself limits headers that it does not trust. */
    private static final int MAX_HEADER_BYTES = 10_000;

    static NumpyHeader read(RandomBytes bytes) throws IOException {
        ByteBuffer start = bytes.read(0, Math.min(12, bytes.size()));
        byte[] magic = new byte[6];
        if (start.remaining() < 10 || !magic(start, magic)) {
            throw wrong(bytes, "byte 0", "it does not start with \\x93NUMPY", "It is no .npy file");
        }
        int version = start.get(6);
        if (version < 1 || version > 3 || start.get(7) != 0) {
            throw wrong(
                    bytes,
                    "header byte 6",
                    "version " + version + "." + start.get(7) + " is not 1.0, 2.0 or 3.0",
                    "Save it again with numpy.save");
        }
        start.order(ByteOrder.LITTLE_ENDIAN);
        int lengthBytes = version == 1 ? 2 : 4;
        long length = version == 1 ? start.getShort(8) & 0xffff : start.remaining() < 12 ? -1 : start.getInt(8);
        long data = 8 + lengthBytes + length;
        if (length < 0 || length > MAX_HEADER_BYTES || data > bytes.size()) {
            throw wrong(
                    bytes,
                    "header byte 8",
                    "a header of " + length + " bytes does not fit (at most " + MAX_HEADER_BYTES + ")",
                    "It was cut short or is damaged; copy it again");
        }
        ByteBuffer text = bytes.read(8 + lengthBytes, length);
        String literal = (version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)
                .decode(text)
                .toString();
        try {
            return of(bytes, PythonLiteral.parse(literal), data, version);
        } catch (PythonLiteral.Malformed e) {
            throw new DataException(
                    bytes.name(),
                    "header",
                    "it is no dictionary of a NumPy array: " + e.getMessage(),
                    "It is damaged; copy it again",
                    e);
        }
    }

    private static boolean magic(ByteBuffer start, byte[] magic) {
        start.get(0, magic);
        return java.util.Arrays.equals(magic, MAGIC);
    }

    private static NumpyHeader of(RandomBytes bytes, Map<String, Object> map, long data, int version) {
        Object descr = map.get("descr");
        Object fortran = map.get("fortran_order");
        Object shape = map.get("shape");
        if (!(descr instanceof String d)
                || !(fortran instanceof Boolean f)
                || !(shape instanceof List<?> list)
                || map.size() != 3) {
            throw wrong(
                    bytes,
                    "header",
                    "it must state descr, fortran_order and shape, not " + map,
                    "It is damaged; copy it again");
        }
        long[] sizes = list.stream().mapToLong(n -> (Long) n).toArray();
        return new NumpyHeader(d, type(bytes, d), order(bytes, d), f, sizes, data, version);
    }

    private static ByteOrder order(RandomBytes bytes, String descr) {
        char c = descr.charAt(0);
        if (c == '>') {
            return ByteOrder.BIG_ENDIAN;
        }
        if (c == '<' || c == '|' && descr.endsWith("1")) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        throw wrong(
                bytes, "header key 'descr'", "'" + descr + "' names no byte order", "Save it again with numpy.save");
    }

    private static ValueType type(RandomBytes bytes, String descr) {
        String kind = descr.isEmpty() ? "" : descr.substring(1);
        return switch (kind) {
            case "u1", "b1" -> ValueType.U8;
            case "i1" -> ValueType.I8;
            case "u2" -> ValueType.U16;
            case "i2" -> ValueType.I16;
            case "u4" -> ValueType.U32;
            case "i4" -> ValueType.I32;
            case "f2" -> ValueType.F16;
            case "f4" -> ValueType.F32;
            case "f8" -> ValueType.F64;
            case "i8", "u8" ->
                throw wrong(
                        bytes,
                        "header key 'descr'",
                        "'" + descr + "' has integers of 64 bits, which are not read",
                        "Convert first: numpy.save(name, a.astype('int32')) or 'float64'");
            default ->
                throw wrong(
                        bytes,
                        "header key 'descr'",
                        "values of type '" + descr + "' are not read",
                        "Convert first: numpy.save(name, a.astype('float32'))");
        };
    }

    private static DataException wrong(RandomBytes bytes, String place, String problem, String remedy) {
        return new DataException(bytes.name(), place, problem, remedy);
    }
}
