// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.HeapRoom;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;

/**
 * Applies a filter to a volume: in memory where input and results fit; else the results are volumes whose blocks are
 * filtered when they are wanted, so that a writer streams them. Both give the same numbers.
 *
 * @param unit of the results' numbers
 */
public record FilterRun(LocalFilter filter, Volume volume, Lattice lattice, String unit) {
    /** Voxels of a block along an axis; more where the filter reaches far, so that what is read twice stays small. */
    private static final int BLOCK = 96;

    private static final int LARGEST_BLOCK = 256;

    /** Physical values in, results by the names of the filter's outputs. Lazy results read the volume later. */
    public Map<String, Volume> run(WorkContext work) {
        return inMemoryBytes() <= HeapRoom.free() / 5 * 3 ? inMemory(work) : lazy();
    }

    /** Bytes that it takes: all in memory if there is room, else a block and its surroundings for each thread. */
    public Estimate estimate(double nanosAVoxel) {
        double seconds = lattice.voxels() * nanosAVoxel * 1e-9;
        long all = inMemoryBytes();
        return new Estimate(all <= HeapRoom.free() / 5 * 3 ? all : blockBytes(), seconds);
    }

    private long inMemoryBytes() {
        return lattice.voxels() * 4 * (1 + filter.outputs().size()) + (16L << 20);
    }

    private long blockBytes() {
        long grown = 1;
        for (int axis = 0; axis < 3; axis++) {
            grown *= Math.min(lattice.size(axis), edge() + 2L * filter.reach().widest());
        }
        return 2 * grown * 4 * (2 + filter.outputs().size());
    }

    private int edge() {
        return Math.min(LARGEST_BLOCK, Math.max(BLOCK, 4 * filter.reach().widest()));
    }

    /** Reads all and filters all, on all threads. */
    public Map<String, Volume> inMemory(WorkContext work) {
        List<FloatVoxels> results = filter.apply(new VoxelReader(volume, lattice, work).floats(), Loop.parallel(work));
        Map<String, Volume> volumes = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            volumes.put(
                    filter.outputs().get(i),
                    VoxelVolume.of(
                            volume.source(), results.get(i), volume.knownGrid().orElse(null), unit));
        }
        return volumes;
    }

    /** Volumes that filter a block when it is wanted. */
    public Map<String, Volume> lazy() {
        Map<String, Volume> volumes = new LinkedHashMap<>();
        for (int i = 0; i < filter.outputs().size(); i++) {
            int output = i;
            BlockCache cache =
                    new BlockCache(Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 16));
            volumes.put(
                    filter.outputs().get(i),
                    BlockVolume.builder(volume.source(), volume.format(), ValueType.F32, cache)
                            .level(new BlockLayout(volume.size(), edge(), edge(), edge()), r -> block(r, output))
                            .grid(volume.knownGrid().orElse(null))
                            .scale(new ValueScale(1, 0, unit))
                            .build());
        }
        return volumes;
    }

    /** Filters the region grown by the reach and cuts the region out. */
    private float[] block(Region r, int output) {
        Reach reach = filter.reach();
        BoxOfVoxels grown = BoxOfVoxels.around(r, reach, lattice);
        FloatVoxels filtered = filter.apply(grown.read(volume), Loop.serial()).get(output);
        return grown.cut(filtered, r);
    }
}
