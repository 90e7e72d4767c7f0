// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.nio.ByteOrder;
import java.util.Map;
import org.sextant.world.error.DataException;

/**
 * How a data set is encoded (DICOM PS3.5, section 10 and annex A): the three uncompressed syntaxes are read, the others
 * refused by their name.
 */
record TransferSyntax(boolean explicit, ByteOrder order) {
    /** Also that of the file meta information (PS3.10, section 7.1). */
    static final TransferSyntax EXPLICIT_LITTLE = new TransferSyntax(true, ByteOrder.LITTLE_ENDIAN);

    static final TransferSyntax IMPLICIT_LITTLE = new TransferSyntax(false, ByteOrder.LITTLE_ENDIAN);
    static final TransferSyntax EXPLICIT_BIG = new TransferSyntax(true, ByteOrder.BIG_ENDIAN);

    private static final Map<String, String> COMPRESSED = Map.ofEntries(
            Map.entry("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian"),
            Map.entry("1.2.840.10008.1.2.4.50", "JPEG Baseline"),
            Map.entry("1.2.840.10008.1.2.4.51", "JPEG Extended"),
            Map.entry("1.2.840.10008.1.2.4.57", "JPEG Lossless"),
            Map.entry("1.2.840.10008.1.2.4.70", "JPEG Lossless, First-Order Prediction"),
            Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless"),
            Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless"),
            Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless"),
            Map.entry("1.2.840.10008.1.2.4.91", "JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless"),
            Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile"),
            Map.entry("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264"),
            Map.entry("1.2.840.10008.1.2.5", "RLE Lossless"));

    /** @throws DataException if the syntax is compressed or not known */
    static TransferSyntax of(String file, String uid) {
        return switch (uid) {
            case "1.2.840.10008.1.2" -> IMPLICIT_LITTLE;
            case "1.2.840.10008.1.2.1" -> EXPLICIT_LITTLE;
            case "1.2.840.10008.1.2.2" -> EXPLICIT_BIG;
            default ->
                throw new DataException(
                        file,
                        "(0002,0010) TransferSyntaxUID",
                        "the transfer syntax '" + shown(uid) + "'"
                                + (COMPRESSED.containsKey(uid) ? " (" + COMPRESSED.get(uid) + ")" : "")
                                + " is not read",
                        "Decompress the file first, for example 'dcmdjpeg', 'dcmdrle' or 'gdcmconv --raw'");
        };
    }

    private static String shown(String uid) {
        return uid.length() > 64 ? uid.substring(0, 64) + "…" : uid;
    }
}
