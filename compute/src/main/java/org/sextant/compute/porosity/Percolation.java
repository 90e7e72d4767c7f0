// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import org.sextant.compute.object.RunComponents;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * Which connected parts of a phase reach from one side of the volume to the opposite one.
 *
 * <p>Threads: any.
 */
public final class Percolation {
    /** A phase plane by plane, 1 where it is. */
    @FunctionalInterface
    public interface PhasePlanes {
        byte[] plane(int z);
    }

    private final Lattice lattice;
    private final RunComponents components;

    private Percolation(Lattice lattice, RunComponents components) {
        this.lattice = lattice;
        this.components = components;
    }

    /**
     * Finds the connected parts.
     *
     * @param neighbours 6, 18 or 26
     */
    public static Percolation of(Lattice l, PhasePlanes phase, int neighbours, WorkContext work) {
        return new Percolation(l, RunComponents.of(l, z -> runs(l, phase.plane(z), z), neighbours, work));
    }

    private static RunComponents.PlaneRuns runs(Lattice l, byte[] phase, int z) {
        RunComponents.PlaneRuns out = new RunComponents.PlaneRuns(l.ny());
        for (int y = 0; y < l.ny(); y++) {
            int row = y * l.nx();
            for (int x = 0; x < l.nx(); ) {
                int start = x++;
                if (phase[row + start] == 0) {
                    continue;
                }
                while (x < l.nx() && phase[row + x] != 0) {
                    x++;
                }
                int sides = (start == 0 ? 1 : 0)
                        | (x == l.nx() ? 2 : 0)
                        | (y == 0 ? 4 : 0)
                        | (y + 1 == l.ny() ? 8 : 0)
                        | (z == 0 ? 16 : 0)
                        | (z + 1 == l.nz() ? 32 : 0);
                out.add(y, start, x, 1, sides);
            }
        }
        return out;
    }

    /** Voxels of the phase. */
    public long voxels() {
        return sum(c -> true);
    }

    /** Voxels of the parts that reach both sides across an axis (0 x, 1 y, 2 z). */
    public long percolating(int axis) {
        return sum(c -> percolates(c, axis));
    }

    private boolean percolates(int component, int axis) {
        int both = 3 << 2 * axis;
        return (components.flags(component) & both) == both;
    }

    private long sum(RunComponents.Choice choice) {
        long sum = 0;
        for (int c = 0; c < components.count(); c++) {
            sum += choice.takes(c) ? components.voxels(c) : 0;
        }
        return sum;
    }

    /** The parts that reach both sides across an axis. */
    public Mask mask(int axis, WorkContext work) {
        Mask mask = Mask.zero(lattice);
        work.forEach(
                "marking what percolates",
                lattice.nz(),
                z -> components.paint((int) z, c -> percolates(c, axis), mask.planes()[(int) z], lattice.nx()));
        return mask;
    }
}
