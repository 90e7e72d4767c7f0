// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sextant.compute.voxel.HeapRoom;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Objects as runs of voxels along x: small where objects are compact, whatever the number of voxels.
 *
 * <p>Threads: any; nothing changes once it is made.
 */
public final class RunLabels {
    private final Lattice lattice;
    private final RunPlane[] runs;
    private final int[] first;
    private final int[] numbers;
    private final int count;

    private RunLabels(Lattice lattice, RunPlane[] runs, int[] first, int[] numbers, int count) {
        this.lattice = lattice;
        this.runs = runs;
        this.first = first;
        this.numbers = numbers;
        this.count = count;
    }

    static RunLabels of(Lattice lattice, RunPlane[] runs, int[] first, int[] numbers) {
        return new RunLabels(
                lattice, runs, first, numbers, Arrays.stream(numbers).max().orElse(0));
    }

    public Lattice lattice() {
        return lattice;
    }

    /** The largest number of an object. */
    public int count() {
        return count;
    }

    /** Takes one run after the other. */
    private interface Visitor {
        void visit(int z, int y, int from, int to, int number);
    }

    private void visit(int z, Visitor visitor) {
        RunPlane plane = runs[z];
        for (int y = 0; y + 1 < plane.rows().length; y++) {
            for (int r = plane.rows()[y]; r < plane.rows()[y + 1]; r++) {
                int number = numbers[first[z] + r];
                if (number != 0) {
                    visitor.visit(z, y, plane.bounds()[2 * r], plane.bounds()[2 * r + 1], number);
                }
            }
        }
    }

    /** Voxels of each object, by its number; index 0 stays 0. */
    public long[] sizes() {
        long[] sizes = new long[count + 1];
        for (int z = 0; z < runs.length; z++) {
            visit(z, (k, y, from, to, number) -> sizes[number] += to - from);
        }
        return sizes;
    }

    /** By number whether the object has a voxel in the image's outermost layer; of an axis with one layer, none counts. */
    public boolean[] touching() {
        boolean[] touching = new boolean[count + 1];
        int lastX = lattice.nx();
        int lastY = lattice.ny() - 1;
        int lastZ = lattice.nz() - 1;
        for (int z = 0; z < runs.length; z++) {
            visit(
                    z,
                    (k, y, from, to, number) -> touching[number] |= lastX > 1 && (from == 0 || to == lastX)
                            || lastY > 0 && (y == 0 || y == lastY)
                            || lastZ > 0 && (k == 0 || k == lastZ));
        }
        return touching;
    }

    /** Only objects that are kept, numbered anew without gaps in the same order. */
    public RunLabels keep(IntPredicate kept) {
        int[] to = new int[count + 1];
        int last = 0;
        for (int n = 1; n <= count; n++) {
            to[n] = kept.test(n) ? ++last : 0;
        }
        return renumbered(to, last);
    }

    /** Numbered by descending size; equal ones in their order. */
    public RunLabels bySize() {
        long[] sizes = sizes();
        int[] order = IntStream.rangeClosed(1, count)
                .boxed()
                .sorted((a, b) -> Long.compare(sizes[b], sizes[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] to = new int[count + 1];
        for (int i = 0; i < order.length; i++) {
            to[order[i]] = i + 1;
        }
        return renumbered(to, count);
    }

    private RunLabels renumbered(int[] to, int last) {
        int[] renumbered = new int[numbers.length];
        for (int i = 0; i < renumbered.length; i++) {
            renumbered[i] = to[numbers[i]];
        }
        return new RunLabels(lattice, runs, first, renumbered, last);
    }

    /** All in memory. */
    public LabelVoxels voxels(WorkContext work) {
        HeapRoom.check("labels of " + lattice, 4 * lattice.voxels());
        int[][] planes = new int[runs.length][];
        // Made by the thread that fills them, while they are in its cache.
        work.forEach("labels", runs.length, z -> planes[(int) z] = plane((int) z));
        return new LabelVoxels(lattice, planes);
    }

    private int[] plane(int z) {
        int[] plane = new int[lattice.plane()];
        visit(
                z,
                (k, y, from, to, number) -> Arrays.fill(plane, y * lattice.nx() + from, y * lattice.nx() + to, number));
        return plane;
    }

    /** Sets the voxels of all objects. */
    public void addTo(Mask mask, WorkContext work) {
        work.forEach("objects", runs.length, z -> {
            byte[] plane = mask.planes()[(int) z];
            visit(
                    (int) z,
                    (k, y, from, to, number) ->
                            Arrays.fill(plane, y * lattice.nx() + from, y * lattice.nx() + to, (byte) 1));
        });
    }

    /** A volume that makes its blocks from the runs when they are read: it may be larger than memory. */
    public Volume volume(String name, @Nullable VoxelGrid grid) {
        Size3 size = new Size3(lattice.nx(), lattice.ny(), lattice.nz());
        return BlockVolume.builder(name, "memory", ValueType.U32, new BlockCache(16L << 20))
                .level(BlockLayout.ofPlanes(size), this::block)
                .grid(grid)
                .build();
    }

    private int[] block(Region r) {
        int[] out = new int[r.voxels()];
        int x0 = (int) r.x();
        int x1 = x0 + r.nx();
        for (int k = 0; k < r.nz(); k++) {
            int at = k * r.ny();
            visit((int) r.z() + k, (z, y, from, to, number) -> {
                long row = y - r.y();
                if (row >= 0 && row < r.ny() && from < x1 && to > x0) {
                    int start = (int) (at + row) * r.nx() - x0;
                    Arrays.fill(out, start + Math.max(from, x0), start + Math.min(to, x1), number);
                }
            });
        }
        return out;
    }
}
