// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.sextant.world.error.SextantException;

/**
 * A picture of 8 or 16 bits per channel in sRGB, alpha not multiplied in, rows from the top.
 *
 * <p>Threads: filled by several that write different pixels, then read by any.
 */
public final class Picture {
    /** Largest width and height. */
    public static final int MAX_EDGE = 32768;

    private final int width;
    private final int height;
    /** 8 bits per channel; empty if there are 16. */
    private final int[] argb;
    /** 16 bits per channel; empty if there are 8. */
    private final long[] argb64;

    /** A transparent picture of 8 bits per channel. */
    public Picture(int width, int height) {
        this(width, height, 8);
    }

    /**
     * A transparent picture.
     *
     * @param bits per channel: 8 or 16
     */
    public Picture(int width, int height, int bits) {
        if (width < 1 || height < 1 || width > MAX_EDGE || height > MAX_EDGE) {
            throw new SextantException(
                    "a picture has 1 to " + MAX_EDGE + " pixels along each edge, not " + width + "×" + height);
        }
        checkBits(bits);
        this.width = width;
        this.height = height;
        this.argb = new int[bits == 8 ? width * height : 0];
        this.argb64 = new long[bits == 16 ? width * height : 0];
    }

    /** @throws SextantException unless the number is one that pictures can have per channel */
    public static void checkBits(int bits) {
        if (bits != 8 && bits != 16) {
            throw new SextantException("a picture has 8 or 16 bits per channel, not " + bits);
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Per channel: 8 or 16. */
    public int bits() {
        return argb.length > 0 ? 8 : 16;
    }

    /** Alpha, red, green, blue of 8 bits each from the highest byte down, rounded if there are more. */
    public int argb(int x, int y) {
        if (bits() == 8) {
            return argb[y * width + x];
        }
        long v = argb64[y * width + x];
        return to8(v >>> 48) << 24 | to8(v >>> 32) << 16 | to8(v >>> 16) << 8 | to8(v);
    }

    /** Alpha, red, green, blue of 16 bits each from the highest down. */
    public long argb64(int x, int y) {
        if (bits() == 16) {
            return argb64[y * width + x];
        }
        int v = argb[y * width + x];
        return to16(v >>> 24) << 48 | to16(v >>> 16) << 32 | to16(v >>> 8) << 16 | to16(v);
    }

    /** @param value as {@link #argb} gives it */
    public void set(int x, int y, int value) {
        if (bits() == 8) {
            argb[y * width + x] = value;
        } else {
            argb64[y * width + x] =
                    to16(value >>> 24) << 48 | to16(value >>> 16) << 32 | to16(value >>> 8) << 16 | to16(value);
        }
    }

    private static int to8(long v) {
        return (int) (((v & 0xffff) * 255 + 32767) / 65535);
    }

    /** 0…255 to 0…65535 exactly: 65535 = 257 · 255. */
    private static long to16(int v) {
        return (v & 255) * 257L;
    }

    /** Sets a pixel from colour times alpha, and alpha, 0…1 each. */
    public void setPremultiplied(int x, int y, double r, double g, double b, double a) {
        if (a <= 0) {
            set(x, y, 0);
        } else if (bits() == 8) {
            argb[y * width + x] = (int) packed(r / a, g / a, b / a, a, 8);
        } else {
            argb64[y * width + x] = packed(r / a, g / a, b / a, a, 16);
        }
    }

    private static long packed(double r, double g, double b, double a, int bits) {
        int most = (1 << bits) - 1;
        return channel(a, most) << 3 * bits
                | channel(r, most) << 2 * bits
                | channel(g, most) << bits
                | channel(b, most);
    }

    private static long channel(double v, int most) {
        return (long) (Math.min(1, Math.max(0, v)) * most + 0.5);
    }

    /** A copy of 8 bits per channel for the desktop. */
    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] target = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        if (bits() == 8) {
            System.arraycopy(argb, 0, target, 0, target.length);
        } else {
            for (int i = 0; i < target.length; i++) {
                target[i] = argb(i % width, i / width);
            }
        }
        return image;
    }
}
