// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.sextant.compute.distance.SquaredMetric;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.HeapRoom;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.work.WorkContext;

/**
 * Paints the balls of a ridge, plane by plane, on all threads.
 *
 * <p>Threads: any; it keeps a painter for each thread that paints at a time.
 */
final class BallPainting {
    private final DistanceRidge ridge;
    private final BallInclusion discs;
    private final HalfWidths halfWidths;
    private final ConcurrentLinkedQueue<PlanePainter> free = new ConcurrentLinkedQueue<>();

    BallPainting(DistanceRidge ridge) {
        SquaredMetric m = ridge.metric();
        this.ridge = ridge;
        this.discs = BallInclusion.ofDiscs(ridge.lattice(), m, ridge.reach());
        this.halfWidths = HalfWidths.of(m.wx(), ridge.reach());
    }

    /** One plane, see {@link PlanePainter#paint}. */
    void paint(int z, IntPredicate phase, float[] out) {
        PlanePainter used = free.poll();
        PlanePainter painter = used == null ? new PlanePainter(ridge, discs, halfWidths) : used;
        painter.paint(z, phase, out);
        free.add(painter);
    }

    /** @param phase for each z which voxels x + nx·y belong to the phase */
    FloatVoxels paint(IntFunction<IntPredicate> phase, WorkContext work) {
        FloatVoxels out = allocate(ridge.lattice());
        work.forEach(
                "local thickness",
                ridge.planes().length,
                z -> paint((int) z, phase.apply((int) z), out.planes()[(int) z]));
        return out;
    }

    static FloatVoxels allocate(Lattice lattice) {
        HeapRoom.check("a map of " + lattice, 4 * lattice.voxels());
        return FloatVoxels.zero(lattice);
    }
}
