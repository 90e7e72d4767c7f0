// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.sextant.volume.format.RandomBytes;
import org.sextant.world.error.DataException;

/**
 * A DICOM file up to its pixels: preamble, "DICM", file meta information and data set (PS3.10, section 7).
 *
 * @param pixelTag PixelData, FloatPixelData or DoubleFloatPixelData; 0 if the file has none
 * @param pixelVr value representation of the pixels
 * @param pixelOffset byte of the first pixel
 * @param pixelBytes bytes that the element announces
 * @param fileBytes length of the file
 */
record DicomFile(
        Path path,
        DataSet meta,
        DataSet data,
        ByteOrder order,
        int pixelTag,
        String pixelVr,
        long pixelOffset,
        long pixelBytes,
        long fileBytes) {
    static final int PREAMBLE = 128;

    private static final byte[] MAGIC = {'D', 'I', 'C', 'M'};

    /** Whether the first bytes of a file are those of a DICOM file. */
    static boolean isDicom(byte[] head) {
        return head.length >= PREAMBLE + 4 && Arrays.equals(Arrays.copyOfRange(head, PREAMBLE, PREAMBLE + 4), MAGIC);
    }

    static DicomFile read(Path path, RandomBytes bytes) {
        ByteCursor cursor = new ByteCursor(bytes, 0);
        try {
            cursor.skip(PREAMBLE);
            if (!Arrays.equals(cursor.bytes(4), MAGIC)) {
                throw new DataException(
                        path.toString(), "byte 128", "there is no 'DICM'", "It is no DICOM file of part 10");
            }
            DataSetReader reader = new DataSetReader(path.toString(), cursor);
            DataSet meta = reader.meta();
            String syntax = meta.element(Tag.TRANSFER_SYNTAX)
                    .map(e -> DataSet.text(e, StandardCharsets.US_ASCII))
                    .orElseThrow(() -> new DataException(
                            path.toString(),
                            DataSet.place(Tag.TRANSFER_SYNTAX),
                            "the element is missing",
                            "The file is damaged; export it again"));
            TransferSyntax t = TransferSyntax.of(path.toString(), syntax);
            DataSet data = reader.data(t);
            return new DicomFile(
                    path,
                    meta,
                    data,
                    t.order(),
                    reader.pixelTag(),
                    reader.pixelVr(),
                    cursor.at(),
                    reader.pixelBytes(),
                    bytes.size());
        } catch (IOException e) {
            throw new DataException(
                    path.toString(),
                    "byte " + cursor.at(),
                    "the file ends inside an element (" + e.getMessage() + ")",
                    "It was cut short; copy it again",
                    e);
        }
    }
}
