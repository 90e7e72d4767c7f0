// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import java.util.ArrayList;
import java.util.List;
import org.sextant.world.error.SextantException;

/**
 * Colour and opacity of a physical value, piecewise linear between points and constant outside them. Alpha is the opacity
 * of a layer as thick as the view's unit length; a renderer corrects it for its step s: 1 − (1 − α)^(s / unit).
 *
 * @param points at least one, by strictly rising value; the value is in the volume's physical unit, not its stored numbers
 */
public record TransferFunction(List<Point> points) {
    private static final int MAP_POINTS = 17;

    /** Colour at one value. */
    public record Point(double value, Rgba colour) {}

    public TransferFunction {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new SextantException("a transfer function needs at least one point");
        }
        for (int i = 0; i < points.size(); i++) {
            double v = points.get(i).value();
            if (!Double.isFinite(v) || i > 0 && !(v > points.get(i - 1).value())) {
                throw new SextantException(
                        "the values of a transfer function must be finite and rise; point " + (i + 1) + " is " + v);
            }
        }
    }

    /** The colours of a map over a window of values; opacity rises from 0 at its low end to {@code opacity} at the high one. */
    public static TransferFunction of(ValueWindow window, double opacity) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < MAP_POINTS; i++) {
            double share = i / (MAP_POINTS - 1.0);
            double value = window.low() + share * (window.high() - window.low());
            points.add(new Point(value, window.map().at(share).withAlpha(share * opacity)));
        }
        return new TransferFunction(points);
    }

    /** From invisible at {@code low} to {@code colour} with its alpha at {@code high}. */
    public static TransferFunction ramp(double low, double high, Rgba colour) {
        return new TransferFunction(List.of(
                new Point(low, new Rgba(colour.r() * 0.4, colour.g() * 0.4, colour.b() * 0.4, 0)),
                new Point(high, colour)));
    }

    /** The colour at a value; NaN is transparent. */
    public Rgba at(double value) {
        if (Double.isNaN(value)) {
            return Rgba.TRANSPARENT;
        }
        Point last = points.get(0);
        if (value <= last.value()) {
            return last.colour();
        }
        for (Point p : points) {
            if (value <= p.value()) {
                return last.colour().mix(p.colour(), (value - last.value()) / (p.value() - last.value()));
            }
            last = p;
        }
        return last.colour();
    }

    public double low() {
        return points.get(0).value();
    }

    public double high() {
        return points.get(points.size() - 1).value();
    }
}
