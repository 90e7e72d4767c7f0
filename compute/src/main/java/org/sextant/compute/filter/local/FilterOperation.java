// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.List;
import org.sextant.compute.operation.Citation;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.OutputSlot;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.data.Volume;

/** A filter of one volume as an operation. */
public abstract class FilterOperation<P extends Record> implements Operation<P> {
    /** Of the one input. */
    public static final String VOLUME = "volume";

    /** The output of a filter that makes one volume. */
    protected static final List<OutputSlot> FILTERED =
            List.of(new OutputSlot("filtered", Kind.GREY, "The filtered volume."));

    /** What holds for all filters, for their help. */
    protected static final String CONVENTIONS =
            " Works on physical values in 32-bit floats; a NaN makes NaN of every voxel whose neighbourhood holds it."
                    + " Volumes larger than memory are filtered block by block.";

    private final OperationInfo info;
    private final Class<P> parameters;
    private final double nanosAVoxel;

    /** @param nanosAVoxel that it takes, an order of magnitude */
    protected FilterOperation(OperationInfo info, Class<P> parameters, double nanosAVoxel) {
        this.info = info;
        this.parameters = parameters;
        this.nanosAVoxel = nanosAVoxel;
    }

    /** An operation on one grey volume. */
    protected static OperationInfo info(
            String id, String title, String help, List<OutputSlot> outputs, Citation... citations) {
        return new OperationInfo(
                id,
                1,
                title,
                help + CONVENTIONS,
                List.of(InputSlot.required(VOLUME, Kind.GREY, "Grey values.")),
                outputs,
                List.of(citations));
    }

    /** The filter for a volume. */
    protected abstract LocalFilter filter(P parameters, Volume volume);

    /** Unit of the results, given that of the volume. */
    protected String unit(String unit) {
        return unit;
    }

    @Override
    public final OperationInfo info() {
        return info;
    }

    @Override
    public final Class<P> parameters() {
        return parameters;
    }

    @Override
    public final Estimate estimate(Inputs inputs, P p) {
        return filterRun(inputs, p).estimate(nanosAVoxel);
    }

    @Override
    public final Outcome run(Inputs inputs, P p, ExecutionContext context) {
        return filterRun(inputs, p).run(context);
    }

    private FilterRun filterRun(Inputs inputs, P p) {
        Volume volume = inputs.volume(VOLUME);
        return new FilterRun(
                filter(p, volume), volume, lattice(volume), unit(volume.scale().unit()));
    }

    /** Of a volume whose voxel size may not be known: then voxels of 1 µm stand for it. */
    private static Lattice lattice(Volume volume) {
        return volume.knownGrid().isPresent()
                ? Lattice.of(volume)
                : Lattice.of(
                        Math.toIntExact(volume.size().x()),
                        Math.toIntExact(volume.size().y()),
                        Math.toIntExact(volume.size().z()));
    }

    /** A unit per length, such as {@code 1/um} or {@code HU/um^2}. */
    protected static String perLength(String unit, int power) {
        return (unit.isEmpty() ? "1" : unit) + "/um" + (power == 1 ? "" : "^" + power);
    }
}
