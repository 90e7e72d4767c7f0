// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;

/**
 * Where the values come from: the voxels of a volume, or a column of a table.
 *
 * @param column of the table
 * @param positive whether values of 0 and less are left out, as background is in a volume of thickness
 */
record DistributionSource(Inputs inputs, Optional<String> column, Weight weight, boolean positive) {
    static final String VOLUME = "volume";
    static final String MASK = "mask";
    static final String TABLE = "data";
    private static final String VOLUME_COLUMN = "volume";

    /** What each value counts. */
    enum Weight {
        /** Each voxel, or each row of a table, counts 1. */
        EACH,
        /** A row counts by the column {@code volume}, or the cube of its value if there is none; a voxel counts 1. */
        VOLUME,
        /** A row counts 1; a voxel counts 1 over the volume of the ball of its value, so that balls are counted. */
        NUMBER
    }

    static List<InputSlot> slots() {
        return List.of(
                InputSlot.optional(VOLUME, Kind.GREY, "Values, such as local thickness; or give data."),
                InputSlot.optional(MASK, Kind.MASK, "Voxels of the volume that count; all if not given."),
                InputSlot.optional(TABLE, Kind.TABLE, "A table with values in a column, or bins; or give a volume."));
    }

    /** The values with their weights. */
    WeightedSample sample(List<String> notices, WorkContext work) {
        Optional<Volume> volume = inputs.find(VOLUME);
        Optional<Table> table = inputs.findTable(TABLE);
        if (volume.isPresent() == table.isPresent()) {
            throw new SextantException("a distribution is made of one thing: give either --volume or --table"
                    + (volume.isPresent() ? ", not both" : ""));
        }
        return volume.isPresent() ? voxels(volume.get(), notices, work) : rows(table.get());
    }

    private WeightedSample voxels(Volume volume, List<String> notices, WorkContext work) {
        VoxelReader reader = VoxelReader.of(volume, work);
        Optional<Volume> mask = inputs.find(MASK);
        if (mask.isPresent() && !mask.get().size().equals(volume.size())) {
            throw new SextantException(
                    mask.get().source() + " has " + mask.get().size() + " voxels, " + volume.source() + " has "
                            + volume.size() + "; the mask must lie on the same voxels");
        }
        Optional<VoxelReader> in = mask.map(m -> VoxelReader.of(m, work));
        ValueCounts counts =
                ValueCounts.of(z -> plane(reader, in, z), reader.lattice().nz(), work);
        if (counts.isRounded()) {
            notices.add(
                    volume.source() + " holds millions of different values; they were counted to 3 parts in 100,000");
        }
        double[][] sorted = counts.valuesAndTimes();
        double[] values = sorted[0];
        double[] weights = sorted[1];
        if (weight == Weight.NUMBER) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= reader.lattice().voxelUm3() / ball(values[i]);
            }
        }
        if (values.length == 0) {
            throw new SextantException(volume.source() + " holds no value" + (positive ? " above 0" : "")
                    + (mask.isPresent() ? " in the mask" : "") + "; there is nothing to distribute");
        }
        return new WeightedSample(values, weights, volume.scale().unit());
    }

    private static double ball(double diameter) {
        return Math.PI / 6 * diameter * diameter * diameter;
    }

    private float[] plane(VoxelReader reader, Optional<VoxelReader> mask, int z) {
        float[] values = reader.floatPlane(z);
        byte[] in = mask.isPresent() ? mask.get().maskPlane(z, VoxelReader.Rule.NOT_ZERO) : new byte[0];
        for (int i = 0; i < values.length; i++) {
            boolean out = in.length > 0 && in[i] == 0;
            if (out || (positive && !(values[i] > 0))) {
                values[i] = Float.NaN;
            }
        }
        return values;
    }

    /** The values of a table's column with their weights. */
    WeightedSample rows(Table table) {
        if (column.isEmpty()) {
            throw new SextantException("--column is missing: the column of '" + table.name()
                    + "' to distribute, one of "
                    + String.join(
                            ", ", table.columns().stream().map(Column::name).toList()));
        }
        Column c = table.column(column.get());
        double[] values = c.values().clone();
        double[] weights = new double[values.length];
        Optional<Column> volumes = table.find(VOLUME_COLUMN);
        for (int i = 0; i < values.length; i++) {
            if (positive && !(values[i] > 0)) {
                values[i] = Double.NaN;
            }
            weights[i] = weight != Weight.VOLUME
                    ? 1
                    : volumes.isPresent() ? volumes.get().get(i) : values[i] * values[i] * values[i];
        }
        return WeightedSample.of("column '" + c.name() + "' of " + table.name(), values, weights, c.unit());
    }

    /** A length in the unit of the values. */
    static double inUnit(Length length, String unit) {
        try {
            return length.um() / Length.parse("1" + unit).um();
        } catch (SextantException e) {
            throw new SextantException(
                    "the values are in '" + unit + "', which is no length, so that " + length
                            + " cannot be compared with them",
                    e);
        }
    }

    /** Sides of bins over the sample, or over the part of it that is given. */
    static double[] edges(WeightedSample s, Bins bins, int count, List<Double> range) {
        double from = range.isEmpty() ? s.least() : range.get(0);
        double to = range.isEmpty() ? s.largest() : range.get(1);
        if (range.isEmpty() && bins == Bins.LINEAR && from > 0 && from < 0.5 * to) {
            from = 0;
        }
        if (from == to) {
            // One value only: a bin around it.
            double half = from == 0 ? 0.5 : Math.abs(from) / 2;
            from -= half;
            to += half;
        }
        return bins.edges(from, to, count);
    }

    /** The two ends of a range that was given, or none. */
    static List<Double> checkedRange(List<Double> range) {
        if (!range.isEmpty() && range.size() != 2) {
            throw new SextantException("--range takes two numbers, such as 0,20, not " + range.size());
        }
        return new ArrayList<>(range);
    }
}
