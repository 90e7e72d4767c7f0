// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Truths that are one number each, with the error that a good measurement may have. */
final class TruthQuantities {
    private final ArrayNode all = JsonNodeFactory.instance.arrayNode();

    private void put(String name, double value, String unit, double tolerance, String how) {
        all.addObject()
                .put("name", name)
                .put("value", value)
                .put("unit", unit)
                .put("tolerance", tolerance)
                .put("how", how);
    }

    /** Thickness within a voxel or a twentieth, porosity of what the scan sees within 0.03. */
    void ofScan(ScannedField scan, TrueThickness t) {
        double voxelUm = t.voxelUm();
        if (t.poreVoxels() > 0 && t.solidVoxels() > 0) {
            double share = t.poreVoxels() / (double) (t.poreVoxels() + t.solidVoxels());
            put(scan.name() + ".porosity", share, "", 0.03, "pores / (pores + solid) in the middle of the scan");
        }
        if (t.pores() != null) {
            diameters(scan.name() + ".pores", DiameterStatistics.of(t.pores(), voxelUm), voxelUm);
        }
        if (t.solid() != null) {
            diameters(scan.name() + ".solid", DiameterStatistics.of(t.solid(), voxelUm), voxelUm);
        }
    }

    private void diameters(String name, DiameterStatistics s, double voxelUm) {
        String how = "local thickness in the middle of the scan";
        put(name + ".diameter.mean", s.meanUm(), "um", Math.max(voxelUm, 0.05 * s.meanUm()), how);
        put(name + ".diameter.mode", s.modeUm(), "um", Math.max(voxelUm, 0.10 * s.modeUm()), how + ", log-normal");
    }

    /** Particles wholly in a field of view: number within a twentieth, diameter within 3 %, porosity within 0.03. */
    void ofObjects(String scan, List<ObjectTruth> objects) {
        List<ObjectTruth> inside =
                objects.stream().filter(o -> o.scans().contains(scan)).toList();
        List<ObjectTruth> particles =
                inside.stream().filter(o -> !o.object().kind().equals("bubble")).toList();
        int bubbles = inside.size() - particles.size();
        if (bubbles > 0) {
            put(scan + ".bubbles.count", bubbles, "", Math.max(1, 0.1 * bubbles), "wholly in the field of view");
        }
        if (!particles.isEmpty()) {
            int n = particles.size();
            put(scan + ".particles.count", n, "", Math.max(1, 0.05 * n), "wholly in the field of view");
            double esd = mean(particles, o -> o.object().esdUm());
            put(scan + ".particles.esd.mean", esd, "um", 0.03 * esd, "wholly in the field of view");
            double porosity = mean(particles, ObjectTruth::porosity);
            put(scan + ".particles.porosity.mean", porosity, "", 0.03, "pores of micrometres, mean of the particles");
        }
    }

    private static double mean(List<ObjectTruth> objects, ToDoubleFunction<ObjectTruth> number) {
        return objects.stream().mapToDouble(number).average().orElse(0);
    }

    /** p = p_macro + (1 − p_macro) p_meso. */
    void ladder(@Nullable ObjectTruth chosen, double meso) {
        put("porosity.meso", meso, "", 0.01, "share of the solid that is pores of nanometres");
        if (chosen != null) {
            double macro = chosen.porosity();
            put("porosity.macro", macro, "", 0.03, "particle " + chosen.object().label());
            put(
                    "porosity.total",
                    macro + (1 - macro) * meso,
                    "",
                    0.03,
                    "particle " + chosen.object().label());
            put(
                    "pores.closedShare",
                    chosen.closedShare(),
                    "",
                    0.007,
                    "closed pores / pores of particle " + chosen.object().label());
        }
    }

    ArrayNode json() {
        return all;
    }
}
