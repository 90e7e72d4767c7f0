// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import java.util.Optional;
import org.sextant.world.error.SextantException;

/**
 * How a view draws, whatever it shows.
 *
 * @param overlap what is seen where volumes overlap, outside of the lens
 * @param lens a region in which one volume alone is seen
 * @param unitLengthUm thickness to which the alphas of transfer functions refer, unless a layer states its own
 */
public record Look(OverlapRule overlap, Optional<Lens> lens, double unitLengthUm, Rgba background, Lighting lighting) {
    public Look {
        if (!(unitLengthUm > 0 && Double.isFinite(unitLengthUm))) {
            throw new SextantException("the unit length of a view must be above 0, not " + unitLengthUm + " um");
        }
    }

    /** Finest volume wins, plain light. */
    public static Look of(double unitLengthUm, Rgba background) {
        return new Look(OverlapRule.FINEST, Optional.empty(), unitLengthUm, background, Lighting.PLAIN);
    }

    public Look withOverlap(OverlapRule other) {
        return new Look(other, lens, unitLengthUm, background, lighting);
    }

    public Look withLens(Lens other) {
        return new Look(overlap, Optional.of(other), unitLengthUm, background, lighting);
    }

    public Look withBackground(Rgba other) {
        return new Look(overlap, lens, unitLengthUm, other, lighting);
    }

    public Look withLighting(Lighting other) {
        return new Look(overlap, lens, unitLengthUm, background, other);
    }
}
