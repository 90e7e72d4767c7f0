// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/**
 * Reads the tree of tags of a Digital Micrograph file, without the arrays in it. Sizes and types are big endian, in 4 bytes
 * in version 3 and in 8 in version 4; values are in the order that the header states. Source: C. Boothroyd's and B.
 * Schaffer's descriptions of the DM3 and DM4 formats.
 */
final class DmParser {
    private static final int GROUP = 20;
    private static final int DATA = 21;
    private static final int VALUE_MARK = 0x25252525;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TAGS = 1_000_000;
    private static final int MAX_PATH = 4096;
    private static final int MAX_INFO = 4096;
    /** Arrays up to this many characters are looked at as text. */
    private static final int MAX_TEXT = 4096;

    private final RandomBytes file;
    private final DmCursor in;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private int version;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private int tags;

    private DmParser(RandomBytes file) {
        this.file = file;
        this.in = new DmCursor(file);
    }

    /** @throws DataException naming the tag at which the file is damaged */
    static DmTags parse(RandomBytes file) {
        return new DmParser(file).parse();
    }

    private DmTags parse() {
        String place = "header";
        try {
            version = in.i32();
            if (version != 3 && version != 4) {
                throw damaged(place, "the version is " + version + " instead of 3 or 4");
            }
            count();
            int little = in.i32();
            if (little != 0 && little != 1) {
                throw damaged(place, "the byte order is " + little + " instead of 0 or 1");
            }
            order = little == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            group("", 0);
            return new DmTags(file.name(), version, order, values);
        } catch (EOFException e) {
            throw damaged("byte " + in.position(), "the file ends inside its tags: " + e.getMessage());
        } catch (IOException e) {
            throw new DataException(
                    file.name(), "byte " + in.position(), "cannot be read: " + e, "Check the disk and the file", e);
        }
    }

    private DataException damaged(String place, String problem) {
        return new DataException(file.name(), place, problem, "The file is damaged or cut short; copy it again");
    }

    private long count() throws IOException {
        return version == 4 ? in.i64() : in.i32();
    }

    private void group(String path, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw damaged("tag " + shown(path), "tags are nested deeper than " + MAX_DEPTH);
        }
        in.skip(2);
        long n = count();
        if (n < 0 || n > in.remaining() / 3) {
            throw damaged("tag group '" + shown(path) + "'", n + " tags are announced at byte " + in.position());
        }
        int unnamed = 0;
        for (long i = 0; i < n; i++) {
            int kind = in.u8();
            String label = in.latin(in.u16());
            if (label.isEmpty()) {
                label = String.valueOf(unnamed++);
            }
            tag(kind, path.isEmpty() ? label : path + "/" + label, depth);
        }
    }

    private void tag(int kind, String path, int depth) throws IOException {
        if (++tags > MAX_TAGS) {
            throw damaged("tag " + shown(path), "there are more than " + MAX_TAGS + " tags");
        }
        if (path.length() > MAX_PATH) {
            throw damaged("tag " + shown(path), "its path has " + path.length() + " characters");
        }
        if (version == 4) {
            in.i64();
        }
        if (kind == GROUP) {
            group(path, depth + 1);
        } else if (kind == DATA) {
            Object value = value(path);
            values.put(unused(path), value);
        } else {
            throw damaged("tag " + shown(path), "its kind is " + kind + " instead of 20 or 21");
        }
    }

    /** Paths are cut in messages: a damaged label may be long. */
    private static String shown(String path) {
        return path.length() > 200 ? "…" + path.substring(path.length() - 200) : path;
    }

    /** The path, or with #2, #3 … where a group holds tags of the same name. */
    private String unused(String path) {
        int n = uses.merge(path, 1, Integer::sum);
        return n == 1 ? path : path + "#" + n;
    }

    private Object value(String path) throws IOException {
        int mark = in.i32();
        if (mark != VALUE_MARK) {
            throw damaged("tag " + shown(path), "'%%%%' is missing before its value");
        }
        long n = count();
        if (n < 1 || n > MAX_INFO || n > in.remaining() / 4) {
            throw damaged("tag " + shown(path), "its type is described by " + n + " numbers");
        }
        long[] info = new long[(int) n];
        for (int i = 0; i < info.length; i++) {
            info[i] = count();
        }
        try {
            return value(new DmType.Reader(info).read());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw damaged("tag " + shown(path), String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            throw damaged("tag " + shown(path), String.valueOf(e.getMessage()));
        }
    }

    private Object value(DmType type) throws IOException {
        if (type instanceof DmType.Simple simple) {
            return in.value(simple, order);
        }
        if (type instanceof DmType.Array array) {
            return array(array);
        }
        return struct((DmType.Struct) type);
    }

    private double[] struct(DmType.Struct struct) throws IOException {
        double[] numbers = new double[struct.fields().size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(struct.fields().get(i) instanceof DmType.Simple simple)) {
                throw new IllegalArgumentException("structures of structures are not supported");
            }
            numbers[i] = in.value(simple, order).doubleValue();
        }
        return numbers;
    }

    private DmArray array(DmType.Array type) throws IOException {
        long offset = in.position();
        boolean characters = type.element() == DmType.Simple.U16
                || type.element() == DmType.Simple.CHAR
                || type.element() == DmType.Simple.OCTET;
        if (!characters || type.count() > MAX_TEXT) {
            in.skip(type.size());
            return new DmArray(type, offset, "");
        }
        StringBuilder text = new StringBuilder();
        boolean printable = true;
        for (long i = 0; i < type.count(); i++) {
            char c = (char) (in.value((DmType.Simple) type.element(), order).intValue() & unitMask(type));
            printable &= !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t' || c == 0;
            text.append(c);
        }
        return new DmArray(type, offset, printable ? text.toString().replace("\0", "") : "");
    }

    private static int unitMask(DmType.Array type) {
        return type.element() == DmType.Simple.U16 ? 0xffff : 0xff;
    }
}
