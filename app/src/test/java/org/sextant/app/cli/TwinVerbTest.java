// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.instrument.Instruments;
import org.sextant.twin.instrument.TwinSize;
import org.sextant.twin.sample.SampleKind;
import org.sextant.twin.scan.ScanPlan;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;

/** The verb around the scans. */
class TwinVerbTest {
    @TempDir
    private Path folder;

    @Test
    void aDryRunTellsScansAndBytesAndWritesNothing() throws IOException {
        JsonNode json = Run.json("twin", folder.resolve("t"), "--size", "small", "--dry-run");
        assertThat(json.get("written").asBoolean()).isFalse();
        assertThat(json.get("expectedBytes").asLong()).isBetween(100_000_000L, 250_000_000L);
        assertThat(json.at("/samples/0/scans")).hasSize(6);
        assertThat(json.at("/samples/1/scans")).hasSize(2);
        assertThat(json.at("/samples/0/scans/3/voxelUm").asDouble()).isEqualTo(0.065);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatTheVerbDidNotMakeIsNotReplaced() throws IOException {
        Files.writeString(folder.resolve("precious.txt"), "mine");
        Run run = Run.of("twin", folder, "--size", "small");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("it exists already").contains("--overwrite");
        Run over = Run.of("twin", folder, "--size", "small", "--overwrite");
        assertThat(over.status()).isEqualTo(1);
        assertThat(over.err()).contains("was not made by sextant twin");
        assertThat(folder.resolve("precious.txt")).exists();
    }

    @Test
    void impossibleTiltsAreRefused() {
        Run run = Run.of("twin", folder.resolve("t"), "--tilt-range", "200", "--dry-run");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("1 to 180 degrees, not 200");
        assertThat(Run.of("twin", folder.resolve("t"), "--size", "huge").status())
                .isEqualTo(2);
    }

    /** The electron tomogram alone: raw frames, volume, truth, and a project that owns to not knowing the pose. */
    @Test
    void aPartIsWhole() throws IOException {
        List<Instrument> et = Instruments.silica(TwinSize.SMALL, 20).subList(5, 6);
        TwinPart part = new TwinPart(
                "silica",
                SampleKind.SILICA,
                et,
                (sample, instruments, seed) -> List.of(
                        ScanPlan.of(instruments.get(0), sample.places().get(2).centreUm(), seed)));
        try (WorkContext work = WorkContext.quiet()) {
            part.make(folder, 1, s -> {}, work);
        }
        assertThat(folder.resolve("raw"))
                .isDirectoryContaining("glob:**et.mrc")
                .isDirectoryContaining("glob:**et.rawtlt");
        try (Stream<Path> volumes = Files.list(folder.resolve("volumes"))) {
            assertThat(volumes.map(p -> p.getFileName().toString())).containsExactly("et.ome.zarr");
        }
        JsonNode truth =
                new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
        assertThat(truth.toString()).contains("driftColumnsPixels").contains("centreOffsetUm");
        JsonNode shown = Run.json("project", "show", folder.resolve("silica.sextant"));
        assertThat(shown.toString()).contains("\"et\"");
        JsonNode file = Run.json("info", folder.resolve("raw/et.mrc"));
        assertThat(file.at("/size").toString()).isEqualTo("[128,128,20]");
    }

    /** Scans are written into the folder that they are given: cancelled before the first, nothing else is there. */
    @Test
    void cancelledWorkIsNoTwin() throws IOException {
        Path target = folder.resolve("t");
        try (WorkContext work = WorkContext.quiet()) {
            work.cancel();
            assertThatThrownBy(() -> AtomicOutput.write(
                            target,
                            false,
                            0,
                            part -> TwinPart.silica(TwinSize.SMALL, 180).make(part, 1, s -> {}, work)))
                    .isInstanceOf(CancelledException.class);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
