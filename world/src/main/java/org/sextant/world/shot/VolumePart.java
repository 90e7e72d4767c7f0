// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;
import org.sextant.world.view.Content;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.TransferFunction.Point;
import org.sextant.world.view.View;

/** How one volume or label volume is shown. The view must have layers of its own: see {@link BaseView}. */
public sealed interface VolumePart<T> extends Part<T> {
    /** Name of the volume or label volume. */
    String of();

    /** Colours and opacities of a volume. */
    record Transfer(String of) implements VolumePart<TransferFunction> {
        @Override
        public View with(View view, TransferFunction value) {
            Content c = view.content();
            return view.withContent(c.withLayer(of, layer(view, of).withTransfer(value)));
        }

        /** Points move if both have equally many; otherwise the colours at each value mix. */
        @Override
        public TransferFunction between(TransferFunction from, TransferFunction to, double share) {
            List<Point> points = new ArrayList<>();
            if (from.points().size() == to.points().size()) {
                for (int i = 0; i < from.points().size(); i++) {
                    Point p = from.points().get(i);
                    Point q = to.points().get(i);
                    double value = p.value() + (q.value() - p.value()) * share;
                    points.add(new Point(value, p.colour().mix(q.colour(), share)));
                }
                return new TransferFunction(points);
            }
            TreeSet<Double> values = new TreeSet<>();
            from.points().forEach(p -> values.add(p.value()));
            to.points().forEach(p -> values.add(p.value()));
            values.forEach(v -> points.add(new Point(v, from.at(v).mix(to.at(v), share))));
            return new TransferFunction(points);
        }

        @Override
        public void check(World world, TransferFunction value) {
            world.volume(of);
        }

        @Override
        public String toString() {
            return "transfer of " + of;
        }
    }

    /** A share of the volume's or the objects' own opacity, 0 … 1; at 0 it is not drawn at all. */
    record Opacity(String of) implements VolumePart<Double> {
        @Override
        public View with(View view, Double value) {
            Content c = view.content();
            Set<String> hidden = new HashSet<>(c.hidden());
            if (value <= 0) {
                hidden.add(of);
                return view.withContent(c.withHidden(hidden));
            }
            hidden.remove(of);
            LabelStyle style = c.labels().get(of);
            if (style != null) {
                return view.withContent(c.withHidden(hidden).withLabels(of, scaled(style, value)));
            }
            Layer layer = layer(view, of);
            Layer fainter = layer.withVisible(true).withTransfer(scaled(layer.transfer(), value));
            return view.withContent(c.withHidden(hidden).withLayer(of, fainter));
        }

        private static TransferFunction scaled(TransferFunction t, double by) {
            return by == 1
                    ? t
                    : new TransferFunction(t.points().stream()
                            .map(p -> new Point(p.value(), fainter(p.colour(), by)))
                            .toList());
        }

        private static Rgba fainter(Rgba c, double by) {
            return c.withAlpha(c.a() * by);
        }

        private static LabelStyle scaled(LabelStyle s, double by) {
            return new LabelStyle(
                    s.opacity() * by, s.unselectedOpacity() * by, s.outlined(), s.palette(), s.selected());
        }

        @Override
        public Double between(Double from, Double to, double share) {
            return from + (to - from) * share;
        }

        @Override
        public void check(Double value) {
            if (!(value >= 0 && value <= 1)) {
                throw new SextantException("a share of opacity lies in 0 … 1, not " + value);
            }
        }

        @Override
        public void check(World world, Double value) {
            if (world.labels().stream().noneMatch(l -> l.id().name().equals(of))) {
                world.volume(of);
            }
        }

        @Override
        public String toString() {
            return "opacity of " + of;
        }
    }

    /** The objects of a label volume: which are selected, and how opaque these and the others are. */
    record Objects(String of) implements VolumePart<LabelStyle> {
        @Override
        public View with(View view, LabelStyle value) {
            return view.withContent(view.content().withLabels(of, value));
        }

        /** Opacities change evenly, the rest when the key comes. */
        @Override
        public LabelStyle between(LabelStyle from, LabelStyle to, double share) {
            LabelStyle rest = share < 1 ? from : to;
            return new LabelStyle(
                    from.opacity() + (to.opacity() - from.opacity()) * share,
                    from.unselectedOpacity() + (to.unselectedOpacity() - from.unselectedOpacity()) * share,
                    rest.outlined(),
                    rest.palette(),
                    rest.selected());
        }

        @Override
        public void check(World world, LabelStyle value) {
            if (world.labels().stream().noneMatch(l -> l.id().name().equals(of))) {
                throw new SextantException("there is no label volume '" + of + "'; known are "
                        + world.labels().stream().map(l -> l.id().name()).toList());
            }
        }

        @Override
        public String toString() {
            return "objects of " + of;
        }
    }

    private static Layer layer(View view, String name) {
        Layer layer = view.content().layers().get(name);
        if (layer == null) {
            throw new SextantException("the view '" + view.name() + "' has no layer of its own for '" + name + "'");
        }
        return layer;
    }
}
