// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joml.Matrix4x3dc;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.project.Project;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.sample.Sample;
import org.sextant.twin.sample.SampleKind;
import org.sextant.twin.truth.ScannedField;
import org.sextant.twin.truth.ScannedVolume;
import org.sextant.twin.truth.TruthFolder;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.view.LabelStyle;

/** {@code verify} on a project that knows everything, and on ones in which one thing is wrong. */
class VerifyTest {
    private static final LabelledSample SAMPLE = SampleKind.SILICA.make(1);
    private static final List<Double> VALUES = List.of(0.0, 0.2, 1.0, 0.2, 0.4, 0.5);

    @TempDir
    private static Path folder;

    private static ScannedField uct;
    private static ScannedField nano;

    @TempDir
    private Path own;

    private Path project;

    @BeforeAll
    static void scanTheSample() throws IOException {
        uct = scan("uct", "particle", 64, 1.5, 0.4);
        nano = scan("nano", "fissure", 40, 0.25, -1.1);
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            write(uct, work);
            write(nano, work);
            new TruthFolder(SampleKind.SILICA, 1, SAMPLE, VolumeFormats.installed())
                    .write(folder, List.of(uct, nano), work);
        }
    }

    private static ScannedField scan(String name, String place, int n, double voxelUm, double turnRad) {
        FrameId stage = new FrameId(name);
        Vector3dc at = SAMPLE.places().stream()
                .filter(p -> p.name().equals(place))
                .findFirst()
                .orElseThrow()
                .centreUm();
        VoxelGrid grid =
                VoxelGrid.of(stage, new Size3(n, n, n), new Vector3d(voxelUm), new Vector3d(-(n - 1) / 2.0 * voxelUm));
        Affine3 pose = Affine3.rigid(stage, Sample.FRAME, new Quaterniond().rotateXYZ(0.1, turnRad, 0.3), at);
        ScannedVolume v = new ScannedVolume(name, "attenuation", "1/um", 0.01, 0, VALUES);
        return new ScannedField(
                name, grid, pose, Double.POSITIVE_INFINITY, List.of(v), JsonNodeFactory.instance.objectNode());
    }

    private static void write(ScannedField scan, WorkContext work) throws IOException {
        int n = (int) scan.grid().size().x();
        float[] voxels = new float[n * n * n];
        double[] values = VALUES.stream().mapToDouble(v -> v).toArray();
        SAMPLE.rasterise(
                scan.inSample(),
                values,
                work,
                (y, z, row) -> System.arraycopy(row, 0, voxels, (int) (n * (y + n * z)), n));
        Path file = folder.resolve(scan.name() + ".ome.zarr");
        try (Volume v = BlockVolume.builder(scan.name(), "test", ValueType.F32, new BlockCache(1 << 20))
                .level(BlockLayout.ofPlanes(scan.grid().size()), r -> plane(voxels, n, r))
                .grid(scan.grid())
                .build()) {
            VolumeFormats formats = VolumeFormats.installed();
            VolumeFormats.write(formats.exporterFor(file), v, file, ExportOptions.DEFAULT, work);
        }
    }

    private static float[] plane(float[] voxels, int n, Region r) {
        float[] out = new float[r.voxels()];
        for (int i = 0; i < out.length; i++) {
            long x = r.x() + i % r.nx();
            long y = r.y() + i / r.nx() % r.ny();
            long z = r.z() + i / r.nx() / r.ny();
            out[i] = voxels[(int) (x + n * (y + n * z))];
        }
        return out;
    }

    @BeforeEach
    void createProject() {
        project = own.resolve("p.sextant");
        run("project", "create", project);
        add("uct", uct, "world", null);
    }

    private static void run(Object... args) {
        Run run = Run.of(args);
        assertThat(run.status()).as(run.err()).isZero();
    }

    /** Adds a scan whose pose is wrong by a shift along x. */
    private void addNano(double shiftUm, String shiftSd) {
        Matrix4x3dc m = nano.stageToSample().then(uct.stageToSample().inverse()).matrix();
        String pose = String.format(
                Locale.ROOT,
                "{\"matrix\": [[%s,%s,%s,%s],[%s,%s,%s,%s],[%s,%s,%s,%s]],"
                        + " \"covariance\": {\"rotationSdDeg\": 0.1, \"shiftSd\": \"%s\"}}",
                m.m00(),
                m.m10(),
                m.m20(),
                m.m30() + shiftUm,
                m.m01(),
                m.m11(),
                m.m21(),
                m.m31(),
                m.m02(),
                m.m12(),
                m.m22(),
                m.m32(),
                shiftSd);
        add("nano", nano, "uct", pose);
    }

    private void add(String name, ScannedField scan, String parent, @Nullable String pose) {
        Path file = folder.resolve(scan.name() + ".ome.zarr");
        if (pose == null) {
            run("project", "add", project, file, "--name", name, "--parent", parent);
            return;
        }
        try {
            Path poseFile = Files.writeString(own.resolve(name + ".json"), pose);
            run("project", "add", project, file, "--name", name, "--parent", parent, "--pose", poseFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> verdicts(int status) {
        Run run = Run.of("verify", project, "--truth", folder.resolve("truth.json"), "--json");
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
        Map<String, String> verdicts = new HashMap<>();
        for (JsonNode c : run.json().get("checks")) {
            verdicts.put(c.get("quantity").asText(), c.get("verdict").asText());
        }
        assertThat(run.json().get("passed").asBoolean()).isEqualTo(status == 0);
        return verdicts;
    }

    @Test
    void whatIsTruePasses() {
        addNano(0, "100nm");
        Map<String, String> verdicts = verdicts(0);
        assertThat(verdicts)
                .containsKeys(
                        "pose of nano in uct, farthest corner",
                        "pose of nano in uct, error of its middle / stated error",
                        "uct, mean of attenuation",
                        "nano, correlation with the sample");
        assertThat(verdicts.values()).containsOnly("pass");
        String text = Run.of("verify", project, "--truth", folder.resolve("truth.json"))
                .out();
        assertThat(text).contains("quantity").contains("6 passed, 0 failed, 0 unknown");
    }

    @Test
    void aPoseThatIsOffByTwoVoxelsFailsBothWays() {
        addNano(3, "100nm");
        assertThat(verdicts(1))
                .containsEntry("pose of nano in uct, farthest corner", "fail")
                .containsEntry("pose of nano in uct, error of its middle / stated error", "fail")
                .containsEntry("nano, mean of attenuation", "pass");
    }

    @Test
    void aPoseThatTheProjectDoesNotKnowIsNotHeldAgainstIt() {
        addNano(300, "500um");
        assertThat(verdicts(0)).containsEntry("pose of nano in uct, farthest corner", "unknown");
    }

    @Test
    void aVolumeOfAnotherPlaceFails() {
        add("nano", uct, "uct", null);
        assertThat(verdicts(1)).containsEntry("nano, correlation with the sample", "fail");
    }

    @Test
    void trueLabelsPassAndPartsOfThemDoNot() {
        addLabels("uct-labels");
        assertThat(verdicts(0)).containsEntry("labels objects, share of the objects found", "pass");
        addLabels("uct-parts");
        assertThat(verdicts(1)).containsEntry("labels objects, share of the objects found", "fail");
    }

    private void addLabels(String name) {
        try (Project p = Project.open(project)) {
            p.model()
                    .apply(new WorldEdit.PutLabel(new LabelNode(
                            new VolumeId("objects"),
                            new VolumeId("uct"),
                            uct.grid(),
                            p.inputs().source(folder.resolve("truth/" + name + ".ome.zarr"), Map.of()),
                            true,
                            LabelStyle.of(0.5))));
            p.save();
        }
    }

    @Test
    void numbersInTablesAreCompared() throws IOException {
        Path tables = Files.createDirectories(project.resolve("tables"));
        Files.writeString(tables.resolve("quantities.json"), "{\"porosity.meso\": 0.312, \"porosity.total\": 0.2}");
        Files.writeString(tables.resolve("uct-particles.csv"), "label,esd [nm],porosity\n1,48000,0.31\n2,9000,x\n");
        Run run = Run.of("verify", project, "--truth", folder.resolve("truth.json"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("uct-particles.csv").contains("line 3");
        Files.writeString(tables.resolve("uct-particles.csv"), "label,esd [nm],porosity\n1,48000,0.31\n2,900000,0.3\n");
        assertThat(verdicts(1))
                .containsEntry("porosity.meso", "pass")
                .containsEntry("porosity.total", "fail")
                .containsEntry("uct.particles.esd.mean", "fail");
    }

    @Test
    void aMissingTruthIsToldWithTheWayToNameIt() {
        Run run = Run.of("verify", project);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("truth.json").contains("--truth");
    }
}
