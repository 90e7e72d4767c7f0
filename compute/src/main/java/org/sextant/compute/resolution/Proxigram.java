// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import java.io.IOException;
import java.util.Arrays;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Mean value of all voxels against their signed distance to a surface (Hellman et al. 2002, 10.1017/S1431927602020172). The
 * distance of a voxel's centre is that to the plane through the nearest point of the surface, along its direction there:
 * exact for a plane wherever its points lie, and to second order in the voxel over the radius for a curved surface.
 */
final class Proxigram {
    private static final int COUNT = 0;
    private static final int SUM = 1;
    private static final int SQUARES = 2;
    private static final int DISTANCE = 3;
    private static final int WIDTH = 4;

    private final IsoSurface surface;
    private final double reachUm;
    private final double binUm;
    private final int half;

    /** Bins of {@code binUm} up to {@code reachUm} to both sides. */
    Proxigram(IsoSurface surface, double reachUm, double binUm) {
        this.surface = surface;
        this.reachUm = reachUm;
        this.binUm = binUm;
        this.half = (int) Math.ceil(reachUm / binUm);
    }

    /** What the bins hold: voxels, mean and standard deviation of their values, mean of their distances. */
    record Bins(double[] distanceUm, double[] count, double[] mean, double[] sd) {}

    /** Values over the whole lattice; those that are not a number do not count. */
    Bins measure(ShellCorrelation.GreyPlanes values, WorkContext work) {
        double[] sums = new double[(2 * half + 1) * WIDTH];
        try {
            work.forEachInOrder(
                    "measuring distances to the surface",
                    surface.lattice().nz(),
                    z -> plane((int) z, values.plane((int) z)),
                    (z, part) -> {
                        for (int i = 0; i < sums.length; i++) {
                            sums[i] += part[i];
                        }
                    });
        } catch (IOException e) {
            throw new SextantException("measuring distances failed: " + e.getMessage(), e);
        }
        int n = 2 * half + 1;
        Bins bins = new Bins(new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            double count = sums[i * WIDTH + COUNT];
            double mean = sums[i * WIDTH + SUM] / count;
            bins.count[i] = count;
            bins.mean[i] = mean;
            bins.sd[i] = Math.sqrt(Math.max(0, sums[i * WIDTH + SQUARES] / count - mean * mean));
            bins.distanceUm[i] = count > 0 ? sums[i * WIDTH + DISTANCE] / count : (i - half) * binUm;
        }
        return bins;
    }

    private double[] plane(int z, float[] values) {
        Lattice l = surface.lattice();
        double[] nearest = new double[l.plane()];
        double[] signed = new double[l.plane()];
        Arrays.fill(nearest, reachUm * reachUm);
        Arrays.fill(signed, Double.NaN);
        int planes = (int) Math.ceil(reachUm / l.dzUm());
        for (int p = Math.max(0, z - planes - 1); p < Math.min(l.nz(), z + planes + 1); p++) {
            for (int i = 0; i < surface.countAt(p); i++) {
                paint(p, i, z * l.dzUm(), nearest, signed);
            }
        }
        double[] sums = new double[(2 * half + 1) * WIDTH];
        for (int i = 0; i < signed.length; i++) {
            double d = signed[i];
            double v = values[i];
            if (Math.abs(d) <= reachUm && !Double.isNaN(v)) {
                int at = ((int) Math.rint(d / binUm) + half) * WIDTH;
                sums[at + COUNT]++;
                sums[at + SUM] += v;
                sums[at + SQUARES] += v * v;
                sums[at + DISTANCE] += d;
            }
        }
        return sums;
    }

    /** Gives the voxels of a plane to which a point is nearer than all before their distance to its plane. */
    private void paint(int p, int point, double zUm, double[] nearest, double[] signed) {
        Lattice l = surface.lattice();
        double px = surface.um(p, point, 0);
        double py = surface.um(p, point, 1);
        double dz = zUm - surface.um(p, point, 2);
        double left = reachUm * reachUm - dz * dz;
        if (left < 0) {
            return;
        }
        double nx = surface.normal(p, point, 0);
        double ny = surface.normal(p, point, 1);
        double nz = surface.normal(p, point, 2);
        double r = Math.sqrt(left);
        int y1 = (int) Math.min(l.ny() - 1, Math.floor((py + r) / l.dyUm()));
        for (int y = (int) Math.max(0, Math.ceil((py - r) / l.dyUm())); y <= y1; y++) {
            double dy = y * l.dyUm() - py;
            double wide = Math.sqrt(Math.max(0, left - dy * dy));
            int x1 = (int) Math.min(l.nx() - 1, Math.floor((px + wide) / l.dxUm()));
            for (int x = (int) Math.max(0, Math.ceil((px - wide) / l.dxUm())); x <= x1; x++) {
                double dx = x * l.dxUm() - px;
                double d2 = dx * dx + dy * dy + dz * dz;
                int i = x + l.nx() * y;
                if (d2 < nearest[i]) {
                    nearest[i] = d2;
                    signed[i] = dx * nx + dy * ny + dz * nz;
                }
            }
        }
    }

    /** Whether a mask has both phases, without which there is no surface. */
    static void checkBothPhases(Mask mask, String source) {
        boolean one = false;
        boolean zero = false;
        for (byte[] plane : mask.planes()) {
            for (byte b : plane) {
                one |= b != 0;
                zero |= b == 0;
            }
        }
        if (!(one && zero)) {
            throw new SextantException(source + " is " + (one ? "1" : "0")
                    + " everywhere; a mask without a border has no" + " surface to measure from");
        }
    }
}
