// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import java.util.List;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.DistanceTransform;
import org.sextant.compute.distance.SquaredDistance;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;

/** Porosity by the depth below the sample's surface: the exact distance to the nearest voxel centre outside of the sample. */
final class DepthProfile {
    private DepthProfile() {}

    /** One row for each layer of {@code binUm}. */
    static Table of(Lattice l, SamplePlanes planes, double binUm, WorkContext work) {
        Mask sample = Mask.zero(l);
        work.forEach("finding the sample", l.nz(), z -> {
            byte[] p = planes.plane((int) z);
            byte[] out = sample.planes()[(int) z];
            for (int i = 0; i < p.length; i++) {
                out[i] = (byte) (p[i] == SamplePlanes.OUTSIDE ? 0 : 1);
            }
        });
        SquaredDistance distance = new DistanceTransform(Border.OPEN, work).inside(sample);
        int layers = (int) Math.floor(distance.metric().um(distance.max()) / binUm) + 1;
        long[][] counts = new long[l.nz()][];
        work.forEach("sorting by depth", l.nz(), z -> {
            byte[] p = planes.plane((int) z);
            int[] d = distance.planes()[(int) z];
            long[] sums = new long[2 * layers];
            for (int i = 0; i < p.length; i++) {
                if (p[i] != SamplePlanes.OUTSIDE) {
                    int layer = (int) (distance.metric().um(d[i]) / binUm);
                    sums[2 * layer]++;
                    sums[2 * layer + 1] += p[i] == SamplePlanes.PORE ? 1 : 0;
                }
            }
            counts[(int) z] = sums;
        });
        double[][] c = new double[5][layers];
        for (int k = 0; k < layers; k++) {
            c[0][k] = k * binUm;
            c[1][k] = (k + 1) * binUm;
            for (long[] sums : counts) {
                c[2][k] += sums[2 * k];
                c[3][k] += sums[2 * k + 1];
            }
            c[4][k] = c[3][k] / c[2][k];
        }
        return new Table(
                "depth",
                List.of(
                        new Column("from", "um", c[0]),
                        new Column("to", "um", c[1]),
                        new Column("voxels", "", c[2]),
                        new Column("pores", "", c[3]),
                        new Column("porosity", "", c[4])));
    }
}
