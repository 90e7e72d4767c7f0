// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

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
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;

/** What operations from labels to labels share. */
abstract class LabelOperation<P extends Record> implements Operation<P> {
    static final String LABELS = "labels";
    static final InputSlot INPUT = InputSlot.required(LABELS, Kind.LABELS, "Object numbers, 0 for none.");
    static final List<OutputSlot> OUTPUTS = List.of(new OutputSlot(LABELS, Kind.LABELS, "The result."));

    private final OperationInfo info;
    private final Class<P> parameters;

    LabelOperation(
            String id, String title, String help, List<InputSlot> inputs, Class<P> parameters, Citation... papers) {
        this.info = new OperationInfo(id, 1, title, help, inputs, OUTPUTS, List.of(papers));
        this.parameters = parameters;
    }

    @Override
    public final OperationInfo info() {
        return info;
    }

    @Override
    public final Class<P> parameters() {
        return parameters;
    }

    /** The labels and one more number a voxel. */
    @Override
    public Estimate estimate(Inputs inputs, P p) {
        return Estimate.perVoxel(inputs.volume(LABELS), 8, 20);
    }

    @Override
    public Outcome run(Inputs inputs, P p, ExecutionContext context) {
        Volume volume = inputs.volume(LABELS);
        estimate(inputs, p).check(info.title() + " of " + volume.source());
        LabelVoxels labels = VoxelReader.of(volume, context.work()).labels();
        List<Quantity> found = edit(labels, inputs, p, context);
        return Outcome.of(LABELS, VoxelVolume.of(LABELS, labels, volume.grid())).with(found);
    }

    /** Changes the labels in place. */
    abstract List<Quantity> edit(LabelVoxels labels, Inputs inputs, P p, ExecutionContext context);

    static List<Quantity> count(int objects) {
        return List.of(Quantity.of("labels.count", objects, ""));
    }
}
