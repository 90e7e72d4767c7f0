// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.List;
import java.util.function.DoubleFunction;
import org.sextant.world.view.Rgba;

/** Something drawn flat onto the finished picture; pixels from the upper left corner, smooth edges. */
sealed interface Mark {
    /** The colour that covers the pixel whose centre is there. */
    Rgba colour(double x, double y);

    /** How much of the pixel whose centre is there is covered, 0 … 1. */
    double coverage(double x, double y);

    boolean touches(double left, double top, double right, double bottom);

    /** A straight piece of a pen's path. */
    record Segment(double x0, double y0, double x1, double y1) {
        double distance(double x, double y) {
            double dx = x1 - x0;
            double dy = y1 - y0;
            double length2 = dx * dx + dy * dy;
            double s = length2 > 0 ? ((x - x0) * dx + (y - y0) * dy) / length2 : 0;
            s = Math.min(1, Math.max(0, s));
            return Math.hypot(x0 + s * dx - x, y0 + s * dy - y);
        }
    }

    /** A path drawn with a round pen; where it crosses itself it is not darker. */
    record Pen(List<Segment> path, double halfWidth, Rgba colour) implements Mark {
        @Override
        public Rgba colour(double x, double y) {
            return colour;
        }

        @Override
        public double coverage(double x, double y) {
            double nearest = Double.POSITIVE_INFINITY;
            for (Segment s : path) {
                nearest = Math.min(nearest, s.distance(x, y));
            }
            return Math.min(Math.min(1, 2 * halfWidth), Math.max(0, halfWidth + 0.5 - nearest));
        }

        @Override
        public boolean touches(double left, double top, double right, double bottom) {
            double m = halfWidth + 1;
            return path.stream()
                    .anyMatch(s -> Math.max(s.x0, s.x1) > left - m
                            && Math.min(s.x0, s.x1) < right + m
                            && Math.max(s.y0, s.y1) > top - m
                            && Math.min(s.y0, s.y1) < bottom + m);
        }
    }

    /** A rectangle along the picture's edges. */
    record Bar(double left, double top, double right, double bottom, Rgba colour) implements Mark {
        @Override
        public Rgba colour(double x, double y) {
            return colour;
        }

        @Override
        public double coverage(double x, double y) {
            return overlap(left, right, x) * overlap(top, bottom, y);
        }

        private static double overlap(double from, double to, double centre) {
            return Math.max(0, Math.min(to, centre + 0.5) - Math.max(from, centre - 0.5));
        }

        @Override
        public boolean touches(double l, double t, double r, double b) {
            return right > l - 1 && left < r + 1 && bottom > t - 1 && top < b + 1;
        }
    }

    /** A rectangle whose colour runs from left to right: each column has that of its middle, as a share of the width. */
    record Scale(double left, double top, double right, double bottom, DoubleFunction<Rgba> colours) implements Mark {
        @Override
        public Rgba colour(double x, double y) {
            return colours.apply(Math.min(1, Math.max(0, (x - left) / (right - left))));
        }

        @Override
        public double coverage(double x, double y) {
            return Bar.overlap(left, right, x) * Bar.overlap(top, bottom, y);
        }

        @Override
        public boolean touches(double l, double t, double r, double b) {
            return right > l - 1 && left < r + 1 && bottom > t - 1 && top < b + 1;
        }
    }
}
