// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.smooth;

import java.util.ArrayList;
import java.util.List;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.PaddedPlanes;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.filter.local.Strip;
import org.sextant.compute.filter.local.StripFilter;
import org.sextant.compute.filter.row.NearnessSum;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/**
 * Mean of the voxels around each, weighted by Gaussians of their distance and of the difference of their values (Tomasi and
 * Manduchi 1998, 10.1109/ICCV.1998.710815): noise is smoothed, edges stay. Voxels count up to {@value #TRUNCATE} standard
 * deviations away. The weight of a difference is right to 1e-5 of it.
 */
public final class Bilateral extends StripFilter {
    /** Where the spatial Gaussian ends, in standard deviations. */
    public static final double TRUNCATE = 2.5;

    /** A neighbour: how far it is in voxels, and its weight. */
    private record Neighbour(int x, int y, int z, float weight) {}

    private final List<Neighbour> neighbours;
    private final double range;
    private final Border border;

    /**
     * @param sigmaUm standard deviations of the distance along x, y, z
     * @param range standard deviation of the difference of values
     */
    public Bilateral(double[] sigmaUm, double range, Lattice lattice, Border border) {
        super(
                new Reach(
                        reach(sigmaUm[0], lattice.dxUm()),
                        reach(sigmaUm[1], lattice.dyUm()),
                        reach(sigmaUm[2], lattice.dzUm())),
                List.of("filtered"));
        this.range = range;
        this.border = border;
        this.neighbours = neighbours(sigmaUm, lattice);
    }

    private static int reach(double sigmaUm, double spacingUm) {
        return (int) (TRUNCATE * sigmaUm / spacingUm);
    }

    private List<Neighbour> neighbours(double[] sigmaUm, Lattice l) {
        List<Neighbour> all = new ArrayList<>();
        Reach r = reach();
        for (int z = -r.z(); z <= r.z(); z++) {
            for (int y = -r.y(); y <= r.y(); y++) {
                for (int x = -r.x(); x <= r.x(); x++) {
                    // An axis of sigma 0 has only x = 0, which is no distance.
                    double square = square(x * l.dxUm(), sigmaUm[0])
                            + square(y * l.dyUm(), sigmaUm[1])
                            + square(z * l.dzUm(), sigmaUm[2]);
                    if (square <= TRUNCATE * TRUNCATE) {
                        all.add(new Neighbour(x, y, z, (float) Math.exp(-0.5 * square)));
                    }
                }
            }
        }
        return all;
    }

    private static double square(double um, double sigmaUm) {
        return um == 0 ? 0 : um / sigmaUm * (um / sigmaUm);
    }

    @Override
    protected Rows rows(FloatVoxels in, Strip strip) {
        PaddedPlanes padded = new PaddedPlanes(in, strip, reach(), border);
        int stride = padded.stride();
        int n = strip.rows() * stride - 2 * reach().x();
        int first = reach().x() + stride * reach().y();
        float[] means = new float[strip.rows() * stride];
        NearnessSum sum = new NearnessSum(range);
        return (z, out) -> {
            for (int from = 0; from < n; from += NearnessSum.PIECE) {
                int count = Math.min(NearnessSum.PIECE, n - from);
                sum.start(padded.at(z), first + from, count);
                for (Neighbour o : neighbours) {
                    sum.add(padded.at(z + o.z()), first + from + o.x() + stride * o.y(), o.weight(), count);
                }
                sum.mean(means, from, count);
            }
            padded.unpad(means, out[0]);
        };
    }
}
