// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import org.jspecify.annotations.Nullable;
import org.sextant.render.residency.Steps;

/**
 * Gathers the colours and opacities of a volume's values. Steps are looked at in runs of up to {@value Pieces#MOST} equal
 * ones, of which the visible ones are kept until it is their turn among the pieces of other things.
 */
final class CompositeCursor extends VolumeCursor {
    private static final int WHOLE_LIGHT = 1 << 20;
    /** While pieces hold back less of the light than this together, 1/256 of all, they are lit alike. */
    private static final int SAME_LIGHT = WHOLE_LIGHT >> 8;

    private final Steps run = new Steps();
    private final Pieces pieces = new Pieces();
    private final float[] values = new float[Pieces.MOST + 1];
    /** The steps whose light is found, and their gradients. */
    private final int[] litStep = new int[Pieces.MOST];

    private final float[] gradients = new float[3 * Pieces.MOST];
    /** Number of each piece's light; 0 is the last one of the run before. */
    private final int[] light = new int[Pieces.MOST];

    private final float[] shade = new float[Pieces.MOST + 1];
    private final float[] shine = new float[Pieces.MOST + 1];
    private int lastLight;
    private final Gloss gloss;
    /** Whether the last value of the run before is the first of the next one. */
    private boolean known;

    private float lastValue;
    /** Beginning and length of the run's steps, µm. */
    private double runStart;

    private double runStep;
    private double runEnd;
    /** The piece whose turn is next. */
    private int turn;
    /** What was held back since light was last found. */
    private int unlit;

    private long steps;
    /** All volumes, of which only the most opaque one is seen at each place; null: no such rule. */
    private CompositeCursor @Nullable [] rivals;

    CompositeCursor(MarchVolume volume) {
        super(volume);
        this.gloss = new Gloss(volume);
    }

    /** @param all volumes of the scene that gather, in the order of the world, this one among them */
    void compete(CompositeCursor[] all) {
        rivals = all;
    }

    @Override
    void start() {
        known = false;
        pieces.count = 0;
        turn = 0;
        unlit = SAME_LIGHT;
        if (!hasNothing(volume.empty)) {
            firstStretch();
            if (volume.shaded && t < Double.POSITIVE_INFINITY) {
                gloss.enter(ray);
            }
        }
    }

    /** Number of steps taken since it was made. */
    long steps() {
        return steps;
    }

    @Override
    void advance(double limit, RayLight light) {
        while (t < limit && !light.isOpaque()) {
            if (turn < pieces.count) {
                take(light);
            } else if (volume.empty != null && skip(volume.empty)) {
                known = false;
            } else {
                look(light);
            }
        }
    }

    private void take(RayLight light) {
        int i = turn;
        double middle = runStart + (pieces.step[i] + 0.5) * runStep;
        if (rivals == null || !isBeaten(middle, rivals)) {
            light.add(pieces.r[i], pieces.g[i], pieces.b[i], pieces.alpha[i], middle);
        }
        turn++;
        await();
    }

    /** Waits for the turn of the next piece, or goes to the end of the run. */
    private void await() {
        if (turn < pieces.count) {
            t = runStart + pieces.step[turn] * runStep;
            return;
        }
        t = runEnd;
        if (t >= end) {
            nextStretch();
            known = false;
        }
    }

    /** Looks at the next run. */
    private void look(RayLight light) {
        int n = layOut();
        steps += n;
        if (known) {
            values[0] = lastValue;
        }
        volume.field.values(run, known ? 1 : 0, n, values);
        lastValue = values[n];
        known = true;
        volume.table.pieces(values, n, runStep, pieces);
        turn = 0;
        if (volume.shaded && pieces.count > 0) {
            if (volume.lightGrid() == null) {
                gloss(1 - (float) light.a);
            } else {
                illuminate();
            }
        }
        await();
    }

    /** Finds the steps of the run that begins at t: whole ones, or one that is cut off or has another length. */
    private int layOut() {
        double step = volume.stepUm;
        int stride = volume.field.stride(ox + t * dx, oy + t * dy, oz + t * dz);
        int n = 1;
        runStart = t;
        if (stride == 1 && t == phase + k * step && t + step <= end) {
            n = (int) Math.max(1, Math.min(Pieces.MOST, (end - t) / step)); // 1: the quotient may be rounded down
            k += n;
            runStep = step;
            runEnd = phase + k * step;
        } else {
            k += stride;
            runEnd = Math.min(phase + k * step, end);
            runStep = runEnd - t;
        }
        run.x = ox + t * dx;
        run.y = oy + t * dy;
        run.z = oz + t * dz;
        run.dx = runStep * dx;
        run.dy = runStep * dy;
        run.dz = runStep * dz;
        return n;
    }

    /**
     * Lights the pieces.
     *
     * @param clear share of the light that comes to the run
     */
    private void gloss(float clear) {
        int n = pieces.count;
        int count = 0;
        int since = unlit;
        float rest = clear;
        for (int i = 0; i < n; i++) {
            float weight = rest * pieces.alpha[i];
            rest -= weight;
            litStep[count] = pieces.step[i];
            int found = since >= SAME_LIGHT ? 1 : 0;
            count += found;
            since = (1 - found) * since + (int) (weight * WHOLE_LIGHT);
            light[i] = count;
        }
        unlit = since;
        volume.field.gradients(run, litStep, count, gradients);
        shade[0] = shade[lastLight];
        shine[0] = shine[lastLight];
        lastLight = count;
        for (int i = 0; i < count; i++) {
            gloss.find(gradients[3 * i], gradients[3 * i + 1], gradients[3 * i + 2]);
            shade[i + 1] = gloss.shade;
            shine[i + 1] = gloss.shine;
        }
        for (int i = 0; i < n; i++) {
            float times = shade[light[i]];
            float plus = shine[light[i]];
            pieces.r[i] = Math.min(1, pieces.r[i] * times + plus);
            pieces.g[i] = Math.min(1, pieces.g[i] * times + plus);
            pieces.b[i] = Math.min(1, pieces.b[i] * times + plus);
        }
    }

    /** Lights each piece by what light comes to its place. */
    private void illuminate() {
        for (int i = 0; i < pieces.count; i++) {
            double middle = runStart + (pieces.step[i] + 0.5) * runStep;
            colour[0] = pieces.r[i];
            colour[1] = pieces.g[i];
            colour[2] = pieces.b[i];
            volume.shade(ox + middle * dx, oy + middle * dy, oz + middle * dz, ray, false, gradient, colour);
            pieces.r[i] = colour[0];
            pieces.g[i] = colour[1];
            pieces.b[i] = colour[2];
        }
    }

    /** Whether another volume is more opaque there; of equal ones the first in the world is seen. */
    private boolean isBeaten(double at, CompositeCursor[] all) {
        float mine = densityAt(at);
        boolean before = true;
        for (CompositeCursor c : all) {
            if (c == this) {
                before = false;
            } else if (c.isSeen(at)) {
                float other = c.densityAt(at);
                if (other > mine || before && other == mine) {
                    return true;
                }
            }
        }
        return false;
    }

    private float densityAt(double at) {
        return volume.table.density(volume.table.position(valueAt(at)));
    }
}
