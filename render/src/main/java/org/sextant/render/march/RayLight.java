// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.jspecify.annotations.Nullable;

/** The colour that a ray gathers from front to back, colour times opacity, and the distance of what it first meets. */
public final class RayLight {
    /** A ray this opaque is at its end. */
    public static final double ENOUGH = 0.995;
    /** The first surface is where so much of the light is held back. */
    public static final double SURFACE = 0.1;

    double r;
    double g;
    double b;
    double a;
    /** µm; infinite while nothing is met. */
    double depthUm;

    private final @Nullable DepthCue fading;
    /** Whose pieces come next. */
    @Nullable
    Cursor from;
    /** What is met first; null if it is a line, or nothing. */
    @Nullable
    Cursor metFrom;

    void reset() {
        from = null;
        metFrom = null;
        r = 0;
        g = 0;
        b = 0;
        a = 0;
        depthUm = Double.POSITIVE_INFINITY;
    }

    /** @param fading into the background with the distance; null: none */
    RayLight(@Nullable DepthCue fading) {
        this.fading = fading;
    }

    void add(double cr, double cg, double cb, double alpha, double t) {
        double w = (1 - a) * alpha;
        DepthCue cue = fading;
        if (cue == null) {
            r += w * cr;
            g += w * cg;
            b += w * cb;
        } else {
            double f = cue.share(t);
            r += w * (cr + f * (cue.ground().r() - cr));
            g += w * (cg + f * (cue.ground().g() - cg));
            b += w * (cb + f * (cue.ground().b() - cb));
        }
        a += w;
        if (a >= SURFACE && depthUm == Double.POSITIVE_INFINITY) {
            depthUm = t;
            metFrom = from;
        }
    }

    boolean isOpaque() {
        return a > ENOUGH;
    }

    /** What is left past {@link #ENOUGH} is taken as opaque, without a rim of background. */
    void finish() {
        if (isOpaque()) {
            double s = 1 / a;
            r *= s;
            g *= s;
            b *= s;
            a = 1;
        }
    }
}
