// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.sextant.world.error.DataException;

/** Reads the texts of a PNG file back: chunks tEXt, zTXt and iTXt (PNG Specification, third edition, 11.3.3). */
public final class PictureMetadata {
    /** The view of a picture as the project writes it. */
    public static final String VIEW = "sextant:view";
    /** The plane and the layers of a flat picture. */
    public static final String SLICE = "sextant:slice";
    /** Size of a pixel, in perspective that at the camera's target. */
    public static final String PIXEL_UM = "sextant:pixelUm";
    /** The program and its version. */
    public static final String SOFTWARE = "Software";

    /** Texts are small; a file that states more is damaged or hostile. */
    private static final int LIMIT = 1 << 26;

    private final String file;

    private PictureMetadata(String file) {
        this.file = file;
    }

    /**
     * Keywords and texts in the order of the file.
     *
     * @throws DataException if the file is not a PNG file, ends early or is damaged
     */
    public static Map<String, String> read(Path path) {
        PictureMetadata reader = new PictureMetadata(path.toString());
        try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
            return reader.chunks(in, Files.size(path));
        } catch (IOException e) {
            throw new DataException(path.toString(), "PNG", "cannot be read: " + e, "It may be cut short", e);
        }
    }

    private Map<String, String> chunks(DataInputStream in, long size) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        if (size < 8 || in.readLong() != PngFile.SIGNATURE) {
            throw new DataException(file, "first 8 bytes", "it is not a PNG file", "");
        }
        long at = 8;
        while (true) {
            if (size - at < 12) {
                throw new DataException(file, "byte " + at, "it ends before its end mark", "Copy it again");
            }
            long length = Integer.toUnsignedLong(in.readInt());
            byte[] name = in.readNBytes(4);
            String type = new String(name, ISO_8859_1);
            if (length > size - at - 12) {
                throw new DataException(
                        file,
                        "byte " + at,
                        "chunk " + type + " states " + length + " bytes, more than there are",
                        "Copy it again");
            }
            if (type.equals("IEND")) {
                return texts;
            }
            if (type.endsWith("TXt") || type.equals("tEXt")) {
                text(type, data(in, name, (int) Math.min(length, LIMIT + 1L), at), texts);
            } else {
                in.skipNBytes(length + 4);
            }
            at += 12 + length;
        }
    }

    private byte[] data(DataInputStream in, byte[] name, int length, long at) throws IOException {
        if (length > LIMIT) {
            throw new DataException(file, "byte " + at, "it holds a text of more than " + LIMIT + " bytes", "");
        }
        byte[] data = in.readNBytes(length);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        if (in.readInt() != (int) crc.getValue()) {
            throw new DataException(file, "byte " + at, "the checksum of its text is wrong", "Copy it again");
        }
        return data;
    }

    private void text(String type, byte[] data, Map<String, String> texts) throws IOException {
        int end = zero(data, 0);
        String keyword = new String(data, 0, end, ISO_8859_1);
        switch (type) {
            case "tEXt" -> texts.put(keyword, new String(data, end + 1, data.length - end - 1, ISO_8859_1));
            case "zTXt" -> texts.put(keyword, new String(inflated(data, Math.min(data.length, end + 2)), ISO_8859_1));
            case "iTXt" -> {
                int language = zero(data, Math.min(data.length - 1, end + 3));
                int body = zero(data, language + 1) + 1;
                byte[] utf8 = data[Math.min(data.length - 1, end + 1)] == 0
                        ? Arrays.copyOfRange(data, body, data.length)
                        : inflated(data, body);
                texts.put(keyword, new String(utf8, UTF_8));
            }
            default -> {
                // another chunk that only sounds like a text
            }
        }
    }

    private int zero(byte[] data, int from) {
        for (int i = Math.max(0, from); i < data.length; i++) {
            if (data[i] == 0) {
                return i;
            }
        }
        throw new DataException(file, "text", "a keyword does not end", "Copy it again");
    }

    private byte[] inflated(byte[] data, int from) throws IOException {
        InputStream packed = new ByteArrayInputStream(data, from, data.length - from);
        try (InputStream in = new InflaterInputStream(packed)) {
            byte[] text = in.readNBytes(LIMIT + 1);
            if (text.length > LIMIT) {
                throw new DataException(file, "text", "it unpacks to more than " + LIMIT + " bytes", "");
            }
            return text;
        }
    }
}
