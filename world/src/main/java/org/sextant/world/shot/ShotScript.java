// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.DataException;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/**
 * Reads shots written as sentences, after the language of 3Dscript (Schmid et al. 2019, 10.1038/s41592-019-0359-1):
 *
 * <pre>
 * Start with overview
 * From frame 0 to frame 180 rotate by 360 degrees horizontally ease-in-out
 * From frame 180 to frame 240:
 *   - fly to nano ease-in-out
 *   - change opacity of uct to 0.1
 * At frame 240 hide uct
 * </pre>
 *
 * <p>The grammar is in {@code docs/shots.md}.
 */
public final class ShotScript {
    private final World world;
    private final Function<String, View> views;

    /** @param views the view of a name; throws a SextantException for a name that is not known */
    public ShotScript(World world, Function<String, View> views) {
        this.world = world;
        this.views = views;
    }

    /**
     * The shot of a text.
     *
     * @param file for messages
     * @param start name of the view that it starts from unless it says another
     * @throws DataException naming line and word of what cannot be read
     */
    public Shot read(String file, String name, String text, FrameRate fps, String start) {
        List<Line> lines = lines(file, text);
        View base = BaseView.of(world, views.apply(start));
        int first = 0;
        if (!lines.isEmpty() && lines.get(0).words().skip("start")) {
            Sentence s = lines.get(0).words();
            s.expect("with");
            String view = s.name("a view");
            base = BaseView.of(world, s.about(() -> views.apply(view)));
            s.end();
            first = 1;
        }
        ScriptTracks tracks = new ScriptTracks(world, views, base, fps);
        ScriptTracks.@Nullable Span block = null;
        for (Line line : lines.subList(first, lines.size())) {
            block = sentence(line, tracks, fps, block);
        }
        if (tracks.isEmpty()) {
            throw new DataException(
                    file,
                    "script",
                    "it says nothing",
                    "Write for example: From frame 0 to frame 90 rotate by 360 degrees horizontally");
        }
        Shot shot = new Shot(name, fps, tracks.durationS(), base, tracks.all());
        shot.check(world);
        return shot;
    }

    /** @param item whether it stands under a line that ends with a colon, after a dash */
    private record Line(Sentence words, boolean item) {}

    private static List<Line> lines(String file, String text) {
        List<Line> lines = new ArrayList<>();
        List<String> raw = text.lines().toList();
        for (int i = 0; i < raw.size(); i++) {
            String plain = raw.get(i).replaceAll("#.*", "").strip();
            boolean item = plain.startsWith("- ");
            if (!plain.isEmpty()) {
                lines.add(new Line(new Sentence(file, i + 1, item ? plain.substring(2) : plain), item));
            }
        }
        return lines;
    }

    /** Returns the time that the items after this line have; null if none may follow. */
    private static ScriptTracks.@Nullable Span sentence(
            Line line, ScriptTracks tracks, FrameRate fps, ScriptTracks.@Nullable Span block) {
        Sentence s = line.words();
        if (line.item()) {
            if (block == null) {
                throw s.wrong("no item, for there is no 'From … to …:' above it; what stands here");
            }
            new ScriptAction(s, tracks, block).read();
            s.end();
            return block;
        }
        ScriptTracks.Span span = span(s, fps);
        if (s.skip(":")) {
            s.end();
            return span;
        }
        new ScriptAction(s, tracks, span).read();
        s.end();
        return null;
    }

    /** {@code From frame 0 to frame 90}, {@code From 0 s to 2.5 s}, {@code At frame 30}. */
    private static ScriptTracks.Span span(Sentence s, FrameRate fps) {
        if (s.oneOf("From", "At").equals("at")) {
            double[] at = time(s, fps);
            return new ScriptTracks.Span(at[0], at[0], at[1]);
        }
        double[] from = time(s, fps);
        s.expect("to");
        double[] to = time(s, fps);
        if (!(to[0] > from[0])) {
            throw s.wrong("a time after " + String.format(Locale.ROOT, "%.3f", from[0]) + " s before this");
        }
        return new ScriptTracks.Span(from[0], to[0], to[1]);
    }

    /** Seconds, and until when a film lasts that shows this time. */
    private static double[] time(Sentence s, FrameRate fps) {
        s.skip("frame");
        double value = s.number("a frame");
        boolean seconds = s.skip("s") || s.skip("seconds");
        if (!(value >= 0 && value <= 1e6) || !seconds && value != Math.rint(value)) {
            throw s.wrong("a whole frame number or seconds, from 0 to a million, before this");
        }
        return seconds
                ? new double[] {value, value}
                : new double[] {fps.timeS((long) value), fps.timeS((long) value + 1)};
    }
}
