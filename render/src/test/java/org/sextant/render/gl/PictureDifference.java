// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.file.Path;
import java.util.Map;
import org.sextant.render.Frame;
import org.sextant.render.picture.PngFile;

/**
 * How far two pictures are apart.
 *
 * @param mean of the absolute differences of all channels, colours times opacity, 0 … 1
 * @param beyondTwoPercent share of the pixels of which a channel differs by more than 2 %
 * @param visible share of the pixels that are not clear in the first
 * @param depthOff share of the pixels whose depths differ by more than 1 %, or are infinite in one only
 */
record PictureDifference(double mean, double beyondTwoPercent, double visible, double depthOff) {
    static PictureDifference of(Frame a, Frame b) {
        int w = a.picture().width();
        int h = a.picture().height();
        double sum = 0;
        int beyond = 0;
        int visible = 0;
        int depthOff = 0;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double worst = 0;
                for (int c = 0; c < 4; c++) {
                    double d = Math.abs(channel(a, x, y, c) - channel(b, x, y, c));
                    sum += d;
                    worst = Math.max(worst, d);
                }
                beyond += worst > 0.02 ? 1 : 0;
                visible += channel(a, x, y, 3) > 0 ? 1 : 0;
                float p = a.depth().um(x, y);
                float q = b.depth().um(x, y);
                boolean same = p == q || Math.abs(p - q) < 0.01 * Math.abs(p);
                depthOff += same ? 0 : 1;
            }
        }
        double n = (double) w * h;
        return new PictureDifference(sum / (4 * n), beyond / n, visible / n, depthOff / n);
    }

    private static double channel(Frame f, int x, int y, int c) {
        int argb = f.picture().argb(x, y);
        double a = (argb >>> 24) / 255.0;
        return c == 3 ? a : (argb >> 8 * c & 255) / 255.0 * a;
    }

    /** Writes both pictures where the system property sextant.test.pictures says, for looking at them. */
    void save(String name, Frame a, Frame b) {
        String folder = System.getProperty("sextant.test.pictures");
        if (folder != null) {
            PngFile.write(Path.of(folder, name + "-a.png"), true, a.picture(), Map.of());
            PngFile.write(Path.of(folder, name + "-b.png"), true, b.picture(), Map.of());
        }
    }
}
