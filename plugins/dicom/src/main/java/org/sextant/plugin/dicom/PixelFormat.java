// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;

/**
 * How pixels are stored (DICOM PS3.3, section C.7.6.3; PS3.5, section 8).
 *
 * @param columns pixels along x
 * @param rows pixels along y
 * @param planar samples of a pixel lie in planes one after the other, not side by side
 * @param bits bits of a value: {@code stored} of the {@code allocated} ones, the highest being number {@code high}
 */
record PixelFormat(int columns, int rows, int frames, int samples, boolean planar, ValueType type, Bits bits) {
    /** @param signed two's complement in the stored bits */
    record Bits(int allocated, int stored, int high, boolean signed) {
        boolean isWhole() {
            return stored == allocated;
        }
    }

    static PixelFormat of(DicomFile file) {
        DataSet d = file.data();
        int rows = d.needed(Tag.ROWS, 1, 65535);
        int columns = d.needed(Tag.COLUMNS, 1, 65535);
        int frames = d.whole(Tag.NUMBER_OF_FRAMES, 1, Integer.MAX_VALUE).orElse(1);
        int samples = d.whole(Tag.SAMPLES_PER_PIXEL, 1, 64).orElse(1);
        boolean planar = samples > 1 && d.whole(Tag.PLANAR_CONFIGURATION, 0, 1).orElse(0) == 1;
        String photometric = d.text(Tag.PHOTOMETRIC).orElse("");
        if (photometric.startsWith("YBR") && !photometric.equals("YBR_FULL")) {
            throw d.wrong(
                    Tag.PHOTOMETRIC,
                    photometric,
                    "has fewer colour samples than pixels, which is not read",
                    "Convert it to RGB first");
        }
        PixelFormat format = file.pixelTag() == Tag.PIXEL_DATA
                ? integers(d, columns, rows, frames, samples, planar)
                : floats(file, columns, rows, frames, samples, planar);
        format.checkLength(file);
        return format;
    }

    private static PixelFormat floats(DicomFile file, int columns, int rows, int frames, int samples, boolean planar) {
        ValueType type = file.pixelTag() == Tag.FLOAT_PIXEL_DATA ? ValueType.F32 : ValueType.F64;
        int bits = 8 * type.fileBytes();
        return new PixelFormat(columns, rows, frames, samples, planar, type, new Bits(bits, bits, bits - 1, true));
    }

    private static PixelFormat integers(DataSet d, int columns, int rows, int frames, int samples, boolean planar) {
        int allocated = d.needed(Tag.BITS_ALLOCATED, 1, 64);
        if (allocated != 8 && allocated != 16 && allocated != 32) {
            throw d.wrong(
                    Tag.BITS_ALLOCATED,
                    Integer.toString(allocated),
                    "bits are not read; 8, 16 and 32 are",
                    "Convert it to 8 bits first");
        }
        int stored = d.needed(Tag.BITS_STORED, 1, allocated);
        int high = d.whole(Tag.HIGH_BIT, stored - 1, allocated - 1).orElse(stored - 1);
        boolean signed = d.needed(Tag.PIXEL_REPRESENTATION, 0, 1) == 1;
        ValueType type = switch (allocated) {
            case 8 -> signed ? ValueType.I8 : ValueType.U8;
            case 16 -> signed ? ValueType.I16 : ValueType.U16;
            default -> signed ? ValueType.I32 : ValueType.U32;
        };
        return new PixelFormat(columns, rows, frames, samples, planar, type, new Bits(allocated, stored, high, signed));
    }

    long frameBytes() {
        return (long) columns * rows * samples * type.fileBytes();
    }

    private void checkLength(DicomFile file) {
        long room = Math.min(file.pixelBytes(), file.fileBytes() - file.pixelOffset());
        if (frameBytes() > room / frames) {
            throw new DataException(
                    file.path().toString(),
                    DataSet.place(file.pixelTag()),
                    frames + " frames of " + columns + "×" + rows + " pixels, " + samples + " samples of "
                            + type.fileBytes() + " bytes each, are announced, the file has " + room
                            + " bytes for them",
                    "It was cut short or its header is wrong; copy it again");
        }
    }

    /** Keeps the stored bits of decoded values, in place: shifts them down and extends the sign. */
    void trim(Object values) {
        if (bits.isWhole()) {
            return;
        }
        int up = 31 - bits.high();
        int down = 32 - bits.stored();
        if (values instanceof byte[] b) {
            for (int i = 0; i < b.length; i++) {
                b[i] = (byte) trim(b[i], up, down);
            }
        } else if (values instanceof short[] s) {
            for (int i = 0; i < s.length; i++) {
                s[i] = (short) trim(s[i], up, down);
            }
        } else if (values instanceof int[] n) {
            for (int i = 0; i < n.length; i++) {
                n[i] = trim(n[i], up, down);
            }
        }
    }

    private int trim(int value, int up, int down) {
        return bits.signed() ? value << up >> down : value << up >>> down;
    }
}
