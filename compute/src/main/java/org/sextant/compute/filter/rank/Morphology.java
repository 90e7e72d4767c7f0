// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.Chain;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.filter.local.WithInput;
import org.sextant.compute.filter.rank.BoxExtreme.Kind;

/** Grey morphology with boxes. */
public final class Morphology {
    private Morphology() {}

    /** Minimum, then maximum: removes what is bright and smaller than the box. */
    public static LocalFilter opening(Reach reach, Border border) {
        return new Chain(new BoxExtreme(Kind.MINIMUM, reach, border), new BoxExtreme(Kind.MAXIMUM, reach, border));
    }

    /** Maximum, then minimum: fills what is dark and smaller than the box. */
    public static LocalFilter closing(Reach reach, Border border) {
        return new Chain(new BoxExtreme(Kind.MAXIMUM, reach, border), new BoxExtreme(Kind.MINIMUM, reach, border));
    }

    /** What the opening removed. */
    public static LocalFilter whiteTopHat(Reach reach, Border border) {
        return new WithInput(opening(reach, border), -1, 1);
    }

    /** What the closing filled. */
    public static LocalFilter blackTopHat(Reach reach, Border border) {
        return new WithInput(closing(reach, border), 1, -1);
    }
}
