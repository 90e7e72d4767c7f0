// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.Arrays;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/**
 * The rows of a strip with what lies around them, plane by plane, so that a neighbour is at a fixed distance:
 *
 * <pre>
 *   stride = nx + 2 rx     . . a b c … z . .     rows y0 − ry … y1 + ry − 1, one after the other
 * </pre>
 *
 * The last 2 rz + 1 planes are kept. Threads: one.
 */
public final class PaddedPlanes {
    private final FloatVoxels in;
    private final Strip strip;
    private final Reach reach;
    private final Border border;
    private final int stride;
    /** Planes, each at its index modulo their number. */
    private final float[][] ring;

    private final int[] held;
    private final float[] outside;

    public PaddedPlanes(FloatVoxels in, Strip strip, Reach reach, Border border) {
        this.in = in;
        this.strip = strip;
        this.reach = reach;
        this.border = border;
        this.stride = in.lattice().nx() + 2 * reach.x();
        int n = (strip.rows() + 2 * reach.y()) * stride;
        this.ring = new float[2 * reach.z() + 1][n];
        this.held = new int[ring.length];
        Arrays.fill(held, -1);
        this.outside = new float[border.kind() == Border.Kind.CONSTANT ? n : 0];
        Arrays.fill(outside, border.value());
    }

    /** Numbers from one row to the next. */
    public int stride() {
        return stride;
    }

    /** Numbers of a plane. */
    public int size() {
        return ring[0].length;
    }

    /** The rows of plane z, which may lie outside; valid until a plane further than the reach is asked for. */
    public float[] at(int z) {
        int at = border.index(z, in.lattice().nz());
        if (at == Border.OUTSIDE) {
            return outside;
        }
        int slot = at % ring.length;
        if (held[slot] != at) {
            held[slot] = at;
            for (int row = 0; row < strip.rows() + 2 * reach.y(); row++) {
                fill(ring[slot], row * stride, in.planes()[at], strip.y0() + row - reach.y());
            }
        }
        return ring[slot];
    }

    private void fill(float[] p, int at, float[] plane, int y) {
        Lattice l = in.lattice();
        int row = border.index(y, l.ny());
        if (row == Border.OUTSIDE) {
            Arrays.fill(p, at, at + stride, border.value());
            return;
        }
        int first = row * l.nx();
        System.arraycopy(plane, first, p, at + reach.x(), l.nx());
        for (int k = 1; k <= reach.x(); k++) {
            p[at + reach.x() - k] = beside(plane, first, -k);
            p[at + reach.x() + l.nx() - 1 + k] = beside(plane, first, l.nx() - 1 + k);
        }
    }

    private float beside(float[] plane, int first, int x) {
        int at = border.index(x, in.lattice().nx());
        return at == Border.OUTSIDE ? border.value() : plane[first + at];
    }

    /** Copies results that lie as the padded rows do, from the strip's first voxel on, to rows without padding. */
    public void unpad(float[] from, float[] to) {
        int nx = in.lattice().nx();
        for (int row = 0; row < strip.rows(); row++) {
            System.arraycopy(from, row * stride, to, row * nx, nx);
        }
    }
}
