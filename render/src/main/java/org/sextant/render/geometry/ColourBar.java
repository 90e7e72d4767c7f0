// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.sextant.render.residency.ResidentVolume;
import org.sextant.world.colour.OkLab;
import org.sextant.world.view.Layer;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.ValueWindow;
import org.sextant.world.view.View;

/**
 * What the colours of a volume or a slice stand for.
 *
 * @param title of the volume
 * @param unit of its values; empty if unknown
 * @param colours of values from low to high; shown opaque
 */
public record ColourBar(String title, String unit, double low, double high, DoubleFunction<Rgba> colours) {
    /** Below this difference of hue and chroma (OKLab) a layer is one colour in light and shade. */
    private static final double ONE_COLOUR = 0.06;

    private static final int SAMPLES = 64;

    /** The bars of a view's volumes and slices, each scale once. */
    public static List<ColourBar> of(View view, List<ResidentVolume> volumes) {
        List<ColourBar> bars = new ArrayList<>();
        for (ResidentVolume v : volumes) {
            String name = v.node().id().name();
            bars.addAll(of(name, v.scale().unit(), view.layer(v.node())));
            view.content().slices().stream()
                    .filter(s -> s.volume().equals(name) && s.opacity() > 0)
                    .map(SlicePlane::window)
                    .distinct()
                    .forEach(w -> bars.add(of(name, v.scale().unit(), w)));
        }
        return bars;
    }

    /** The bar of a slice, or of any picture of values by a scale of colours. */
    public static ColourBar of(String title, String unit, ValueWindow window) {
        return new ColourBar(title, unit, window.low(), window.high(), window::at);
    }

    /**
     * The bars of a layer: one if its colours tell values. They do not where surfaces of one value are shown, and not where
     * all that is seen is one colour in light and shade.
     *
     * @return none or one
     */
    public static List<ColourBar> of(String title, String unit, Layer layer) {
        TransferFunction t = layer.transfer();
        boolean projected = layer.mode() != RayMode.Whole.COMPOSITE;
        double low = t.low();
        double high = t.high();
        if (layer.mode() instanceof RayMode.Surfaces || !(high > low) || !projected && !tellsValues(t)) {
            return List.of();
        }
        return List.of(new ColourBar(title, unit, low, high, t::at));
    }

    private static boolean tellsValues(TransferFunction t) {
        List<OkLab> seen = new ArrayList<>();
        for (int i = 0; i <= SAMPLES; i++) {
            Rgba c = t.at(t.low() + (t.high() - t.low()) * i / SAMPLES);
            if (c.a() > 0) {
                seen.add(OkLab.of(c));
            }
        }
        for (OkLab p : seen) {
            for (OkLab q : seen) {
                if (hueDifference(p, q) > ONE_COLOUR) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A shade of one colour has its hue, and chroma in proportion to its lightness. */
    private static double hueDifference(OkLab p, OkLab q) {
        double lightness = Math.max(1e-3, Math.max(p.lightness(), q.lightness()));
        double fp = lightness / Math.max(1e-3, p.lightness());
        double fq = lightness / Math.max(1e-3, q.lightness());
        double share = Math.min(p.lightness(), q.lightness()) / lightness;
        return share * Math.hypot(p.a() * fp - q.a() * fq, p.b() * fp - q.b() * fq);
    }

    /** Draws bars below each other at the upper right; those for which there is no room are left out. */
    static void draw(Overlay overlay, PictureLayout layout, List<ColourBar> bars) {
        double text = layout.textPx() * 0.9;
        double width = Math.round(Math.max(60, Math.min(layout.width(), layout.height()) * 0.22));
        double right = Math.round(layout.width() - layout.marginPx());
        double top = Math.round(layout.marginPx());
        double step = text * 5.6;
        for (int i = 0; i < bars.size() && top + step * (i + 1) < layout.height() * 0.7; i++) {
            bars.get(i).draw(overlay, right - width, top + step * i, right, text);
        }
    }

    private void draw(Overlay overlay, double left, double top, double right, double text) {
        String name = unit.isBlank() ? title : title + " (" + unit + ")";
        overlay.text(name, right - Overlay.textWidth(name, text), top + text, text, overlay.ink());
        double from = Math.round(top + text * 1.7);
        double to = Math.round(from + text * 1.1);
        overlay.scale(
                left,
                from,
                right,
                to,
                s -> colours.apply(low + s * (high - low)).withAlpha(1));
        double base = to + text * 1.6;
        overlay.text(number(low), left, base, text, overlay.ink());
        overlay.text(number(high), right - Overlay.textWidth(number(high), text), base, text, overlay.ink());
    }

    /** Four digits, which suffice to read a bar. */
    static String number(double v) {
        double size = Math.abs(v);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.3e", v)
                    .replaceAll("\\.?0*e", "e")
                    .replace("e+0", "e")
                    .replace("e-0", "e-")
                    .replace("e+", "e");
        }
        String plain = String.format(Locale.ROOT, "%.4g", v);
        return plain.contains("e")
                ? String.format(Locale.ROOT, "%.0f", v)
                : plain.contains(".") ? plain.replaceAll("0+$", "").replaceAll("\\.$", "") : plain;
    }
}
