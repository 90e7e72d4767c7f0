// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.sextant.twin.instrument.Recording;
import org.sextant.twin.instrument.Sampling;
import org.sextant.twin.projection.Orbit;
import org.sextant.twin.truth.ScannedField;
import org.sextant.twin.truth.ScannedVolume;
import org.sextant.world.grid.VoxelGrid;

/**
 * What is true of a scan that was made.
 *
 * @param plan pose of the stage, beam, axis, angles, drifts, seed
 * @param grid voxels of its volumes, in the frame of its stage
 * @param raw files of frames
 * @param volumes reconstructions at the true geometry
 */
public record ScanTruth(ScanPlan plan, VoxelGrid grid, List<RawFile> raw, List<VolumeFile> volumes) {
    public ScanTruth {
        raw = List.copyOf(raw);
        volumes = List.copyOf(volumes);
    }

    /**
     * @param correlationNm correlation length of a grating interferometer; 0 for other instruments
     */
    public record RawFile(Path path, double correlationNm) {}

    /**
     * @param facts name, quantity, noise and blur
     * @param edgeUm the volume shows the quantity less this length times ∇²δ: phase contrast
     * @param correlationNm correlation length of a dark field, else 0
     */
    public record VolumeFile(Path path, ScannedVolume facts, double edgeUm, double correlationNm) {
        public String name() {
            return facts.name();
        }
    }

    public String name() {
        return plan.instrument().name();
    }

    /** Column of the projections in which the axis stands, apart from drift; pixel centres are whole numbers. */
    public double centreColumn() {
        return (plan.instrument().sampling().columns() - 1) / 2.0
                + plan.orbit().offsetUm() / plan.instrument().sampling().pixelUm();
    }

    /** For the file of the truth. */
    public ScannedField scannedField() {
        return new ScannedField(
                name(),
                grid,
                plan.stageToSample(),
                plan.cutRadiusUm(),
                volumes.stream().map(VolumeFile::facts).toList(),
                errors());
    }

    private ObjectNode errors() {
        Sampling s = plan.instrument().sampling();
        Orbit orbit = plan.orbit();
        ObjectNode e = JsonNodeFactory.instance.objectNode();
        e.put("centreColumn", centreColumn());
        e.put("centreOffsetPixels", orbit.offsetUm() / s.pixelUm()).put("centreOffsetUm", orbit.offsetUm());
        e.put("axisRollRad", orbit.rollRad()).put("axisPitchRad", orbit.pitchRad());
        if (!orbit.isParallel()) {
            e.put("sourceToAxisUm", orbit.sourceUm());
        }
        Recording r = plan.instrument().recording();
        e.put("openBeamQuanta", r.exposure().quanta())
                .put("offsetCounts", r.exposure().offset());
        e.put("readNoiseCounts", r.exposure().readNoise())
                .put("pixelGainSd", r.faults().gainSd());
        e.put("ringGainSd", r.faults().ringSd())
                .put("ringPixelShare", r.faults().ringShare());
        e.put("spikesPerPixel", r.faults().spikesPerPixel()).put("seed", plan.seed());
        e.put("instrumentBlurUm", plan.instrument().optics().blurPixels() * s.pixelUm());
        e.put("propagationUm", plan.instrument().optics().propagationUm());
        ArrayNode angles = e.putArray("anglesDeg");
        ArrayNode u = e.putArray("driftColumnsPixels");
        ArrayNode v = e.putArray("driftUpPixels");
        ArrayNode uUm = e.putArray("driftColumnsUm");
        ArrayNode vUm = e.putArray("driftUpUm");
        for (Orbit.View view : plan.views()) {
            angles.add(Math.toDegrees(view.angleRad()));
            u.add(view.driftUUm() / s.pixelUm());
            v.add(view.driftVUm() / s.pixelUm());
            uUm.add(view.driftUUm());
            vUm.add(view.driftVUm());
        }
        return e;
    }
}
