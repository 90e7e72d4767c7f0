// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sextant.compute.device.DeviceException;
import org.sextant.compute.device.OpenClDevice;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Outcome;
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
    public Outcome run(ExecutionContext context) {
        List<String> notices = new ArrayList<>();
        boolean fits = fits();
        if (context.device() instanceof OpenClDevice device) {
            Optional<SlabProgram> program = filter.onOpenCl();
            if (program.isPresent() && fits) {
                try {
                    return outcome(onDevice(program.get(), device, context.work()), notices);
                } catch (DeviceException e) {
                    notices.add("computed in Java, as OpenCL failed: " + e.getMessage());
                }
            } else {
                notices.add("computed in Java, not on " + device.info().name() + ": "
                        + (fits ? "the filter has no program for OpenCL" : "the results do not fit the memory"));
            }
        }
        return outcome(fits ? inMemory(context.work()) : lazy(), notices);
    }

    private static Outcome outcome(Map<String, Volume> volumes, List<String> notices) {
        return new Outcome(volumes, List.of(), List.of(), notices);
    }

    /** Whether volume and results take at most three fifths of the heap that is free. */
    private boolean fits() {
        long bytes = inMemoryBytes() / 3 * 5;
        if (bytes > HeapRoom.free() && bytes <= Runtime.getRuntime().maxMemory()) {
            System.gc();
        }
        return bytes <= HeapRoom.free();
    }

    /**
     * Filters on OpenCL.
     *
     * @throws DeviceException if the device cannot do it
     */
    public Map<String, Volume> onDevice(SlabProgram program, OpenClDevice device, WorkContext work) {
        return volumes(new SlabRun(filter, program, device, volume, lattice).run(work));
    }

    /** Bytes that it takes: all in memory if there is room, else a block and its surroundings for each thread. */
    public Estimate estimate(double nanosAVoxel) {
        double seconds = lattice.voxels() * nanosAVoxel * 1e-9;
        return new Estimate(fits() ? inMemoryBytes() : blockBytes(), seconds);
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
        return volumes(filter.apply(new VoxelReader(volume, lattice, work).floats(), Loop.parallel(work)));
    }

    private Map<String, Volume> volumes(List<FloatVoxels> results) {
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
        FloatVoxels filtered =
                filter.apply(grown.read(volume, Loop.serial()), Loop.serial()).get(output);
        return grown.cut(filtered, r);
    }
}
