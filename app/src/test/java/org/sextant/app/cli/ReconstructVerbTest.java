// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.joml.Vector3d;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.testkit.RealData;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;

/** From frames in files to a volume in a file. */
class ReconstructVerbTest {
    private static final int COLUMNS = 60;
    private static final int ROWS = 24;
    private static final int VIEWS = 90;
    private static final double CENTRE = 32.3;
    /** 0.05 per pixel of 2 µm: 250 / cm. */
    private static final double PER_PIXEL = 0.05;

    @TempDir
    private Path folder;

    /** A ball of radius 8 about (9, −4, 3), pixels, over half a turn; every pixel with a gain and an offset of its own. */
    @BeforeEach
    void scan() {
        float[][] frames = new float[VIEWS][COLUMNS * ROWS];
        float[][] flat = new float[1][COLUMNS * ROWS];
        float[][] dark = new float[1][COLUMNS * ROWS];
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            dark[0][i] = 100 + i % 7;
            flat[0][i] = dark[0][i] + 20_000 + 900 * (i % 11);
        }
        for (int v = 0; v < VIEWS; v++) {
            double a = Math.PI * v / VIEWS;
            double u = CENTRE + 9 * Math.cos(a) + 4 * Math.sin(a);
            for (int i = 0; i < COLUMNS * ROWS; i++) {
                double x = i % COLUMNS - u;
                double z = (ROWS - 1) / 2.0 - i / COLUMNS - 3;
                double chord = 2 * Math.sqrt(Math.max(0, 64 - x * x - z * z));
                frames[v][i] = (float) (dark[0][i] + (flat[0][i] - dark[0][i]) * Math.exp(-PER_PIXEL * chord));
            }
        }
        write(frames, "scan.tif");
        write(flat, "flat.tif");
        write(dark, "dark.tif");
    }

    private void write(float[][] frames, String name) {
        FloatVoxels v = new FloatVoxels(Lattice.of(COLUMNS, ROWS, frames.length), frames);
        try (WorkContext work = WorkContext.quiet();
                Volume volume = VoxelVolume.of(name, v, null, "")) {
            Path file = folder.resolve(name);
            VolumeFormats.write(
                    VolumeFormats.installed().exporterFor(file),
                    volume,
                    file,
                    new ExportOptions(false, Map.of()),
                    work);
        }
    }

    private Object[] words(Object... more) {
        Object[] first = {
            "reconstruct",
            folder.resolve("scan.tif"),
            "--flats",
            folder.resolve("flat.tif"),
            "--darks",
            folder.resolve("dark.tif"),
            "--angles",
            "0:178",
            "--pixel",
            "2um"
        };
        Object[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private static double mean(Path file, Vector3d um, double radiusUm) {
        try (Volume v =
                VolumeFormats.installed().open(file, OpenOptions.of(new FrameId("v"), BlockCache.ofQuarterHeap()))) {
            assertThat(v.scale().unit()).isIn("1/cm", "");
            double sum = 0;
            int n = 0;
            for (int z = 0; z < v.size().z(); z++) {
                for (int y = 0; y < v.size().y(); y++) {
                    for (int x = 0; x < v.size().x(); x++) {
                        Vector3d at = v.grid().indexToFrame().apply(new Vector3d(x, y, z));
                        if (at.distance(um) < radiusUm) {
                            sum += v.finest().value(x, y, z);
                            n++;
                        }
                    }
                }
            }
            return sum / n;
        }
    }

    @Test
    void ballOfKnownAttenuationStandsWhereItIs() {
        Path out = folder.resolve("ball.ome.zarr");
        JsonNode json = Run.json(words("-o", out));
        assertThat(json.at("/centre/column").asDouble()).isCloseTo(CENTRE, offset(0.25));
        assertThat(json.get("unit").asText()).isEqualTo("1/cm");
        Vector3d ball = new Vector3d(18, -8, 6);
        assertThat(mean(out, ball, 8)).isCloseTo(250, offset(2.5));
        assertThat(mean(out, new Vector3d(-18, 8, -6), 8)).isCloseTo(0, offset(5.0));
    }

    @Test
    void binnedPreviewAndIterationsShowTheSameBall() {
        Vector3d ball = new Vector3d(18, -8, 6);
        Path preview = folder.resolve("preview.mha");
        JsonNode json = Run.json(words("-o", preview, "--bin", "2", "--views-every", "3"));
        assertThat(json.get("voxelUm").asDouble()).isEqualTo(4);
        assertThat(mean(preview, ball, 8)).isCloseTo(250, offset(5.0));
        Path sirt = folder.resolve("sirt.mha");
        JsonNode iterated = Run.json(
                words("-o", sirt, "--method", "sirt", "--iterations", "20", "--non-negative", "--rows", "2:18"));
        assertThat(iterated.get("residuals")).hasSize(21);
        assertThat(mean(sirt, ball, 8)).isCloseTo(250, offset(7.5));
    }

    @Test
    void preparedProjectionsAreLineIntegrals() {
        Path out = folder.resolve("projections.mha");
        Object[] words = words("-o", out, "--spikes", "0");
        words[0] = "prepare";
        JsonNode json = Run.json(words);
        assertThat(json.get("views").asInt()).isEqualTo(VIEWS);
        try (Volume v =
                VolumeFormats.installed().open(out, OpenOptions.of(new FrameId("v"), BlockCache.ofQuarterHeap()))) {
            // View 0: the ball's middle at column 41.3, row 8.5; chord 2 √(64 − 0.3² − 0.5²).
            double chord = 2 * Math.sqrt(64 - 0.3 * 0.3 - 0.5 * 0.5);
            assertThat(v.finest().value(41, 8, 0)).isCloseTo(PER_PIXEL * chord, offset(1e-4));
            assertThat(v.finest().value(5, 8, 0)).isCloseTo(0, offset(1e-4));
        }
    }

    @Test
    void dryRunSaysWhatItNeedsAndWritesNothing() {
        Path out = folder.resolve("none.ome.zarr");
        JsonNode json = Run.json(words("-o", out, "--dry-run"));
        assertThat(json.get("done").asBoolean()).isFalse();
        assertThat(json.at("/estimate/memoryBytes").asLong()).isGreaterThan(4L * COLUMNS * COLUMNS * ROWS);
        assertThat(Files.exists(out)).isFalse();
    }

    @Test
    void badInputIsRefusedInWords() {
        Path out = folder.resolve("none.mha");
        Path scan = folder.resolve("scan.tif");
        assertThat(Run.of("reconstruct", scan, "-o", out, "--angles", "0:178").err())
                .contains("--pixel");
        assertThat(Run.of("reconstruct", scan, "-o", out, "--pixel", "1um").err())
                .contains("no angles of its 90 views");
        assertThat(Run.of(words("-o", out, "--centre", "left")).err()).contains("'left'");
        assertThat(Run.of(words("-o", out, "--filter", "box")).err()).contains("shepp-logan");
        assertThat(Run.of(words("-o", out, "--rows", "5:900")).err()).contains("24 rows");
        assertThat(Files.exists(out)).isFalse();
    }

    /** Centres measured outside of the project, see the notes beside the files. */
    @Test
    void axesOfRealScansAreFound() {
        Path tooth = RealData.file("ct_tooth_aps/tooth.h5");
        assertThat(centre("align", tooth, "--pixel", "1um")).isBetween(295.0, 296.4);
        Path i13 = RealData.file("ct_i13");
        assertThat(centre(
                        "align",
                        i13.resolve("tiffs"),
                        "--flats",
                        i13.resolve("flat_00001.tiff"),
                        "--darks",
                        i13.resolve("dark_00001.tiff"),
                        "--angles",
                        "-88.2:91.8",
                        "--pixel",
                        "1um"))
                .isCloseTo(86, offset(0.5));
        Path neutrons = RealData.file("neutron_sinogram/sinogram_360_neutron_image.tif");
        assertThat(centre("align", neutrons, "--sinograms", "--angles", "0:360", "--air", "20", "--pixel", "1um"))
                .isCloseTo(245, offset(0.5));
    }

    private static double centre(Object... words) {
        return Run.json(words).at("/centre/column").asDouble();
    }
}
