// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.joml.Matrix4x3dc;
import org.joml.Vector3dc;
import org.sextant.twin.material.Material;
import org.sextant.twin.sample.AluminaGrains;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.sample.SampleKind;
import org.sextant.twin.sample.SilicaPillar;
import org.sextant.world.frame.Affine3;
import org.sextant.world.grid.Size3;

/** The text of truth.json while it grows; its schema is {@code truth-schema-1.json}. */
final class TruthJson {
    private static final double DARK_FIELD_KEV = 25;
    private static final int LARGEST_XI_NM = 450;
    private static final int XI_STEP_NM = 10;

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final LabelledSample sample;
    private final TruthQuantities quantities;

    TruthJson(SampleKind kind, long seed, LabelledSample sample) {
        this.sample = sample;
        root.put("version", 1).put("sample", kind.label()).put("seed", seed).put("frame", "sample");
        ArrayNode materials = root.putArray("materials");
        for (Material m : sample.materials()) {
            materials.add(m.name());
        }
        root.putArray("scans");
        quantities = new TruthQuantities();
    }

    /** Adds a scan and returns its node. */
    ObjectNode scan(ScannedField scan, TrueThickness t) {
        ObjectNode n = root.withArrayProperty("scans").addObject();
        Size3 size = scan.grid().size();
        n.put("name", scan.name()).put("voxelUm", scan.grid().spacingUm().x);
        n.putArray("size").add(size.x()).add(size.y()).add(size.z());
        n.set("indexToStage", matrix(scan.grid().indexToFrame()));
        n.set("stageToSample", matrix(scan.stageToSample()));
        if (Double.isFinite(scan.cutRadiusUm())) {
            n.put("cutRadiusUm", scan.cutRadiusUm());
        }
        ArrayNode volumes = n.putArray("volumes");
        for (ScannedVolume v : scan.volumes()) {
            ObjectNode one = volumes.addObject().put("name", v.name());
            one.put("quantity", v.quantity()).put("unit", v.unit());
            one.put("noiseSd", v.noiseSd()).put("blurUm", v.blurUm());
            v.perMaterial().forEach(one.putArray("perMaterial")::add);
        }
        n.set("errors", scan.errors());
        thickness(n.putObject("thickness"), t);
        quantities.ofScan(scan, t);
        return n;
    }

    private static void thickness(ObjectNode n, TrueThickness t) {
        Size3 size = t.grid().size();
        n.putArray("size").add(size.x()).add(size.y()).add(size.z());
        n.set("indexToStage", matrix(t.grid().indexToFrame()));
        n.put("how", "exact local thickness (open balls, border not other phase) of the true parts of these voxels");
        double voxelUm = t.voxelUm();
        if (t.pores() != null) {
            n.set("pores", statistics(DiameterStatistics.of(t.pores(), voxelUm)));
        }
        if (t.solid() != null) {
            n.set("solid", statistics(DiameterStatistics.of(t.solid(), voxelUm)));
        }
    }

    private static ObjectNode statistics(DiameterStatistics s) {
        ObjectNode n = JsonNodeFactory.instance.objectNode();
        n.put("voxels", s.voxels()).put("meanUm", s.meanUm()).put("sdUm", s.sdUm());
        return n.put("modeUm", s.modeUm()).put("largestUm", s.largestUm());
    }

    /** The table of objects: a line for each, columns with their units. */
    void objects(List<ObjectTruth> objects) {
        ObjectNode n = root.putObject("objects");
        ArrayNode columns = n.putArray("columns");
        String[][] names = {
            {"label", ""},
            {"kind", ""},
            {"x", "um"},
            {"y", "um"},
            {"z", "um"},
            {"esd", "um"},
            {"boundingRadius", "um"},
            {"porosity", ""},
            {"closedShare", ""},
            {"whollyIn", ""}
        };
        for (String[] c : names) {
            columns.addObject().put("name", c[0]).put("unit", c[1]);
        }
        ArrayNode rows = n.putArray("rows");
        for (ObjectTruth t : objects) {
            Vector3dc c = t.object().centreUm();
            ArrayNode row = rows.addArray();
            row.add(t.object().label())
                    .add(t.object().kind())
                    .add(c.x())
                    .add(c.y())
                    .add(c.z());
            row.add(t.object().esdUm()).add(t.object().boundingRadiusUm());
            row.add(t.porosity()).add(t.closedShare()).add(String.join(" ", t.scans()));
        }
    }

    /** Adds what one number says. */
    void quantities(List<ObjectTruth> objects, List<ScannedField> scans) {
        for (ScannedField scan : scans) {
            quantities.ofObjects(scan.name(), objects);
        }
        if (sample instanceof SilicaPillar) {
            quantities.ladder(objects.isEmpty() ? null : objects.get(0), SilicaPillar.MESO_POROSITY);
        }
        if (sample instanceof AluminaGrains grains) {
            autocorrelation(grains);
        }
        root.set("quantities", quantities.json());
    }

    private void autocorrelation(AluminaGrains grains) {
        ObjectNode n = root.putObject("autocorrelation");
        n.put(
                "how",
                "R(xi) of overlapping spheres; dark field per um of the porous material, (4 pi^2/lambda^2)(R(0)-R(xi))");
        n.put("energyKev", DARK_FIELD_KEV);
        ArrayNode xi = n.putArray("correlationLengthNm");
        for (int nm = 0; nm <= LARGEST_XI_NM; nm += XI_STEP_NM) {
            xi.add(nm);
        }
        ArrayNode classes = n.putArray("classes");
        for (int m = 1; m < grains.materials().size(); m++) {
            ObjectNode c = classes.addObject()
                    .put("material", grains.materials().get(m).name());
            c.put("poreNm", 1000 * grains.finePores(m).diameterUm()).put("porosity", AluminaGrains.POROSITY);
            ArrayNode r = c.putArray("autocorrelationUm");
            ArrayNode dark = c.putArray("darkFieldPerUm");
            for (int nm = 0; nm <= LARGEST_XI_NM; nm += XI_STEP_NM) {
                r.add(grains.autocorrelationUm(m, nm / 1000.0, DARK_FIELD_KEV));
                dark.add((1 - AluminaGrains.POROSITY) * grains.darkFieldPerUm(m, nm, DARK_FIELD_KEV));
            }
        }
    }

    /** Three rows of four, as in project.json. */
    private static ArrayNode matrix(Affine3 a) {
        Matrix4x3dc m = a.matrix();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        rows.addArray().add(m.m00()).add(m.m10()).add(m.m20()).add(m.m30());
        rows.addArray().add(m.m01()).add(m.m11()).add(m.m21()).add(m.m31());
        rows.addArray().add(m.m02()).add(m.m12()).add(m.m22()).add(m.m32());
        return rows;
    }

    String text() {
        return root.toPrettyString() + "\n";
    }
}
