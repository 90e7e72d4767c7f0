// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.Box3;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.view.Clip;
import org.sextant.world.view.LabelSet;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.TransferFunction.Point;

/** What a sentence does, after its time. */
final class ScriptAction {
    private final Sentence s;
    private final ScriptTracks tracks;
    private final ScriptTracks.Span span;

    ScriptAction(Sentence s, ScriptTracks tracks, ScriptTracks.Span span) {
        this.s = s;
        this.tracks = tracks;
        this.span = span;
    }

    void read() {
        switch (s.oneOf("rotate", "zoom", "translate", "fly", "fade", "show", "hide", "change", "sweep", "select")) {
            case "rotate" -> rotate();
            case "zoom" -> zoom();
            case "translate" -> translate();
            case "fly" -> fly();
            case "fade" -> opacity(s.oneOf("in", "out").equals("in") ? 1 : 0, s.name("a volume"));
            case "show" -> opacity(1, s.name("a volume"));
            case "hide" -> opacity(0, s.name("a volume"));
            case "sweep" -> sweep();
            case "select" -> select();
            default -> change();
        }
    }

    private void rotate() {
        s.skip("by");
        double degrees = s.number("an angle");
        s.expect("degrees");
        CameraPart.Axis axis = switch (s.oneOf("horizontally", "vertically", "clockwise")) {
            case "horizontally" -> CameraPart.Axis.UP;
            case "vertically" -> CameraPart.Axis.RIGHT;
            default -> CameraPart.Axis.SIGHT;
        };
        Easing easing = easing();
        tell(() -> tracks.move(new CameraPart.Turn(axis), 0.0, span, degrees, easing));
    }

    private void zoom() {
        s.skip("by");
        if (s.skip("a")) {
            s.expect("factor", "of");
        }
        double factor = s.number("a factor");
        Easing easing = easing();
        tell(() -> tracks.move(new CameraPart.Zoom(), 1.0, span, factor, easing));
    }

    private void translate() {
        boolean right = s.oneOf("horizontally", "vertically").equals("horizontally");
        s.skip("by");
        double um = s.lengthUm("a way");
        Easing easing = easing();
        Vector2d by = right ? new Vector2d(um, 0) : new Vector2d(0, um);
        tell(() -> tracks.move(new CameraPart.Shift(), new Vector2d(), span, by, easing));
    }

    private void fly() {
        s.expect("to");
        String name = s.name("a view or volume");
        var camera = s.about(() -> tracks.view(name)).camera();
        Easing easing = easing();
        tell(() -> tracks.change(new CameraPart.Flying(), tracks.base().camera(), span, camera, easing));
    }

    private void opacity(double value, String name) {
        Easing easing = easing();
        double first = isShown(name) ? 1 : 0;
        tell(() -> tracks.change(new VolumePart.Opacity(name), first, span, value, easing));
    }

    private boolean isShown(String name) {
        var content = tracks.base().content();
        var layer = content.layers().get(name);
        return !content.hidden().contains(name) && (layer == null || layer.visible());
    }

    private void change() {
        switch (s.oneOf("opacity", "range", "clipping")) {
            case "opacity" -> {
                s.expect("of");
                String name = s.name("a volume");
                s.expect("to");
                opacity(s.number("a share"), name);
            }
            case "range" -> range();
            default -> clipping();
        }
    }

    /** The transfer function's points keep their shares of the range from the first to the last. */
    private void range() {
        s.expect("of");
        String name = s.name("a volume");
        VolumeNode node = s.about(() -> tracks.volume(name));
        s.expect("to", "(");
        double low = s.number("the low value");
        s.expect(",");
        double high = s.number("the high value");
        s.expect(")");
        VolumePart.Transfer part = new VolumePart.Transfer(name);
        TransferFunction first = tracks.base().layer(node).transfer();
        Easing easing = easing();
        tell(() -> tracks.change(part, first, span, moved(tracks.last(part, first), low, high), easing));
    }

