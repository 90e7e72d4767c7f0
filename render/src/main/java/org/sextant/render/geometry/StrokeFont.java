// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sextant.render.geometry.Mark.Segment;

/**
 * Letters as pen strokes, so that pictures are the same on every machine and need no font there. Knows ASCII and µ μ × − ° Å;
 * anything else is drawn as an empty box.
 */
final class StrokeFont {
    /** Height of capitals in the units of {@link Glyphs}. */
    private static final double CAPITAL = 6;

    private static final double GAP = 1.5;
    private static final int CURVE_STEPS = 6;
    private static final String UNKNOWN = "0,0 3.4,0 3.4,6 0,6 0,0";

    private record Glyph(double width, List<Segment> path) {}

    private final Map<Integer, Glyph> glyphs = new HashMap<>();

    StrokeFont() {
        Glyphs.TABLE.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int letter = line.codePointAt(0);
            glyphs.put(letter, glyph(line.substring(Character.charCount(letter)).strip()));
        });
        glyphs.put((int) ' ', new Glyph(1.6, List.of()));
        glyphs.put(0x3bc, of('µ'));
        glyphs.put(0x212b, of('Å'));
    }

    /** Width of a text whose capitals are {@code size} pixels high. */
    double width(String text, double size) {
        double sum = text.codePoints().mapToDouble(c -> of(c).width() + GAP).sum();
        return Math.max(0, sum - GAP) * size / CAPITAL;
    }

    /** The strokes of a text that begins at x on the baseline y. */
    List<Segment> path(String text, double x, double y, double size) {
        double scale = size / CAPITAL;
        double at = x;
        List<Segment> path = new ArrayList<>();
        for (int c : text.codePoints().toArray()) {
            Glyph g = of(c);
            for (Segment s : g.path()) {
                path.add(new Segment(at + s.x0() * scale, y - s.y0() * scale, at + s.x1() * scale, y - s.y1() * scale));
            }
            at += (g.width() + GAP) * scale;
        }
        return path;
    }

    private Glyph of(int letter) {
        Glyph g = glyphs.get(letter);
        return g == null ? glyph(UNKNOWN) : g;
    }

    private static Glyph glyph(String strokes) {
        List<Segment> path = new ArrayList<>();
        double width = 0;
        for (String stroke : strokes.split(";", -1)) {
            boolean smooth = stroke.startsWith("~");
            List<double[]> points = new ArrayList<>();
            for (String p : stroke.substring(smooth ? 1 : 0).strip().split(" +", -1)) {
                String[] xy = p.split(",", -1);
                points.add(new double[] {Double.parseDouble(xy[0]), Double.parseDouble(xy[1])});
            }
            for (Segment s : smooth ? curve(points) : straight(points)) {
                path.add(s);
                width = Math.max(width, Math.max(s.x0(), s.x1()));
            }
        }
        return new Glyph(width, List.copyOf(path));
    }

    private static List<Segment> straight(List<double[]> points) {
        List<Segment> path = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double[] a = points.get(Math.max(0, i - 1));
            double[] b = points.get(i);
            if (i > 0 || points.size() == 1) {
                path.add(new Segment(a[0], a[1], b[0], b[1]));
            }
        }
        return path;
    }

    /** Inner points are the corners that a row of parabolas rounds off, as in TrueType outlines. */
    private static List<Segment> curve(List<double[]> points) {
        List<double[]> fine = new ArrayList<>();
        fine.add(points.get(0));
        double[] from = points.get(0);
        for (int i = 1; i < points.size() - 1; i++) {
            double[] corner = points.get(i);
            double[] next = points.get(i + 1);
            double[] to = i == points.size() - 2 ? next : middle(corner, next);
            for (int k = 1; k <= CURVE_STEPS; k++) {
                double t = (double) k / CURVE_STEPS;
                double u = 1 - t;
                fine.add(new double[] {
                    u * u * from[0] + 2 * u * t * corner[0] + t * t * to[0],
                    u * u * from[1] + 2 * u * t * corner[1] + t * t * to[1]
                });
            }
            from = to;
        }
        return straight(fine);
    }

    private static double[] middle(double[] a, double[] b) {
        return new double[] {(a[0] + b[0]) / 2, (a[1] + b[1]) / 2};
    }
}
