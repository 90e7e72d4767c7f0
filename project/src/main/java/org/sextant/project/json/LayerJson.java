// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.LabelPalette;
import org.sextant.world.view.LabelSet;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Layer;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.ValueWindow;

/** How volumes and objects are shown. Colours are sRGB components 0…1 as [r, g, b, a]. */
public final class LayerJson {
    private LayerJson() {}

    public static ArrayNode of(Rgba c) {
        return Json.numbers(c.r(), c.g(), c.b(), c.a());
    }

    public static Rgba colour(Fields f, String name) {
        double[] c = f.numbers(name, 4);
        return new Rgba(c[0], c[1], c[2], c[3]);
    }

    /** The constant of an enumeration whose name in small letters is the member's text. */
    static <E extends Enum<E>> E choice(Fields f, String name, E[] known) {
        String text = f.text(name);
        return Arrays.stream(known)
                .filter(e -> lower(e).equals(text))
                .findFirst()
                .orElseThrow(() -> f.error(
                        name,
                        "'" + text + "' is not known",
                        "Known are "
                                + Arrays.stream(known).map(LayerJson::lower).toList()));
    }

    static String lower(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT);
    }

    public static ObjectNode of(Layer l) {
        ObjectNode node = Json.object()
                .<ObjectNode>set("transfer", of(l.transfer()))
                .put("visible", l.visible())
                .put("shaded", l.shaded());
        if (l.mode() instanceof RayMode.Surfaces s) {
            node.set("surfaces", Json.array(s.values(), JsonNodeFactory.instance::numberNode));
        } else {
            node.put("mode", lower((RayMode.Whole) l.mode()));
        }
        l.unitLengthUm().ifPresent(u -> node.put("unitLengthUm", Json.finite(u)));
        return node;
    }

    public static ArrayNode of(TransferFunction t) {
        return Json.array(t.points(), LayerJson::point);
    }

    private static ObjectNode point(TransferFunction.Point p) {
        return Json.object().put("value", Json.finite(p.value())).set("colour", of(p.colour()));
    }

    public static Layer layer(Fields f) {
        return new Layer(
                transfer(f, "transfer"),
                f.flag("visible"),
                f.flag("shaded"),
                mode(f),
                f.has("unitLengthUm") ? OptionalDouble.of(f.number("unitLengthUm")) : OptionalDouble.empty());
    }

    static TransferFunction transfer(Fields f, String name) {
        return new TransferFunction(
                f.objects(name, p -> new TransferFunction.Point(p.number("value"), colour(p, "colour"))));
    }

    private static RayMode mode(Fields f) {
        if (f.has("surfaces")) {
            double[] values = f.numbers("surfaces", f.array("surfaces").size());
            return new RayMode.Surfaces(Arrays.stream(values).boxed().toList());
        }
        return f.has("mode") ? choice(f, "mode", RayMode.Whole.values()) : RayMode.Whole.COMPOSITE;
    }

    public static ObjectNode of(LabelStyle s) {
        ObjectNode node = Json.object()
                .put("opacity", Json.finite(s.opacity()))
                .put("unselectedOpacity", Json.finite(s.unselectedOpacity()))
                .put("outlined", s.outlined());
        if (s.palette() instanceof LabelPalette.Listed listed) {
            ObjectNode colours = node.putObject("colours");
            listed.colours().forEach((label, c) -> colours.set(Long.toString(label), of(c)));
            node.set("otherColour", of(listed.others()));
        } else {
            node.put("paletteSeed", ((LabelPalette.Distinct) s.palette()).seed());
        }
        ArrayNode selected = node.putArray("selected");
        for (long label : s.selected().toArray()) {
            selected.add(label);
        }
        return node;
    }

    /** A style; what is missing has its usual value, so that only the opacity must be there. */
    public static LabelStyle labelStyle(Fields f) {
        LabelStyle usual = LabelStyle.of(f.number("opacity"));
        return new LabelStyle(
                usual.opacity(),
                f.has("unselectedOpacity") ? f.number("unselectedOpacity") : usual.unselectedOpacity(),
                f.has("outlined") ? f.flag("outlined") : usual.outlined(),
                f.has("colours")
                        ? listed(f)
                        : f.has("paletteSeed") ? new LabelPalette.Distinct(f.whole("paletteSeed")) : usual.palette(),
                f.has("selected")
                        ? LabelSet.of(f.wholes("selected", f.array("selected").size()))
                        : LabelSet.NONE);
    }

    private static LabelPalette listed(Fields f) {
        Fields inner = f.object("colours");
        Map<Long, Rgba> colours = new TreeMap<>();
        for (String name : inner.names()) {
            try {
                colours.put(Long.valueOf(name), colour(inner, name));
            } catch (NumberFormatException e) {
                throw inner.error(name, "is not the number of an object", "Correct it");
            }
        }
        return new LabelPalette.Listed(colours, colour(f, "otherColour"));
    }

    public static ObjectNode of(ValueWindow w) {
        return Json.object()
                .put("low", Json.finite(w.low()))
                .put("high", Json.finite(w.high()))
                .put("map", lower(w.map()));
    }

    public static ValueWindow window(Fields f) {
        return new ValueWindow(f.number("low"), f.number("high"), choice(f, "map", ColourMap.values()));
    }
}
