// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.sample.Sample;
import org.sextant.twin.sample.SampleKind;
import org.sextant.twin.truth.ScannedField;
import org.sextant.twin.truth.ScannedVolume;
import org.sextant.twin.truth.TruthFolder;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.table.CsvTable;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** What the verbs measure on the true labels of the sample is what the sample was made with. */
class MeasuredTwinTest {
    private static final int N = 112;
    private static final int PORE = 2;
    private static final int CLOSED_PORE = 3;
    /** Below it a particle is fewer than ten voxels across, and a voxel more or less is two points of porosity. */
    private static final double LEAST_ESD_UM = 10;

    @TempDir
    private static Path folder;

    private static JsonNode truth;

    @BeforeAll
    static void scanTheSample() throws IOException {
        LabelledSample sample = SampleKind.SILICA.make(1);
        Vector3dc at = sample.places().stream()
                .filter(p -> p.name().equals("particle"))
                .findFirst()
                .orElseThrow()
                .centreUm();
        List<ScannedField> scans = List.of(scan("uct", 1, at), scan("mid", 0.5, at));
        try (WorkContext work = WorkContext.quiet()) {
            new TruthFolder(SampleKind.SILICA, 1, sample, VolumeFormats.installed()).write(folder, scans, work);
            for (ScannedField scan : scans) {
                Mask pores = reader(scan.name(), "parts", work).mask(v -> v == PORE || v == CLOSED_PORE);
                Path file = pores(scan.name());
                VolumeFormats.write(
                        VolumeFormats.installed().exporterFor(file),
                        VoxelVolume.of("pores", pores, scan.grid()),
                        file,
                        ExportOptions.DEFAULT,
                        work);
            }
        }
        truth = new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
    }

    private static ScannedField scan(String name, double voxelUm, Vector3dc at) {
        FrameId stage = new FrameId(name);
        VoxelGrid grid =
                VoxelGrid.of(stage, new Size3(N, N, N), new Vector3d(voxelUm), new Vector3d(-(N - 1) / 2.0 * voxelUm));
        Affine3 pose = Affine3.rigid(stage, Sample.FRAME, new Quaterniond().rotateXYZ(0.1, 0.4, 0.3), at);
        ScannedVolume volume =
                new ScannedVolume(name, "attenuation", "1/um", 0.01, 0, List.of(0.0, 0.2, 1.0, 0.2, 0.4, 0.5));
        return new ScannedField(
                name, grid, pose, Double.POSITIVE_INFINITY, List.of(volume), JsonNodeFactory.instance.objectNode());
    }

    private static Path pores(String scan) {
        return folder.resolve(scan + "-pores.ome.zarr");
    }

    private static Path truthVolume(String scan, String what) {
        return folder.resolve("truth").resolve(scan + "-" + what + ".ome.zarr");
    }

    private static VoxelReader reader(String scan, String what, WorkContext work) {
        return VoxelReader.of(open(truthVolume(scan, what)), work);
    }

    private static Volume open(Path file) {
        return VolumeFormats.installed().open(file, OpenOptions.of(new FrameId("f"), BlockCache.ofQuarterHeap()));
    }

    private static double quantity(String name) {
        for (JsonNode q : truth.get("quantities")) {
            if (q.get("name").asText().equals(name)) {
                return q.get("value").asDouble();
            }
        }
        throw new AssertionError("the truth has no " + name);
    }

    @Test
    void particlesHaveTheirTrueSizeAndPorosity() {
        Path csv = folder.resolve("particles.csv");
        Run run = Run.of("particles", truthVolume("uct", "labels"), "--pores", pores("uct"), "--table", csv);
        assertThat(run.status()).as(run.err()).isZero();
        Table found = CsvTable.read(csv);
        Map<Long, JsonNode> rows = new HashMap<>();
        truth.at("/objects/rows").forEach(r -> rows.put(r.get(0).asLong(), r));
        double meanFound = 0;
        double meanTrue = 0;
        int n = 0;
        for (int i = 0; i < found.rows(); i++) {
            JsonNode row = rows.get(found.labelOf(i));
            if (row.get(1).asText().equals("particle") && row.get(9).asText().startsWith("uct")) {
                double esd = row.get(5).asDouble();
                meanFound += found.column("esd").get(i);
                meanTrue += esd;
                n++;
                if (esd > LEAST_ESD_UM) {
                    assertThat(found.column("porosity").get(i))
                            .as("porosity of particle " + found.labelOf(i))
                            .isCloseTo(row.get(7).asDouble(), Offset.offset(0.02));
                }
            }
        }
        assertThat(n).isGreaterThan(10);
        assertThat(meanFound / meanTrue).isCloseTo(1, Offset.offset(0.02));
    }

    /** At half a micrometre: closed pores are a few micrometres wide. */
    @Test
    void theShareOfClosedPoresIsThatOfTheLabels() {
        Path csv = folder.resolve("closed.csv");
        Run run = Run.of("particles", truthVolume("mid", "labels"), "--pores", pores("mid"), "--table", csv);
        assertThat(run.status()).as(run.err()).isZero();
        Table found = CsvTable.read(csv);
        assertThat(found.labelOf(0)).isEqualTo(1);
        assertThat(found.column("pores.closed.share").get(0)).isCloseTo(closedShare(1), Offset.offset(0.003));
    }

    /** Of the voxels of an object's pores, those that were made as closed pores. */
    private static double closedShare(int label) {
        try (WorkContext work = WorkContext.quiet()) {
            LabelVoxels labels = reader("mid", "labels", work).labels();
            LabelVoxels parts = reader("mid", "parts", work).labels();
            long open = 0;
            long closed = 0;
            for (int z = 0; z < N; z++) {
                for (int i = 0; i < N * N; i++) {
                    if (labels.planes()[z][i] == label) {
                        open += parts.planes()[z][i] == PORE ? 1 : 0;
                        closed += parts.planes()[z][i] == CLOSED_PORE ? 1 : 0;
                    }
                }
            }
            return closed / (double) (open + closed);
        }
    }

    /** The truth computes it by another program: ball by ball, where the verb paints rows. */
    @Test
    void localThicknessOfThePoresIsTheTrueOneAtEveryVoxel() {
        Path out = folder.resolve("thickness.ome.zarr");
        Run run = Run.of("thickness", pores("uct"), "-o", out, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        try (WorkContext work = WorkContext.quiet()) {
            FloatVoxels expected = reader("uct", "pore-diameter", work).floats();
            FloatVoxels got = VoxelReader.of(open(out), work).floats();
            assertThat(got.lattice()).isEqualTo(expected.lattice());
            for (int z = 0; z < N; z++) {
                for (int i = 0; i < N * N; i++) {
                    assertThat(got.planes()[z][i]).isCloseTo(expected.planes()[z][i], Offset.offset(1e-4f));
                }
            }
        }
        assertThat(run.json().at("/quantities/thickness.mean/value").asDouble())
                .isCloseTo(quantity("uct.pores.diameter.mean"), Offset.offset(1e-3));
    }
}
