// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.DistanceTransform;
import org.sextant.compute.distance.SquaredDistance;
import org.sextant.compute.distance.SquaredMetric;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * Intrusion of a fluid that does not wet the pores, such as mercury, by morphology (Hazlett 1995,
 * doi:10.1007/BF00616930; Hilpert and Miller 2001, doi:10.1016/S0309-1708(00)00056-7): at a meniscus of radius r the fluid
 * fills all open balls of that radius whose centres are connected to the inlet through centres of such balls.
 *
 * <pre>
 *   i(p) = 2 max{ r : |p − c| &lt; r, a(c) ≥ r }      a: the widest way from the inlet to c
 * </pre>
 *
 * <p>So i is the local thickness with a(c) instead of the distance; narrow throats shield wide pores behind them. Memory: 12
 * bytes a voxel beyond input and output; fewer than 2³¹ voxels.
 *
 * @param thickness diameter of the meniscus at which each voxel is filled, µm; 0 where the fluid never arrives
 * @param breakthroughUm diameter at which the fluid reaches the opposite face; 0 if it does not; NaN for all faces
 */
public record Intrusion(FloatVoxels thickness, double breakthroughUm) {
    /** From a face into the voxels that are 1. */
    public static Intrusion of(Mask pores, Face inlet, WorkContext work) {
        SquaredDistance access = access(pores, inlet, work);
        SquaredMetric m = access.metric();
        double breakthrough = inlet == Face.ALL ? Double.NaN : 2 * m.um(Access.widest(access, inlet.opposite()));
        DistanceRidge ridge = DistanceRidge.of(access, BallKind.OPEN, work);
        IntFunction<IntPredicate> phase = z -> {
            byte[] plane = pores.planes()[z];
            return i -> plane[i] != 0;
        };
        FloatVoxels out = new BallPainting(ridge).paint(phase, work);
        dry(out, access, work);
        return new Intrusion(out, breakthrough);
    }

    private static SquaredDistance access(Mask pores, Face inlet, WorkContext work) {
        return Access.from(inlet, new DistanceTransform(Border.OPEN, work).inside(pores), work);
    }

    /** Voxels that no ball covers were painted with the smallest, which only those may keep that are reached themselves. */
    private static void dry(FloatVoxels out, SquaredDistance access, WorkContext work) {
        SquaredMetric m = access.metric();
        float least = PlanePainter.diameter(m, Math.min(m.wx(), Math.min(m.wy(), m.wz())));
        work.forEach("intrusion", out.planes().length, z -> {
            float[] plane = out.planes()[(int) z];
            for (int i = 0; i < plane.length; i++) {
                if (plane[i] == least && access.planes()[(int) z][i] == 0) {
                    plane[i] = 0;
                }
            }
        });
    }
}
