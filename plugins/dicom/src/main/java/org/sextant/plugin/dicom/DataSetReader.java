// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sextant.world.error.DataException;

/**
 * Reads data elements up to the pixels, sequences with them (DICOM PS3.5, section 7). Depth and number of elements are
 * bounded; every step moves forward.
 */
final class DataSetReader {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_ELEMENTS = 1_000_000;
    /** Longer values are skipped: no number or text that is shown needs them. */
    private static final int MAX_VALUE_BYTES = 1 << 14;

    private static final long UNDEFINED = 0xffffffffL;

    private final String file;
    private final ByteCursor cursor;
    private boolean explicit = true;
    private int elements;
    private int pixelTag;
    private String pixelVr = "";
    private long pixelBytes;

    DataSetReader(String file, ByteCursor cursor) {
        this.file = file;
        this.cursor = cursor;
    }

    /** The file meta information: group 2, explicit little endian. */
    DataSet meta() throws IOException {
        DataSet meta = new DataSet(file);
        while (cursor.left() >= 8 && cursor.peekTag() >>> 16 == 2) {
            meta.put(element(0));
        }
        return meta;
    }

    /** The data set; stops at the first pixel. */
    DataSet data(TransferSyntax syntax) throws IOException {
        cursor.order(syntax.order());
        explicit = syntax.explicit();
        DataSet data = new DataSet(file);
        while (pixelTag == 0 && cursor.left() > 0) {
            DataElement e = element(0);
            if (pixelTag == 0) {
                data.put(e);
            }
        }
        return data;
    }

    int pixelTag() {
        return pixelTag;
    }

    String pixelVr() {
        return pixelVr;
    }

    long pixelBytes() {
        return pixelBytes;
    }

    private DataElement element(int depth) throws IOException {
        if (++elements > MAX_ELEMENTS) {
            throw wrong("more than " + MAX_ELEMENTS + " elements come before the pixels");
        }
        int tag = cursor.tag();
        String vr = explicit ? vr(tag) : Dictionary.vr(tag);
        long length;
        if (!explicit) {
            length = cursor.u32();
        } else if (isLong(vr)) {
            cursor.skip(2);
            length = cursor.u32();
        } else {
            length = cursor.u16();
        }
        if (depth == 0 && (tag == Tag.PIXEL_DATA || tag == Tag.FLOAT_PIXEL_DATA || tag == Tag.DOUBLE_PIXEL_DATA)) {
            pixels(tag, vr, length);
            return new DataElement(tag, vr, new byte[0], cursor.order(), List.of());
        }
        if (vr.equals("SQ") || length == UNDEFINED) {
            return new DataElement(tag, "SQ", new byte[0], cursor.order(), sequence(vr, length, depth));
        }
        if (length > MAX_VALUE_BYTES) {
            cursor.skip(length);
            return new DataElement(tag, vr, new byte[0], cursor.order(), List.of());
        }
        return new DataElement(tag, vr, cursor.bytes((int) length), cursor.order(), List.of());
    }

    private void pixels(int tag, String vr, long length) {
        if (length == UNDEFINED) {
            throw new DataException(
                    file,
                    DataSet.place(tag),
                    "the pixels are in compressed fragments, though the transfer syntax says otherwise",
                    "Decompress the file first, for example 'gdcmconv --raw'");
        }
        pixelTag = tag;
        pixelVr = vr;
        pixelBytes = length;
    }

    private String vr(int tag) throws IOException {
        byte[] b = cursor.bytes(2);
        if (b[0] < 'A' || b[0] > 'Z' || b[1] < 'A' || b[1] > 'Z') {
            throw wrong("the element " + DataSet.place(tag) + " has no value representation of two letters");
        }
        return new String(b, StandardCharsets.US_ASCII);
    }

    /** Value representations with a length of four bytes (PS3.5, table 7.1-1). */
    private static boolean isLong(String vr) {
        return switch (vr) {
            case "OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV" -> true;
            default -> false;
        };
    }

    /** Items up to the length or the end mark; an unknown VR of undefined length is implicit inside (PS3.5, 6.2.2). */
    private List<DataSet> sequence(String vr, long length, int depth) throws IOException {
        if (depth >= MAX_DEPTH) {
            throw wrong("sequences are nested deeper than " + MAX_DEPTH);
        }
        if (length != UNDEFINED && length > cursor.left()) {
            throw wrong("a sequence announces " + length + " bytes, " + cursor.left() + " are there");
        }
        boolean before = explicit;
        explicit = explicit && !vr.equals("UN");
        List<DataSet> items = new ArrayList<>();
        long end = length == UNDEFINED ? Long.MAX_VALUE : cursor.at() + length;
        while (cursor.at() < end) {
            int tag = cursor.tag();
            long itemLength = cursor.u32();
            if (tag == Tag.SEQUENCE_END && length == UNDEFINED) {
                break;
            }
            if (tag != Tag.ITEM) {
                throw wrong("the sequence has " + DataSet.place(tag) + " where an item must start");
            }
            items.add(item(itemLength, depth));
        }
        explicit = before;
        checkEnd(end);
        return items;
    }

    private DataSet item(long length, int depth) throws IOException {
        if (length != UNDEFINED && length > cursor.left()) {
            throw wrong("an item announces " + length + " bytes, " + cursor.left() + " are there");
        }
        DataSet item = new DataSet(file);
        long end = length == UNDEFINED ? Long.MAX_VALUE : cursor.at() + length;
        while (cursor.at() < end) {
            if (length == UNDEFINED && cursor.peekTag() == Tag.ITEM_END) {
                cursor.skip(8);
                break;
            }
            item.put(element(depth + 1));
        }
        checkEnd(end);
        return item;
    }

    private void checkEnd(long end) {
        if (end != Long.MAX_VALUE && cursor.at() != end) {
            throw wrong("an element reaches beyond the end of its sequence at byte " + end);
        }
    }

    private DataException wrong(String problem) {
        return new DataException(file, "byte " + cursor.at(), problem, "The file is damaged; export it again");
    }
}
