// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * The first 1024 bytes of an MRC file: 256 words of 4 bytes, counted from 1 as in the specification (Cheng et al., 2015,
 * J. Struct. Biol. 192, 146–150, doi:10.1016/j.jsb.2015.04.002, table 1). Lengths are in Å, cell angles in degrees.
 */
final class MrcHeader {
    static final int BYTES = 1024;
    /** Where IMOD says that it wrote the file and what its flags mean (IMOD manual, MRC format, bytes 152 and 156). */
    static final int IMOD_STAMP = 1146047817;

    static final int IMOD_SIGNED_BYTES = 1;
    static final int IMOD_STANDARD_ORIGIN = 4;
    static final int IMOD_PACKED_NIBBLES = 16;

    private static final int MAX_EDGE = 1 << 27;

    private final ByteBuffer bytes;
    private final String file;
    private final String orderReason;

    private MrcHeader(ByteBuffer bytes, String file, ByteOrder order, String orderReason) {
        this.bytes = bytes.order(order);
        this.file = file;
        this.orderReason = orderReason;
    }

    /** @throws DataException if the file is shorter than a header */
    static MrcHeader read(RandomBytes file) throws IOException {
        if (file.size() < BYTES) {
            throw new DataException(
                    file.name(),
                    "header",
                    "an MRC header has " + BYTES + " bytes, the file has " + file.size(),
                    "It was cut short; copy it again");
        }
        return of(file.read(0, BYTES), file.name());
    }

    /** Decides the byte order by the machine stamp, and by what the numbers would mean where the stamp is nonsense. */
    static MrcHeader of(ByteBuffer bytes, String file) {
        int stamp = bytes.order(ByteOrder.BIG_ENDIAN).getShort(212) & 0xffff;
        boolean little = stamp == 0x4444 || stamp == 0x4441;
        boolean big = stamp == 0x1111;
        String found = String.format(java.util.Locale.ROOT, "0x%04x", stamp);
        ByteOrder first = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteOrder other = big ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        MrcHeader stamped = new MrcHeader(
                bytes.duplicate(),
                file,
                first,
                little || big
                        ? "machine stamp " + found
                        : "machine stamp " + found + " is undefined; decided by mode and size");
        if (!stamped.plausible()) {
            MrcHeader swapped = new MrcHeader(
                    bytes.duplicate(),
                    file,
                    other,
                    "mode and size make sense only so; machine stamp " + found
                            + (little || big ? " says otherwise" : " is undefined"));
            if (swapped.plausible()) {
                return swapped;
            }
        }
        return stamped;
    }

    /** Whether the numbers can be those of an MRC file in this byte order. */
    boolean plausible() {
        return nx() > 0
                && ny() > 0
                && nz() > 0
                && nx() <= MAX_EDGE
                && ny() <= MAX_EDGE
                && nz() <= MAX_EDGE
                && mode() >= 0
                && mode() <= 101
                && extendedBytes() >= 0
                && axis(17) <= 3
                && axis(18) <= 3
                && axis(19) <= 3;
    }

    private int axis(int word) {
        return Math.abs(word(word) == Integer.MIN_VALUE ? Integer.MAX_VALUE : word(word));
    }

    String file() {
        return file;
    }

    ByteOrder order() {
        return bytes.order();
    }

    String orderReason() {
        return orderReason;
    }

    /** The integer in word n, counted from 1. */
    int word(int n) {
        return bytes.getInt(4 * (n - 1));
    }

    /** The real number in word n, counted from 1. */
    float real(int n) {
        return bytes.getFloat(4 * (n - 1));
    }

    int shortAt(int at) {
        return bytes.getShort(at);
    }

    /** Printable text of n bytes. */
    String text(int at, int n) {
        byte[] b = new byte[n];
        bytes.get(at, b);
        return new String(b, StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x00-\\x1f\\x7f-\\x9f]", " ")
                .strip();
    }

    int nx() {
        return word(1);
    }

    int ny() {
        return word(2);
    }

    int nz() {
        return word(3);
    }

    int mode() {
        return word(4);
    }

    int spaceGroup() {
        return word(23);
    }

    int extendedBytes() {
        return word(24);
    }

    /** Kind of the extended header, for example SERI or FEI1; blank if not stated. */
    String extendedType() {
        return text(104, 4);
    }

    int version() {
        return word(28);
    }

    boolean saysMap() {
        return text(208, 4).equals("MAP");
    }

    boolean writtenByImod() {
        return word(39) == IMOD_STAMP;
    }

    int imodFlags() {
        return writtenByImod() ? word(40) : 0;
    }

    /** Columns, rows and sections as stored. */
    Size3 storedSize() {
        if (nx() < 1 || ny() < 1 || nz() < 1) {
            throw new DataException(
                    file,
                    "header words 1 to 3 (NX NY NZ)",
                    "the size is " + nx() + "×" + ny() + "×" + nz(),
                    "The header is damaged; copy the file again");
        }
        return new Size3(nx(), ny(), nz());
    }

    /** Byte of the first voxel. */
    long dataOffset() {
        if (extendedBytes() < 0) {
            throw new DataException(
                    file,
                    "header word 24 (NSYMBT)",
                    "the extended header has " + extendedBytes() + " bytes",
                    "The header is damaged; copy the file again");
        }
        return (long) BYTES + extendedBytes();
    }

    /** The labels in use, at most 10 of 80 characters. */
    List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < Math.max(0, Math.min(10, word(56))); i++) {
            labels.add(text(224 + 80 * i, 80));
        }
        return labels;
    }
}
