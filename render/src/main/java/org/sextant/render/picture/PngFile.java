// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.world.error.SextantException;

/**
 * Writes PNG files of 8 or 16 bit RGBA with text (PNG Specification, third edition, W3C 2025: chunks IHDR, sRGB, gAMA, cHRM,
 * pHYs, iTXt, IDAT, IEND; filters of section 9). Streams row by row.
 */
public final class PngFile {
    static final long SIGNATURE = 0x89504e470d0a1a0aL;
    /** What sRGB means to readers that know only gamma: 1/2.2 (ibid., 11.3.2.5). */
    private static final int GAMMA = 45455;
    /** White, red, green and blue of sRGB as x, y in 1/100000 (ibid., 11.3.2.5). */
    private static final int[] CHROMATICITIES = {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000};
    /** On paper 300 dots per inch: what a pixel is in the sample is told by {@link PictureMetadata#PIXEL_UM}. */
    private static final int PIXELS_PER_METRE = 11811;

    private static final int CHUNK = 1 << 16;

    private PngFile() {}

    /**
     * Writes a picture; the file appears when it is whole.
     *
     * @param metadata keywords of 1 to 79 Latin-1 letters, such as {@code sextant:view}, and their texts
     * @throws org.sextant.world.error.DataException if the file exists and may not be replaced, or cannot be written
     */
    public static void write(Path target, boolean overwrite, Picture picture, Map<String, String> metadata) {
        metadata.keySet().forEach(PngFile::checkKeyword);
        long bytes = (long) picture.width() * picture.height();
        AtomicOutput.write(target, overwrite, bytes, part -> {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part))) {
                DataOutputStream out = new DataOutputStream(file);
                out.writeLong(SIGNATURE);
                header(out, picture);
                for (Map.Entry<String, String> e : new TreeMap<>(metadata).entrySet()) {
                    text(out, e.getKey(), e.getValue());
                }
                pixels(out, picture);
                chunk(out, "IEND", new byte[0], 0);
                out.flush();
            }
        });
    }

    private static void checkKeyword(String word) {
        boolean plain = word.chars().allMatch(c -> c >= 32 && c <= 126 || c >= 161 && c <= 255);
        if (!plain || word.isEmpty() || word.length() > 79 || !word.equals(word.strip())) {
            throw new SextantException("'" + word + "' cannot name a text in a PNG file; use 1 to 79 Latin letters");
        }
    }

    private static void header(DataOutputStream out, Picture picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream h = new DataOutputStream(bytes);
        h.writeInt(picture.width());
        h.writeInt(picture.height());
        h.write(new byte[] {(byte) picture.bits(), 6, 0, 0, 0}); // RGBA, deflate, filtered, not interlaced
        chunk(out, "IHDR", bytes.toByteArray(), bytes.size());
        chunk(out, "sRGB", new byte[] {0}, 1);
        chunk(out, "gAMA", ints(GAMMA), 4);
        chunk(out, "cHRM", ints(CHROMATICITIES), 4 * CHROMATICITIES.length);
        byte[] density = Arrays.copyOf(ints(PIXELS_PER_METRE, PIXELS_PER_METRE), 9);
        density[8] = 1; // per metre
        chunk(out, "pHYs", density, density.length);
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    private static void text(DataOutputStream out, String keyword, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(keyword.getBytes(ISO_8859_1));
        bytes.writeBytes(new byte[] {0, 0, 0, 0, 0}); // end of keyword, not compressed, no language, no translation
        bytes.writeBytes(text.getBytes(UTF_8));
        chunk(out, "iTXt", bytes.toByteArray(), bytes.size());
    }

    private static void chunk(DataOutputStream out, String type, byte[] data, int length) throws IOException {
        byte[] name = type.getBytes(ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.writeInt(length);
        out.write(name);
        out.write(data, 0, length);
        out.writeInt((int) crc.getValue());
    }

    private static void pixels(DataOutputStream out, Picture picture) throws IOException {
        OutputStream idat = new BufferedOutputStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        write(new byte[] {(byte) b}, 0, 1);
                    }

                    @Override
                    public void write(byte[] b, int from, int n) throws IOException {
                        chunk(out, "IDAT", Arrays.copyOfRange(b, from, from + n), n);
                    }
                },
                CHUNK);
        Deflater deflater = new Deflater(6);
        try (DeflaterOutputStream packed = new DeflaterOutputStream(idat, deflater, CHUNK)) {
            int pixel = picture.bits() / 2;
            byte[] above = new byte[picture.width() * pixel];
            byte[] row = new byte[above.length];
            byte[][] filtered = new byte[5][above.length + 1];
            for (int y = 0; y < picture.height(); y++) {
                unpack(picture, y, row);
                packed.write(filter(row, above, pixel, filtered));
                byte[] swap = above;
                above = row;
                row = swap;
            }
        } finally {
            deflater.end();
        }
    }

    private static void unpack(Picture picture, int y, byte[] row) {
        boolean wide = picture.bits() == 16;
        for (int x = 0, i = 0; x < picture.width(); x++) {
            if (wide) {
                long c = Long.rotateLeft(picture.argb64(x, y), 16);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    row[i++] = (byte) (c >>> shift);
                }
            } else {
                int c = picture.argb(x, y);
                row[i++] = (byte) (c >> 16);
                row[i++] = (byte) (c >> 8);
                row[i++] = (byte) c;
                row[i++] = (byte) (c >>> 24);
            }
        }
    }

    /** The filter whose bytes have the smallest sum of absolute values, as the specification recommends (12.7). */
    private static byte[] filter(byte[] row, byte[] above, int pixel, byte[][] filtered) {
        long best = Long.MAX_VALUE;
        int chosen = 0;
        for (int type = 0; type < 5; type++) {
            byte[] f = filtered[type];
            f[0] = (byte) type;
            long sum = 0;
            for (int i = 0; i < row.length && sum < best; i++) {
                int left = i < pixel ? 0 : row[i - pixel] & 0xff;
                int corner = i < pixel ? 0 : above[i - pixel] & 0xff;
                byte v = (byte) (row[i] - predicted(type, left, above[i] & 0xff, corner));
                f[i + 1] = v;
                sum += Math.abs((int) v);
            }
            if (sum < best) {
                best = sum;
                chosen = type;
            }
        }
        return filtered[chosen];
    }

    private static int predicted(int type, int left, int up, int corner) {
        return switch (type) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            default -> paeth(left, up, corner);
        };
    }

    private static int paeth(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
