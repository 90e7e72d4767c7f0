// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.function.IntFunction;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;

/**
 * Object numbers plane by plane, from memory or read when they are wanted, so that a label volume larger than memory can be
 * measured.
 *
 * <p>Threads: any.
 */
public interface LabelPlanes {
    Lattice lattice();

    /** Planes that are best read together: one layer of blocks. */
    int depth();

    /** Numbers of plane z, {@code [x + nx·y]}; not to be written to. */
    int[] plane(int z);

    /** Of labels in memory. */
    static LabelPlanes of(LabelVoxels labels) {
        return of(labels.lattice(), z -> labels.planes()[z]);
    }

    /** Of numbers that are made plane by plane. */
    static LabelPlanes of(Lattice lattice, IntFunction<int[]> planes) {
        return new LabelPlanes() {
            @Override
            public Lattice lattice() {
                return lattice;
            }

            @Override
            public int depth() {
                return 8;
            }

            @Override
            public int[] plane(int z) {
                return planes.apply(z);
            }
        };
    }

    /** Of a volume's finest level. */
    static LabelPlanes of(Volume volume, WorkContext work) {
        VoxelReader reader = VoxelReader.of(volume, work);
        return new LabelPlanes() {
            @Override
            public Lattice lattice() {
                return reader.lattice();
            }

            @Override
            public int depth() {
                return Math.max(8, volume.finest().layout().bz());
            }

            @Override
            public int[] plane(int z) {
                return reader.labelPlane(z);
            }
        };
    }
}
