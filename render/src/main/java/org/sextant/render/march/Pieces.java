// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

/** The visible ones among the steps of a run along a ray, from front to back. Reused from run to run. */
final class Pieces {
    /** Steps of a run at most. */
    static final int MOST = 16;

    int count;
    /** Number of the step in the run. */
    final int[] step = new int[MOST];
    /** Share of the light that is held back. */
    final float[] alpha = new float[MOST];

    /** Entries of the transfer table at their ends. */
    final int[] from = new int[MOST];

    final int[] to = new int[MOST];
    final float[] r = new float[MOST];
    final float[] g = new float[MOST];
    final float[] b = new float[MOST];
}
