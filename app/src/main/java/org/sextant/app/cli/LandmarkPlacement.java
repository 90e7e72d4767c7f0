// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sextant.compute.registration.landmark.LandmarkPair;
import org.sextant.compute.registration.landmark.RegistrationResult;
import org.sextant.compute.registration.landmark.RegistrationResult.PairResult;
import org.sextant.project.Project;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.Provenance;
import org.sextant.world.scene.Computation;
import org.sextant.world.scene.DataSource;

/** Puts a pose from landmarks into a project, with all that led to it, as one step that one undo takes back. */
record LandmarkPlacement(
        Project project, List<LandmarkPair> pairs, boolean scaled, boolean robust, Map<String, DataSource> files) {
    private static final String OPERATION = "register.landmarks";
    private static final int VERSION = 1;

    void place(RegistrationResult r) {
        FrameId moving = r.movingToFixed().from();
        FrameId fixed = r.movingToFixed().to();
        String name = ProjectResults.freeName(project.world(), OPERATION);
        Map<String, String> details = new TreeMap<>(Map.of("computation", name));
        project.world()
                .frames()
                .placement(moving)
                .ifPresent(p -> details.put("before", p.how().method() + ", in " + p.parent()));
        String method = "landmarks, " + (scaled ? "similarity" : "rigid") + (robust ? ", robust" : "");
        Provenance how = new Provenance(method, Version.text(), Instant.now(), details);
        Placement placement = new Placement(moving, fixed, r.movingToFixed(), r.covariance(), how);
        Computation computation = new Computation(
                name, OPERATION, VERSION, parameters(moving, fixed).toString(), files, Map.of(), numbers(r), how);
        project.model().apply(new WorldEdit.AddComputation(computation, List.of(new WorldEdit.PlaceFrame(placement))));
        project.save();
    }

    private ObjectNode parameters(FrameId moving, FrameId fixed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("moving", moving.name()).put("fixed", fixed.name());
        json.put("scale", scaled).put("robust", robust);
        ArrayNode list = json.putArray("landmarks");
        for (LandmarkPair p : pairs) {
            ObjectNode n = list.addObject().put("name", p.name());
            n.set("movingUm", VolumeReport.array(p.movingUm()));
            n.set("fixedUm", VolumeReport.array(p.fixedUm()));
            n.set(
                    "movingCovarianceUm2",
                    VolumeReport.array(p.movingCovarianceUm2().get(new double[9])));
            n.set(
                    "fixedCovarianceUm2",
                    VolumeReport.array(p.fixedCovarianceUm2().get(new double[9])));
            n.put("weight", p.weight());
        }
        return json;
    }

    private static List<Computation.Number> numbers(RegistrationResult r) {
        List<Computation.Number> numbers = new ArrayList<>();
        numbers.add(new Computation.Number("fre", r.freUm(), "um"));
        numbers.add(new Computation.Number("scale", r.scaleCheck(), ""));
        for (PairResult p : r.pairs()) {
            numbers.add(new Computation.Number(
                    "residual." + p.name(), p.residualUm().length(), "um"));
        }
        return numbers;
    }
}
