// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.DistanceTransform;
import org.sextant.compute.distance.SquaredDistance;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Local thickness, exact: for each voxel of a phase the diameter of the largest ball that lies in the phase and covers it
 * (Hildebrand and Rüegsegger 1997, doi:10.1046/j.1365-2818.1997.1340694.x),
 *
 * <pre>
 *   τ(p) = 2 max{ r : p ∈ B(c, r) ⊂ phase },  r(c) = distance of c to the nearest voxel centre outside of the phase
 * </pre>
 *
 * <p>How: the exact distance transform; its ridge, that is the balls that no neighbour's ball contains ({@link
 * DistanceRidge}); then each plane of constant z by itself: the discs that it cuts from the ridge's balls are painted by
 * descending ball, a bit for each voxel tells which still wait, and a disc that lies in a painted one is passed over
 * ({@link PlanePainter}). All comparisons are of whole numbers, so that the result is that of painting every ball.
 *
 * <p>Memory beyond input and output: 4 bytes a voxel for the distances, which are gone before the output is made, and 8
 * bytes a centre of the ridge, of which there are fewer than half as many as voxels of the phase.
 */
public record LocalThickness(BallKind kind, Border border, WorkContext work) {
    private static final String WHAT = "local thickness";

    /** Of the voxels that are 1, µm; 0 elsewhere; infinite if all are 1 and nothing lies beyond the image. */
    public FloatVoxels of(Mask mask) {
        return new BallPainting(ridge(mask)).paint(phase(mask), work);
    }

    /**
     * Of each object by itself, µm; 0 where there is none. Another object bounds a ball as much as the background does.
     *
     * @throws SextantException for closed balls, which reach into the objects around
     */
    public FloatVoxels of(LabelVoxels labels) {
        if (kind == BallKind.CLOSED) {
            throw new SextantException(
                    "closed balls reach into the objects around and are not confined to one; take open"
                            + " balls, or the thickness of all objects as one phase");
        }
        IntFunction<IntPredicate> phase = z -> {
            int[] plane = labels.planes()[z];
            return i -> plane[i] != 0;
        };
        return new BallPainting(ridge(new DistanceTransform(border, work).withinObjects(labels))).paint(phase, work);
    }

    /** Diameters of the balls on the distance ridge at their centres, µm, 0 elsewhere: where the phase is how thick. */
    public FloatVoxels ridgeOf(Mask mask) {
        DistanceRidge ridge = ridge(mask);
        FloatVoxels out = BallPainting.allocate(ridge.lattice());
        work.forEach("distance ridge in um", ridge.planes().length, z -> {
            for (long centre : ridge.planes()[(int) z]) {
                out.planes()[(int) z][(int) centre] =
                        (float) (2 * ridge.metric().um(ridge.squares()[(int) (centre >> 32)]));
            }
        });
        return out;
    }

    /**
     * Between bounds, from the largest ball only of each cell of the ridge. Those balls give a lower bound L; grown by a
     * cell's diagonal they cover all others, which gives an upper bound U. The value is (L + U)/2, its error at most
     * (U − L)/2 in each voxel.
     *
     * @param cell edge of a cell, voxels; 1 is exact
     */
    public Bounded between(Mask mask, int cell) {
        DistanceRidge lower = ridge(mask).thinned(cell);
        DistanceRidge upper = lower.grown(cell);
        IntFunction<IntPredicate> phase = phase(mask);
        FloatVoxels out = BallPainting.allocate(lower.lattice());
        BallPainting low = new BallPainting(lower);
        BallPainting high = new BallPainting(upper);
        DoubleAdder sum = new DoubleAdder();
        DoubleAccumulator most = new DoubleAccumulator(Math::max, 0);
        work.forEach(WHAT, lower.planes().length, z -> {
            float[] plane = out.planes()[(int) z];
            float[] above = new float[plane.length];
            low.paint((int) z, phase.apply((int) z), plane);
            high.paint((int) z, phase.apply((int) z), above);
            for (int i = 0; i < plane.length; i++) {
                double half = plane[i] == above[i] ? 0 : (above[i] - plane[i]) / 2.0;
                sum.add(half);
                most.accumulate(half);
                plane[i] += (float) half;
            }
        });
        return new Bounded(out, sum.sum(), most.get());
    }

    /**
     * Thickness between bounds, µm.
     *
     * @param sumOfErrorsUm sum over all voxels of the bound of the error; over their number it is the bound of the mean's
     * @param largestErrorUm bound of the error of any voxel
     */
    public record Bounded(FloatVoxels thickness, double sumOfErrorsUm, double largestErrorUm) {}

    private static IntFunction<IntPredicate> phase(Mask mask) {
        return z -> {
            byte[] plane = mask.planes()[z];
            return i -> plane[i] != 0;
        };
    }

    private DistanceRidge ridge(Mask mask) {
        return ridge(new DistanceTransform(border, work).inside(mask));
    }

    /** The distances are not held any longer. */
    private DistanceRidge ridge(SquaredDistance distance) {
        return DistanceRidge.of(distance, kind, work);
    }
}
