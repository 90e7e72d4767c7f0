// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.sextant.world.error.SextantException;

/**
 * A picture of 8 bits per channel in sRGB, alpha not multiplied in, rows from the top.
 *
 * <p>Threads: filled by several that write different pixels, then read by any.
 */
public final class Picture {
    /** Largest width and height. */
    public static final int MAX_EDGE = 32768;

    private final int width;
    private final int height;
    private final int[] argb;

    /** A transparent picture. */
    public Picture(int width, int height) {
        if (width < 1 || height < 1 || width > MAX_EDGE || height > MAX_EDGE) {
            throw new SextantException(
                    "a picture has 1 to " + MAX_EDGE + " pixels along each edge, not " + width + "×" + height);
        }
        this.width = width;
        this.height = height;
        this.argb = new int[width * height];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Alpha, red, green, blue from the highest byte down. */
    public int argb(int x, int y) {
        return argb[y * width + x];
    }

    public void set(int x, int y, int value) {
        argb[y * width + x] = value;
    }

    /** Sets a pixel from colour times alpha, and alpha, 0…1 each. */
    public void setPremultiplied(int x, int y, double r, double g, double b, double a) {
        if (a <= 0) {
            set(x, y, 0);
            return;
        }
        set(x, y, channel(a) << 24 | channel(r / a) << 16 | channel(g / a) << 8 | channel(b / a));
    }

    private static int channel(double v) {
        return (int) (Math.min(1, Math.max(0, v)) * 255 + 0.5);
    }

    /** A copy for the desktop. */
    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] target = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(argb, 0, target, 0, target.length);
        return image;
    }
}
