// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sextant.plugin.dicom.DicomWriter.Elements;
import org.sextant.testkit.Voxels;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/** Data sets of sample images. */
final class DicomSample {
    private DicomSample() {}

    /** An image of whole frames: 16 bits unsigned unless changed, pixel 0.5 mm along x, 0.25 mm along y. */
    static Elements image(Size3 size, ValueType type, Voxels voxels, ByteOrder order) {
        Elements e = new Elements()
                .text(Tag.MODALITY, "CS", "CT")
                .text(Tag.SERIES_UID, "UI", "1.2.3")
                .text(Tag.SERIES_NUMBER, "IS", "7")
                .text(Tag.INSTANCE_NUMBER, "IS", "1")
                .text(0x00100010, "PN", "Doe^Jane")
                .text(0x00100020, "LO", "ID-4711")
                .text(0x00080090, "PN", "Referrer^Rita")
                .text(Tag.PIXEL_SPACING, "DS", "0.25\\0.5")
                .us(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC, "CS", "MONOCHROME2")
                .us(Tag.ROWS, (int) size.y())
                .us(Tag.COLUMNS, (int) size.x())
                .bytes(Tag.PIXEL_DATA, type.fileBytes() == 1 ? "OB" : "OW", pixels(size, type, voxels, order));
        if (size.z() > 1) {
            e.text(Tag.NUMBER_OF_FRAMES, "IS", Long.toString(size.z()));
        }
        return bits(e, 8 * type.fileBytes(), 8 * type.fileBytes(), !type.label().startsWith("u"));
    }

    static Elements bits(Elements e, int allocated, int stored, boolean signed) {
        return e.us(Tag.BITS_ALLOCATED, allocated)
                .us(Tag.BITS_STORED, stored)
                .us(Tag.HIGH_BIT, stored - 1)
                .us(Tag.PIXEL_REPRESENTATION, signed ? 1 : 0);
    }

    static Elements placed(Elements e, double x, double y, double z) {
        return e.text(Tag.IMAGE_POSITION, "DS", x + "\\" + y + "\\" + z)
                .text(Tag.IMAGE_ORIENTATION, "DS", "1\\0\\0\\0\\1\\0");
    }

    static byte[] pixels(Size3 size, ValueType type, Voxels voxels, ByteOrder order) {
        ByteBuffer b =
                ByteBuffer.allocate((int) size.voxels() * type.fileBytes()).order(order);
        for (long z = 0; z < size.z(); z++) {
            for (long y = 0; y < size.y(); y++) {
                for (long x = 0; x < size.x(); x++) {
                    long v = (long) voxels.at(x, y, z);
                    switch (type.fileBytes()) {
                        case 1 -> b.put((byte) v);
                        case 2 -> b.putShort((short) v);
                        default -> b.putInt((int) v);
                    }
                }
            }
        }
        return b.array();
    }
}
