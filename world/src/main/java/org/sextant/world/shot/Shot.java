// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import java.util.List;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/**
 * A film of a world: a view, and tracks that change its parts one after the other in their order. A pure function of time.
 *
 * @param durationS seconds, above 0
 */
public record Shot(String name, FrameRate fps, double durationS, View base, List<Track<?>> tracks) {
    private static final double LONGEST_S = 24 * 3600;

    public Shot {
        tracks = List.copyOf(tracks);
        if (name.isBlank()) {
            throw new SextantException("a shot needs a name");
        }
        if (!(durationS > 0 && durationS <= LONGEST_S)) {
            throw new SextantException(
                    "the duration of a shot lies above 0 and within " + LONGEST_S + " s, not " + durationS);
        }
    }

    /** What is seen at a time. */
    public View view(double timeS) {
        View view = base;
        for (Track<?> t : tracks) {
            view = t.applied(view, timeS);
        }
        return view;
    }

    /** What frame i shows: the view at exactly i / fps seconds. */
    public View frame(long i) {
        return view(fps.timeS(i));
    }

    public long frames() {
        return fps.frames(durationS);
    }

    public Shot withFps(FrameRate other) {
        return new Shot(name, other, durationS, base, tracks);
    }

    /** @throws SextantException if it names a volume, label volume or frame that the world has not */
    public void check(World world) {
        for (int i = 0; i < tracks.size(); i++) {
            try {
                tracks.get(i).check(world);
            } catch (SextantException e) {
                throw new SextantException(
                        "track " + (i + 1) + " of the shot '" + name + "' ("
                                + tracks.get(i).part() + "): " + e.getMessage(),
                        e);
            }
        }
    }
}
