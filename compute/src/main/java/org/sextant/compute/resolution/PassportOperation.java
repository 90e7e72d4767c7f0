// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sextant.compute.operation.Citation;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.operation.Quantity;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Table;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;

/** All that tells how fine one volume is, in one report. */
public final class PassportOperation implements Operation<PassportOperation.Passport> {
    private static final String VOLUME = "volume";
    private static final String FIRST = "first";
    private static final String SECOND = "second";

    /** How much is measured. */
    public record Passport(
            @Parameter(help = "Profiles that are wanted for the line spread.", preset = "100", min = 1, max = 100000)
            int profiles) {}

    @Override
    public OperationInfo info() {
        List<Citation> citations = new ArrayList<>();
        parts().forEach(o -> citations.addAll(o.info().citations()));
        return new OperationInfo(
                "resolution",
                1,
                "Resolution passport: proxigram, line spread and Fourier shell correlation in one report",
                "Voxel size, proxigram and line spread of the volume with their presets, and the Fourier shell correlation if"
                        + " two halves are given: see proxigram, linespread and fsc. What cannot be measured is told with its"
                        + " reason.",
                List.of(
                        InputSlot.required(VOLUME, Kind.GREY, "Values."),
                        InputSlot.optional("mask", Kind.MASK, "Segmentation on the same voxels."),
                        InputSlot.optional(FIRST, Kind.GREY, "Reconstruction from one half of the data."),
                        InputSlot.optional(SECOND, Kind.GREY, "Reconstruction from the other half.")),
                List.of(),
                citations);
    }

    private static List<Operation<?>> parts() {
        return List.of(new ProxigramOperation(), new LinespreadOperation(), new FscOperation());
    }

    @Override
    public Class<Passport> parameters() {
        return Passport.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Passport p) {
        double voxels = inputs.volume(VOLUME).size().voxels();
        return new Estimate((long) (voxels * 14) + (128L << 20), voxels * 1e-6);
    }

    @Override
    public Outcome run(Inputs inputs, Passport p, ExecutionContext context) {
        if (inputs.find(FIRST).isPresent() != inputs.find(SECOND).isPresent()) {
            throw new SextantException(
                    "Fourier shell correlation needs both halves; give --first and --second or neither");
        }
        Report report = new Report(inputs, context);
        Volume volume = inputs.volume(VOLUME);
        for (int axis = 0; axis < 3; axis++) {
            report.quantities.add(Quantity.of(
                    "voxel." + "xyz".charAt(axis), volume.grid().spacingUm().get(axis), "um"));
        }
        report.add(new ProxigramOperation(), Map.of());
        report.add(new LinespreadOperation(), Map.of("profiles", Integer.toString(p.profiles)));
        if (inputs.find(FIRST).isPresent()) {
            report.add(new FscOperation(), Map.of());
        }
        if (report.tables.isEmpty()) {
            throw new SextantException(
                    "nothing tells the resolution of " + volume.source() + ": " + String.join("; ", report.notices));
        }
        return new Outcome(new LinkedHashMap<>(), report.tables, report.quantities, report.notices);
    }

    /** What was found so far. */
    private static final class Report {
        private final Inputs inputs;
        private final ExecutionContext context;
        private final List<Table> tables = new ArrayList<>();
        private final List<Quantity> quantities = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();

        Report(Inputs inputs, ExecutionContext context) {
            this.inputs = inputs;
            this.context = context;
        }

        <Q extends Record> void add(Operation<Q> part, Map<String, String> settings) {
            try {
                Q parameters = ParameterSchema.of(part.parameters()).parse(settings);
                Outcome found = part.run(inputs, parameters, context);
                tables.addAll(found.tables());
                quantities.addAll(found.quantities());
                notices.addAll(found.notices());
            } catch (CancelledException e) {
                throw e;
            } catch (SextantException e) {
                // One that cannot be measured does not keep the others from it; the reader learns why.
                notices.add("no " + part.info().id() + ": " + e.getMessage());
            }
        }
    }
}
