// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sextant.render.picture.Picture;
import org.sextant.render.picture.PngFile;

/**
 * Frames of a film side by side, row by row, made small: evenly spaced, the first and the last among them.
 *
 * <p>Threads: one offers, then another writes.
 */
public final class ContactSheet {
    private static final int GAP = 4;
    private static final int GROUND = 0xff303030;

    private final List<Long> chosen;
    private final int columns;
    private final int edge;
    private final Map<Long, Picture> small = new TreeMap<>();

    private ContactSheet(List<Long> chosen, int columns, int edge) {
        this.chosen = chosen;
        this.columns = columns;
        this.edge = edge;
    }

    /** Takes nothing. */
    public static ContactSheet none() {
        return new ContactSheet(List.of(), 1, 1);
    }

    /**
     * @param pictures how many at most
     * @param edge width of each in pixels, at most
     */
    public static ContactSheet of(FrameRange range, int pictures, int columns, int edge) {
        long n = Math.min(pictures, range.count());
        List<Long> chosen = new ArrayList<>();
        for (long k = 0; k < n; k++) {
            chosen.add(range.first() + (n == 1 ? 0 : Math.round((double) k * (range.count() - 1) / (n - 1))));
        }
        return new ContactSheet(List.copyOf(chosen), columns, edge);
    }

    /** Numbers of the frames that it shows, in their order. */
    public List<Long> chosen() {
        return chosen;
    }

    void offer(long number, Picture frame) {
        if (chosen.contains(number)) {
            small.put(number, shrunk(frame, Math.max(1, (frame.width() + edge - 1) / edge)));
        }
    }

    /** Writes the sheet; the file appears when it is whole. */
    public void write(Path file, boolean overwrite) {
        PngFile.write(file, overwrite, picture(), Map.of());
    }

    Picture picture() {
        List<Picture> all = List.copyOf(small.values());
        int w = all.stream().mapToInt(Picture::width).max().orElse(1);
        int h = all.stream().mapToInt(Picture::height).max().orElse(1);
        int across = Math.max(1, Math.min(columns, all.size()));
        int down = Math.max(1, (all.size() + across - 1) / across);
        Picture sheet = new Picture(across * (w + GAP) + GAP, down * (h + GAP) + GAP);
        for (int y = 0; y < sheet.height(); y++) {
            for (int x = 0; x < sheet.width(); x++) {
                sheet.set(x, y, GROUND);
            }
        }
        for (int k = 0; k < all.size(); k++) {
            paste(all.get(k), GAP + k % across * (w + GAP), GAP + k / across * (h + GAP), sheet);
        }
        return sheet;
    }

    private static void paste(Picture p, int left, int top, Picture sheet) {
        for (int y = 0; y < p.height(); y++) {
            for (int x = 0; x < p.width(); x++) {
                sheet.set(left + x, top + y, p.argb(x, y));
            }
        }
    }

    /** Mean of blocks of f × f pixels over black; what is left at the edges of the frame is cut off. */
    private static Picture shrunk(Picture p, int f) {
        Picture small = new Picture(Math.max(1, p.width() / f), Math.max(1, p.height() / f));
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                double[] sum = new double[3];
                int n = 0;
                for (int j = y * f; j < Math.min((y + 1) * f, p.height()); j++) {
                    for (int i = x * f; i < Math.min((x + 1) * f, p.width()); i++) {
                        int c = p.argb(i, j);
                        double alpha = (c >>> 24) / 255.0;
                        sum[0] += (c >> 16 & 255) * alpha;
                        sum[1] += (c >> 8 & 255) * alpha;
                        sum[2] += (c & 255) * alpha;
                        n++;
                    }
                }
                small.setPremultiplied(x, y, sum[0] / n / 255, sum[1] / n / 255, sum[2] / n / 255, 1);
            }
        }
        return small;
    }
}
