// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.sextant.render.geometry.Mark.Segment;
import org.sextant.world.view.Rgba;

/**
 * What is written onto the finished picture: text with a soft outline in the opposite shade, so that it can be read on any
 * ground, and bars. Sizes are pixels.
 *
 * <p>Threads: one while it is filled, then any.
 */
public final class Overlay {
    private static final StrokeFont FONT = new StrokeFont();
    private static final double PEN = 0.13;
    private static final double OUTLINE = 0.17;
    /** Luma that coloured text has at least on dark ground, and at most on light ground. */
    private static final double LEAST_ON_DARK = 0.29;

    private static final double MOST_ON_LIGHT = 0.5;

    private final List<Mark> marks = new ArrayList<>();
    private final Rgba ink;
    private final Rgba outline;

    /** @param background of the picture; the ink is dark on light ground and light on dark */
    public Overlay(Rgba background) {
        boolean dark = isDark(background);
        ink = inkOn(background);
        outline = dark ? new Rgba(0, 0, 0, 0.55) : new Rgba(1, 1, 1, 0.65);
    }

    /** The same hue, mixed with black or white until it stands out from the ground. */
    static Rgba readable(Rgba colour, Rgba background) {
        boolean dark = isDark(background);
        double light = light(colour);
        Rgba far = (dark ? Rgba.WHITE : Rgba.BLACK).withAlpha(colour.a());
        double missing = dark ? (LEAST_ON_DARK - light) / (1 - light) : (light - MOST_ON_LIGHT) / light;
        return missing > 0 ? colour.mix(far, missing) : colour;
    }

    /** Dark on light ground and light on dark. */
    static Rgba inkOn(Rgba background) {
        return isDark(background) ? new Rgba(0.96, 0.97, 0.98, 1) : new Rgba(0.08, 0.09, 0.11, 1);
    }

    /** A clear ground counts as light: such pictures are laid onto paper. */
    private static boolean isDark(Rgba background) {
        return background.a() > 0.5 && light(background) < 0.5;
    }

    private static double light(Rgba c) {
        return 0.299 * c.r() + 0.587 * c.g() + 0.114 * c.b();
    }

    public Rgba ink() {
        return ink;
    }

    /** Width of a text whose capitals are {@code size} high. */
    public static double textWidth(String text, double size) {
        return FONT.width(text, size);
    }

    /** Text that begins at x on the baseline y. */
    public void text(String text, double x, double y, double size, Rgba colour) {
        pen(FONT.path(text, x, y, size), size * PEN / 2 + 0.25, size * OUTLINE, colour);
    }

    /** A polyline with its outline; points as x0, y0, x1, y1, … */
    public void line(double width, Rgba colour, double... xy) {
        List<Segment> path = new ArrayList<>();
        for (int i = 0; i + 3 < xy.length; i += 2) {
            path.add(new Segment(xy[i], xy[i + 1], xy[i + 2], xy[i + 3]));
        }
        pen(path, width / 2, width * 0.6, colour);
    }

    private void pen(List<Segment> path, double halfWidth, double rim, Rgba colour) {
        marks.add(new Mark.Pen(path, halfWidth + rim, outline));
        marks.add(new Mark.Pen(path, halfWidth, colour));
    }

    /** A rectangle with its outline. */
    public void bar(double left, double top, double right, double bottom) {
        double rim = Math.max(1, (bottom - top) * 0.3);
        marks.add(new Mark.Bar(left - rim, top - rim, right + rim, bottom + rim, outline));
        marks.add(new Mark.Bar(left, top, right, bottom, ink));
    }

    /** A rectangle filled with colours from its left to its right, with its outline. */
    void scale(double left, double top, double right, double bottom, DoubleFunction<Rgba> colours) {
        double rim = Math.max(1, (bottom - top) * 0.1);
        marks.add(new Mark.Bar(left - 2 * rim, top - 2 * rim, right + 2 * rim, bottom + 2 * rim, outline));
        marks.add(new Mark.Bar(left - rim, top - rim, right + rim, bottom + rim, ink));
        marks.add(new Mark.Scale(left, top, right, bottom, colours));
    }

    /** The part of it that touches a piece of the picture. */
    public Overlay within(int left, int top, int right, int bottom) {
        Overlay part = new Overlay(ink, outline);
        for (Mark m : marks) {
            if (m.touches(left, top, right, bottom)) {
                part.marks.add(m);
            }
        }
        return part;
    }

    private Overlay(Rgba ink, Rgba outline) {
        this.ink = ink;
        this.outline = outline;
    }

    /**
     * Writes over a pixel.
     *
     * @param x,y its centre
     * @param pixel r, g, b times alpha, and alpha; changed in place
     */
    public void over(double x, double y, double[] pixel) {
        for (Mark m : marks) {
            double coverage = m.coverage(x, y);
            Rgba c = coverage > 0 ? m.colour(x, y) : Rgba.TRANSPARENT;
            double a = coverage * c.a();
            if (a > 0) {
                pixel[0] += (c.r() - pixel[0]) * a;
                pixel[1] += (c.g() - pixel[1]) * a;
                pixel[2] += (c.b() - pixel[2]) * a;
                pixel[3] += (1 - pixel[3]) * a;
            }
        }
    }
}