    private static TransferFunction moved(TransferFunction t, double low, double high) {
        if (!(low < high)) {
            throw new SextantException("a range needs a low value below the high one, not " + low + " and " + high);
        }
        double width = Math.max(t.high() - t.low(), Double.MIN_NORMAL);
        return new TransferFunction(t.points().stream()
                .map(p -> new Point(low + (p.value() - t.low()) / width * (high - low), p.colour()))
                .toList());
    }

    /** Each volume has one box of clipping, which sentences change axis by axis. */
    private void clipping() {
        s.expect("of");
        String name = s.name("a volume");
        VolumeNode node = s.about(() -> tracks.volume(name));
        s.expect("along");
        int axis = axis();
        s.expect("to", "(");
        double low = s.lengthUm("where it begins");
        s.expect(",");
        double high = s.lengthUm("where it ends");
        s.expect(")");
        Easing easing = easing();
        Clip.Block whole = new Clip.Block(node.boundsUm(), true, Set.of(name));
        ScenePart.Clipping part = new ScenePart.Clipping(tracks.clipNumber(name));
        tell(() -> {
            Box3 box = ((Clip.Block) tracks.last(part, whole)).box();
            Vector3d min = new Vector3d(box.minUm()).setComponent(axis, low);
            Vector3d max = new Vector3d(box.maxUm()).setComponent(axis, high);
            Clip next = new Clip.Block(new Box3(box.frame(), min, max), true, Set.of(name));
            tracks.change(part, whole, span, next, easing);
        });
    }

    private void sweep() {
        String name = s.name("a volume");
        VolumeNode node = s.about(() -> tracks.volume(name));
        s.expect("along");
        int axis = axis();
        Easing easing = easing();
        if (span.toS() == span.fromS()) {
            throw s.wrong("a sweep that lasts: write From … to … instead of At …; and then");
        }
        TransferFunction t = tracks.base().layer(node).transfer();
        SlicePlane first = VolumeSlices.of(node, axis, t, "sweep of " + name);
        tell(() -> {
            ScenePart.Slice part = new ScenePart.Slice(first.name());
            SlicePlane none = VolumeSlices.faint(first, 0);
            tracks.change(
                    part, none, new ScriptTracks.Span(span.fromS(), span.fromS(), span.filmEndS()), first, easing);
            tracks.change(part, none, span, VolumeSlices.end(node, axis, first), easing);
        });
    }

    private void select() {
        List<Long> wanted = new ArrayList<>();
        boolean all = s.skip("all");
        while (!all && !s.sees("of")) {
            double label = s.number("the number of an object");
            if (label < 1 || label != Math.rint(label)) {
                throw s.wrong("a whole number above 0 before this");
            }
            wanted.add((long) label);
            s.skip(",");
        }
        s.expect("of");
        String name = s.name("a label volume");
        LabelNode labels = tracks.world().labels().stream()
                .filter(l -> l.id().name().equals(name))
                .findFirst()
                .orElseThrow(() -> s.wrong("the name of a label volume before this"));
        VolumePart.Objects part = new VolumePart.Objects(name);
        LabelStyle first = tracks.base().style(labels);
        Easing easing = easing();
        LabelSet set = LabelSet.of(wanted.stream().mapToLong(Long::longValue).toArray());
        tell(() -> tracks.change(part, first, span, tracks.last(part, first).withSelected(set), easing));
    }

    private int axis() {
        return switch (s.oneOf("x", "y", "z")) {
            case "x" -> 0;
            case "y" -> 1;
            default -> 2;
        };
    }

    private Easing easing() {
        if (s.skip("linear")) {
            return Easing.LINEAR;
        }
        if (s.skip("ease-in")) {
            return Easing.IN;
        }
        if (s.skip("ease-out")) {
            return Easing.OUT;
        }
        return s.skip("ease-in-out") || s.skip("ease") ? Easing.IN_OUT : Easing.LINEAR;
    }

    private void tell(Runnable change) {
        s.about(() -> {
            change.run();
            return true;
        });
    }
}
