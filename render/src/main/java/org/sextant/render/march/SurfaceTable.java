// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.sextant.volume.value.ValueScale;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;

/**
 * The surfaces of one volume: the stored values they lie at, rising, with their colours.
 *
 * <p>Threads: any.
 */
public final class SurfaceTable {
    private final float[] stored;
    private final Rgba[] colours;

    SurfaceTable(RayMode.Surfaces surfaces, TransferFunction transfer, ValueScale scale) {
        int n = surfaces.values().size();
        stored = new float[n];
        colours = new Rgba[n];
        for (int i = 0; i < n; i++) {
            int at = scale.slope() > 0 ? i : n - 1 - i;
            double value = surfaces.values().get(i);
            stored[at] = (float) scale.stored(value);
            colours[at] = transfer.at(value);
        }
    }

    public int count() {
        return stored.length;
    }

    /** Rising with i. */
    public float stored(int i) {
        return stored[i];
    }

    /** Its alpha is the surface's opacity. */
    public Rgba colour(int i) {
        return colours[i];
    }

    /** Whether a visible surface lies among values from one to another. */
    boolean crosses(float storedMin, float storedMax) {
        for (int i = 0; i < stored.length; i++) {
            if (stored[i] >= storedMin && stored[i] <= storedMax && colours[i].a() > 0) {
                return true;
            }
        }
        return false;
    }
}
