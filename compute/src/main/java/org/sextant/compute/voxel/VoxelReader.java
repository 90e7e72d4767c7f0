// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.voxel;

import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;

/**
 * Reads the finest level of a volume into memory, on all threads.
 *
 * @param lattice of the volume
 */
public record VoxelReader(Volume volume, Lattice lattice, WorkContext work) {
    /** Reads a volume that states its voxel size. */
    public static VoxelReader of(Volume volume, WorkContext work) {
        return new VoxelReader(volume, Lattice.of(volume), work);
    }

    /** Which physical values belong to a mask. */
    @FunctionalInterface
    public interface Rule {
        /** What masks of files mean: anything but 0. */
        Rule NOT_ZERO = v -> v != 0;

        boolean holds(double physical);
    }

    private interface Plane {
        /** @param values of the volume's type, one whole plane */
        void take(int z, Object values);
    }

    /** Physical values ({@link org.sextant.volume.value.ValueScale} applied). NaN stays NaN. */
    public FloatVoxels floats() {
        check("numbers", 4);
        FloatVoxels out = FloatVoxels.zero(lattice);
        read((z, values) -> toFloats(values, out.planes()[z]));
        return out;
    }

    /** Physical values of one plane, for work that holds a few planes at a time. */
    public float[] floatPlane(int z) {
        float[] plane = new float[lattice.plane()];
        toFloats(volume.finest().read(plane(z)), plane);
        return plane;
    }

    private void toFloats(Object values, float[] plane) {
        float slope = (float) volume.scale().slope();
        float intercept = (float) volume.scale().intercept();
        volume.type().toFloats(values, 0, plane, 0, plane.length);
        if (slope != 1 || intercept != 0) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = plane[i] * slope + intercept;
            }
        }
    }

    private Region plane(int z) {
        return new Region(0, 0, z, lattice.nx(), lattice.ny(), 1);
    }

    /** 1 where the rule holds. */
    public Mask mask(Rule rule) {
        check("a mask", 1);
        Mask out = Mask.zero(lattice);
        boolean[] table = table(rule);
        read((z, values) -> toMask(values, rule, table, out.planes()[z]));
        return out;
    }

    /** 1 where the rule holds in one plane, for work that holds a few planes at a time. */
    public byte[] maskPlane(int z, Rule rule) {
        byte[] plane = new byte[lattice.plane()];
        toMask(volume.finest().read(plane(z)), rule, table(rule), plane);
        return plane;
    }

    private void toMask(Object values, Rule rule, boolean[] table, byte[] plane) {
        if (table.length > 0) {
            byte[] v = (byte[]) values;
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (byte) (table[v[i] & 0xff] ? 1 : 0);
            }
        } else {
            for (int i = 0; i < plane.length; i++) {
                plane[i] =
                        (byte) (rule.holds(volume.scale().physical(volume.type().get(values, i))) ? 1 : 0);
            }
        }
    }

    /** The rule for each value of one byte; empty for other types. */
    private boolean[] table(Rule rule) {
        if (!volume.type().isInteger() || volume.type().memoryBytes() != 1) {
            return new boolean[0];
        }
        boolean[] table = new boolean[256];
        byte[] one = new byte[1];
        for (int bits = 0; bits < 256; bits++) {
            one[0] = (byte) bits;
            table[bits] = rule.holds(volume.scale().physical(volume.type().get(one, 0)));
        }
        return table;
    }

    /**
     * Object numbers as they are stored; a value scale is not applied.
     *
     * @throws DataException at a value that is no whole number from 0 to 2³¹ − 1
     */
    public LabelVoxels labels() {
        check("labels", 4);
        LabelVoxels out = LabelVoxels.zero(lattice);
        read((z, values) -> toLabels(z, values, out.planes()[z]));
        return out;
    }

    /**
     * Object numbers of one plane, for work that holds a few planes at a time.
     *
     * @throws DataException at a value that is no whole number from 0 to 2³¹ − 1
     */
    public int[] labelPlane(int z) {
        int[] plane = new int[lattice.plane()];
        toLabels(z, volume.finest().read(plane(z)), plane);
        return plane;
    }

    private void toLabels(int z, Object values, int[] plane) {
        if (values instanceof int[] whole) {
            // A negative number is one, or unsigned and past 2³¹.
            int all = 0;
            for (int i = 0; i < plane.length; i++) {
                plane[i] = whole[i];
                all |= whole[i];
            }
            if (all >= 0) {
                return;
            }
        }
        for (int i = 0; i < plane.length; i++) {
            double v = volume.type().get(values, i);
            plane[i] = (int) v;
            if (plane[i] != v || v < 0) {
                throw new DataException(
                        volume.source(),
                        "voxel " + i % lattice.nx() + "," + i / lattice.nx() + "," + z,
                        "holds " + v + ", which is no object number",
                        "Labels are whole numbers from 0 to 2147483647; make them with: sextant label components");
            }
        }
    }

    private void check(String what, int bytesAVoxel) {
        HeapRoom.check(what + " of " + volume.source(), lattice.voxels() * bytesAVoxel);
    }

    /** Plane by plane; a task takes the planes of one layer of blocks, so that each block is unpacked once. */
    private void read(Plane taker) {
        int depth = volume.finest().layout().bz();
        work.forEach("reading " + volume.source(), (lattice.nz() - 1) / depth + 1L, i -> {
            Object values = volume.type().allocate(lattice.plane());
            int end = (int) Math.min(lattice.nz(), (i + 1) * depth);
            for (int z = (int) i * depth; z < end; z++) {
                volume.finest().read(new Region(0, 0, z, lattice.nx(), lattice.ny(), 1), values);
                taker.take(z, values);
            }
        });
    }
}
