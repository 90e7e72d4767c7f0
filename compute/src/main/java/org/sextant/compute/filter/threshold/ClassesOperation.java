// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.threshold;

import java.util.ArrayList;
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
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.volume.data.Volume;
import org.sextant.world.error.SextantException;

/** {@code segment.classes}: several phases by thresholds that are given or found. */
public final class ClassesOperation implements Operation<ClassesOperation.Settings> {
    /** Its parameters. */
    public record Settings(
            @Parameter(
                    help = "How many thresholds are found by Otsu's method; one less than there are classes.",
                    preset = "1",
                    min = 1,
                    max = 4)
            int count,

            @Parameter(help = "The thresholds themselves, rising; then none are found.")
            List<Double> thresholds) {
        public Settings {
            thresholds = List.copyOf(thresholds);
            for (int i = 1; i < thresholds.size(); i++) {
                if (!(thresholds.get(i - 1) < thresholds.get(i))) {
                    throw new SextantException("--thresholds must rise, not go from " + thresholds.get(i - 1) + " to "
                            + thresholds.get(i));
                }
            }
            if (thresholds.size() > 255) {
                throw new SextantException("--thresholds are " + thresholds.size() + ", more than 255");
            }
        }
    }

    private static final OperationInfo INFO = new OperationInfo(
            "segment.classes",
            1,
            "Classes of grey values",
            "Numbers each voxel by how many thresholds its physical value reaches, 0 for the darkest class and NaN. The"
                    + " thresholds are given, or found with the least variance within classes, exact for up to four.",
            List.of(InputSlot.required(Segmentation.VOLUME, Kind.GREY, "Grey values.")),
            List.of(new OutputSlot("labels", Kind.LABELS, "The class of each voxel.")),
            List.of(
                    new Citation("Otsu 1979, A threshold selection method", "10.1109/TSMC.1979.4310076"),
                    new Citation("Liao, Chen and Chung 2001, A fast algorithm for multilevel thresholding", "")));

    @Override
    public OperationInfo info() {
        return INFO;
    }

    @Override
    public Class<Settings> parameters() {
        return Settings.class;
    }

    @Override
    public Estimate estimate(Inputs inputs, Settings s) {
        return Segmentation.estimate(inputs, 0);
    }

    @Override
    public Outcome run(Inputs inputs, Settings s, ExecutionContext context) {
        Volume volume = inputs.volume(Segmentation.VOLUME);
        List<Quantity> found = new ArrayList<>();
        double[] limits =
                s.thresholds().stream().mapToDouble(Double::doubleValue).toArray();
        double[] reported = limits;
        if (limits.length == 0) {
            GreyHistogram h = GreyHistogram.of(volume, GreyHistogram.BINS, context.work());
            int[] bins = Thresholds.otsu(h, s.count());
            limits = java.util.Arrays.stream(bins).mapToDouble(h::limit).toArray();
            reported = java.util.Arrays.stream(bins).mapToDouble(h::lowerEdge).toArray();
        }
        for (int i = 0; i < reported.length; i++) {
            found.add(Quantity.of(
                    "threshold." + (i + 1), reported[i], volume.scale().unit()));
        }
        Volume labels = PhaseVolume.of(volume, PhaseVolume.Rule.classes(limits));
        long[] counts = PhaseVolume.count(labels, context.work());
        for (int c = 0; c <= limits.length; c++) {
            found.addAll(Segmentation.shares("class." + c, counts[c], volume));
        }
        return Outcome.of("labels", labels).with(found);
    }
}
