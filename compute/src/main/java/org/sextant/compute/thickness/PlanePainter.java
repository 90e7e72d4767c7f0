// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.sextant.compute.distance.SquaredMetric;
import org.sextant.compute.voxel.Lattice;

/**
 * Paints one plane of constant z: the ridge's balls cut it in discs, which are painted by descending ball; a bit for each
 * voxel says that it waits for its ball, so that each is painted once and rows that are done cost one look.
 *
 * <p>Threads: one; it keeps its buffers.
 */
final class PlanePainter {
    /** Rows that are asked together. */
    private static final int GROUP = 8;

    private static final int SIDE = BallInclusion.key(1, 0, 0);
    private static final int LINE = BallInclusion.key(0, 1, 0);
    private static final int CORNER = BallInclusion.key(1, 1, 0);

    private final DistanceRidge ridge;
    private final BallInclusion discs;
    private final int nx;
    private final int ny;
    private final int wy;
    private final int words;
    private final long[] waiting;
    /** For each {@link #GROUP} rows whether any of them waits at x. */
    private final long[] groups;

    /** By x + nx·y the largest squared reach of a disc there, of those painted. */
    private final int[] painted;

    private final HalfWidths halfWidths;
    private final DiscOrder order;

    PlanePainter(DistanceRidge ridge, BallInclusion discs, HalfWidths halfWidths) {
        Lattice l = ridge.lattice();
        SquaredMetric m = ridge.metric();
        this.ridge = ridge;
        this.discs = discs;
        this.halfWidths = halfWidths;
        this.order = new DiscOrder(ridge);
        this.nx = l.nx();
        this.ny = l.ny();
        this.wy = m.wy();
        this.words = (nx + 63) / 64;
        this.waiting = new long[words * ny];
        this.groups = new long[words * ((ny - 1) / GROUP + 1)];
        this.painted = new int[nx * ny];
    }

    /**
     * The largest ball over each voxel of the phase, as 2r in µm; other voxels stay as they are.
     *
     * @param phase whether the voxel x + nx·y belongs to it
     */
    void paint(int z, IntPredicate phase, float[] out) {
        await(phase);
        Arrays.fill(painted, 0);
        SquaredMetric m = ridge.metric();
        order.discs(z, (squared, reach, at) -> {
            if (!isCovered(at, reach)) {
                painted[at] = reach;
                disc(at % nx, at / nx, reach, diameter(m, squared), out);
            }
        });
        // What no ball of the ridge reaches has a ball of its own voxel only.
        float least = diameter(m, Math.min(m.wx(), Math.min(m.wy(), m.wz())));
        for (int y = 0; y < ny; y++) {
            span(y, 0, nx - 1, least, out);
        }
    }

    /** 2r in µm. */
    static float diameter(SquaredMetric m, int squaredRadius) {
        return (float) (2 * m.um(squaredRadius));
    }

    private void await(IntPredicate phase) {
        Arrays.fill(waiting, 0);
        for (int y = 0, i = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++, i++) {
                if (phase.test(i)) {
                    waiting[y * words + (x >> 6)] |= 1L << x;
                }
            }
        }
        for (int group = 0; group * GROUP < ny; group++) {
            regroup(group, 0, words - 1);
        }
    }

    /** Whether the disc lies in one that was painted, here or at one of the 8 neighbours. */
    private boolean isCovered(int at, int reach) {
        if (painted[at] >= reach) {
            return true;
        }
        int x = at % nx;
        boolean left = x > 0;
        boolean right = x + 1 < nx;
        boolean up = at >= nx;
        boolean down = at + nx < painted.length;
        int side = discs.need(SIDE, reach);
        int line = discs.need(LINE, reach);
        int corner = discs.need(CORNER, reach);
        return left && painted[at - 1] >= side
                || right && painted[at + 1] >= side
                || up
                        && (painted[at - nx] >= line
                                || left && painted[at - nx - 1] >= corner
                                || right && painted[at - nx + 1] >= corner)
                || down
                        && (painted[at + nx] >= line
                                || left && painted[at + nx - 1] >= corner
                                || right && painted[at + nx + 1] >= corner);
    }

    private void disc(int x, int y, int reach, float value, float[] out) {
        int within = reach - 1;
        int tall = HalfWidths.root(within, wy);
        int last = Math.min(ny - 1, y + tall);
        for (int row = Math.max(0, y - tall); row <= last; ) {
            int end = Math.min(last, row | GROUP - 1);
            int near = y < row ? row - y : Math.max(0, y - end);
            int widest = halfWidths.of(within - wy * near * near);
            if (isWaiting(row / GROUP, Math.max(0, x - widest), Math.min(nx - 1, x + widest))) {
                for (int r = row; r <= end; r++) {
                    int wide = halfWidths.of(within - wy * (r - y) * (r - y));
                    span(r, Math.max(0, x - wide), Math.min(nx - 1, x + wide), value, out);
                }
                regroup(row / GROUP, Math.max(0, x - widest) >> 6, Math.min(nx - 1, x + widest) >> 6);
            }
            row = end + 1;
        }
    }

    private boolean isWaiting(int group, int from, int to) {
        int first = group * words + (from >> 6);
        int last = group * words + (to >> 6);
        if (first == last) {
            return (groups[first] & -1L << from & -1L >>> 63 - (to & 63)) != 0;
        }
        long any = groups[first] & -1L << from | groups[last] & -1L >>> 63 - (to & 63);
        for (int w = first + 1; w < last; w++) {
            any |= groups[w];
        }
        return any != 0;
    }

    /** Sums the rows of a group up, for words from ≤ w ≤ to. */
    private void regroup(int group, int from, int to) {
        int end = Math.min(ny, (group + 1) * GROUP);
        for (int w = from; w <= to; w++) {
            long any = 0;
            for (int y = group * GROUP; y < end; y++) {
                any |= waiting[y * words + w];
            }
            groups[group * words + w] = any;
        }
    }

    private void span(int y, int from, int to, float value, float[] out) {
        int first = y * words + (from >> 6);
        int last = y * words + (to >> 6);
        for (int w = first; w <= last; w++) {
            long bits = waiting[w];
            if (w == first) {
                bits &= -1L << from;
            }
            if (w == last) {
                bits &= -1L >>> 63 - (to & 63);
            }
            if (bits != 0) {
                waiting[w] &= ~bits;
                int start = y * nx + (w - y * words << 6);
                for (; bits != 0; bits &= bits - 1) {
                    out[start + Long.numberOfTrailingZeros(bits)] = value;
                }
            }
        }
    }
}
