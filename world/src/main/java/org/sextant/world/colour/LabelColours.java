// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.colour;

import java.util.List;
import java.util.Map;
import org.sextant.world.view.LabelPalette;
import org.sextant.world.view.Rgba;

/**
 * The colour of each object of a label volume, opaque. Distinct palettes hold {@link #ROW} colours: objects 1, 2, 3 … get
 * them in turn, the most different first; later rounds begin at another place, so that numbers one round apart differ too.
 *
 * <p>Immutable. Threads: any. Making one of a distinct palette takes some milliseconds.
 */
public final class LabelColours {
    /** Number of different colours of a distinct palette. */
    public static final int ROW = 256;

    /** Odd, so that rounds begin everywhere before one repeats; 97 colours on is far from most of the row's neighbours. */
    private static final int ROUND_SHIFT = 97;

    private final List<Rgba> row;
    private final Map<Long, Rgba> listed;

    private LabelColours(List<Rgba> row, Map<Long, Rgba> listed) {
        this.row = row;
        this.listed = listed;
    }

    public static LabelColours of(LabelPalette palette) {
        if (palette instanceof LabelPalette.Listed l) {
            return new LabelColours(List.of(l.others()), l.colours());
        }
        return new LabelColours(DistinctColours.row(ROW, ((LabelPalette.Distinct) palette).seed()), Map.of());
    }

    /** The colour of an object; 0 is no object and transparent. */
    public Rgba at(long label) {
        if (label == 0) {
            return Rgba.TRANSPARENT;
        }
        Rgba own = listed.get(label);
        if (own != null) {
            return own;
        }
        long place = label - 1;
        long round = Math.floorDiv(place, (long) row.size());
        return row.get((int) Math.floorMod(place + round % row.size() * ROUND_SHIFT, (long) row.size()));
    }
}
