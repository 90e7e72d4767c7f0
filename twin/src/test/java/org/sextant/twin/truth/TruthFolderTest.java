// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.twin.sample.LabelledSample;
import org.sextant.twin.sample.Sample;
import org.sextant.twin.sample.SampleKind;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** The truth of two small scans: written, read again, and true. */
class TruthFolderTest {
    private static final LabelledSample SAMPLE = SampleKind.SILICA.make(1);
    private static final ScannedField COARSE = scan("uct", "particle", 48, 1.25, Double.POSITIVE_INFINITY);
    private static final ScannedField FINE = scan("et", "wall", 40, 0.0027, 0.05);

    @TempDir
    private static Path folder;

    private static ScannedField scan(String name, String place, int n, double voxelUm, double cutUm) {
        FrameId stage = new FrameId(name);
        Vector3dc at = SAMPLE.places().stream()
                .filter(p -> p.name().equals(place))
                .findFirst()
                .orElseThrow()
                .centreUm();
        Vector3d first = new Vector3d(-(n - 1) / 2.0 * voxelUm);
        VoxelGrid grid = VoxelGrid.of(stage, new Size3(n, n, n), new Vector3d(voxelUm), first);
        Affine3 pose = Affine3.rigid(stage, Sample.FRAME, new Quaterniond().rotateXYZ(0.1, 0.2, 1.3), at);
        ObjectNode errors = JsonNodeFactory.instance.objectNode().put("centreShiftPixels", 1.5);
        ScannedVolume v = new ScannedVolume(name, "attenuation", "1/um", 0.01, voxelUm, List.of(0.0, 1.0, 2.0));
        return new ScannedField(name, grid, pose, cutUm, List.of(v), errors);
    }

    @BeforeAll
    static void write() throws IOException {
        try (WorkContext work = new WorkContext(2, Progress.NONE)) {
            new TruthFolder(SampleKind.SILICA, 1, SAMPLE, VolumeFormats.installed())
                    .write(folder, List.of(COARSE, FINE), work);
        }
    }

    @Test
    void whatIsWrittenFitsTheSchemaAndWhatIsWrongDoesNot() throws IOException {
        JsonNode tree = new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
        try (InputStream in = Truth.class.getResourceAsStream("truth-schema-1.json")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
            assertThat(schema.validate(tree)).isEmpty();
            ((ObjectNode) tree.at("/scans/0")).remove("stageToSample");
            assertThat(schema.validate(tree)).isNotEmpty();
        }
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        Truth truth = Truth.read(folder.resolve("truth.json"));
        assertThat(truth.kind()).isEqualTo(SampleKind.SILICA);
        assertThat(truth.seed()).isEqualTo(1);
        assertThat(truth.scans()).containsExactly(COARSE, FINE);
        assertThat(truth.objects().get(0).label()).isEqualTo(1);
        assertThat(truth.objects().get(0).porosity()).isCloseTo(0.31, within(0.03));
        assertThat(truth.objects().get(0).whollyIn()).containsExactly("uct");
        assertThat(truth.objects().size()).isBetween(3, 40);
        assertThat(truth.quantities())
                .extracting(Truth.TrueQuantity::name)
                .contains("uct.porosity", "et.porosity", "porosity.total", "uct.pores.diameter.mode");
    }

    @Test
    void volumesHoldTheSampleAtThePoseOfTheScan() {
        try (Volume labels = open("uct-labels");
                Volume parts = open("uct-parts")) {
            VoxelGrid inSample = COARSE.inSample();
            int inside = 0;
            for (int i = 0; i < 48 * 48 * 48; i += 37) {
                long x = i % 48;
                long y = i / 48 % 48;
                long z = i / (48 * 48);
                Vector3d p = inSample.indexToFrame().apply(new Vector3d(x, y, z));
                int label = SAMPLE.labelAt(p.x, p.y, p.z);
                assertThat(labels.finest().value(x, y, z)).isEqualTo(label);
                assertThat(parts.finest().value(x, y, z) > 0).isEqualTo(label > 0);
                inside += label > 0 ? 1 : 0;
            }
            assertThat(inside).isGreaterThan(200);
        }
    }

    /** The finest scan tells solid from pores of nanometres, and nothing is left outside of the pillar cut for it. */
    @Test
    void theFinestScanSeesMesoporesInsideItsCut() {
        try (Volume parts = open("et-parts");
                Volume diameters = open("et-pore-diameter")) {
            assertThat(parts.finest().value(0, 0, 20)).isZero();
            int[] counts = new int[5];
            double largest = 0;
            for (int i = 0; i < 40 * 40 * 40; i++) {
                counts[(int) parts.finest().value(i % 40, i / 40 % 40, i / 1600)]++;
                largest = Math.max(largest, diameters.finest().value(i % 40, i / 40 % 40, i / 1600));
            }
            assertThat(counts[PartsOfField.PORE] / (double) (counts[1] + counts[2]))
                    .isBetween(0.15, 0.5);
            assertThat(largest).isBetween(0.01, 0.05);
        }
    }

    private static Volume open(String name) {
        Path file = folder.resolve("truth").resolve(name + ".ome.zarr");
        return VolumeFormats.installed().open(file, OpenOptions.of(new FrameId(name), BlockCache.ofQuarterHeap()));
    }

    @Test
    void filesThatAreNoTruthAreToldByName(@TempDir Path other) throws IOException {
        Path file = Files.writeString(other.resolve("truth.json"), "{\"version\": 2}");
        assertThatThrownBy(() -> Truth.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("version");
        Files.writeString(file, "{\"version\": 1}");
        assertThatThrownBy(() -> Truth.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("scans");
        assertThatThrownBy(() -> Truth.read(other.resolve("none.json"))).hasMessageContaining("none.json");
    }
}
