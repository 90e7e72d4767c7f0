// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.project.ProjectSnapshot;
import org.sextant.render.picture.PictureMetadata;
import org.sextant.world.scene.DataSource;

/** The sample project 01-nested-silica: its expected results, and whether its scans agree with each other. */
class SampleProjectTest {
    @TempDir
    private static Path folder;

    private static Path project;

    @BeforeAll
    static void make() {
        Run run = Run.of("demo", folder.resolve("demo"), "--size", "320x240", "--seed", "1");
        assertThat(run.status()).as(run.err()).isZero();
        project = folder.resolve("demo/sample.sextant");
    }

    @Test
    void resultsAreTheExpectedOnes() throws IOException {
        Path file = Path.of("..", "sample-projects", "01-nested-silica", "expected.json");
        JsonNode expected = new ObjectMapper().readTree(Files.readString(file));
        for (Map.Entry<String, JsonNode> scan : expected.get("scans").properties()) {
            JsonNode info = Run.json("info", folder.resolve("demo/scans").resolve(scan.getKey()), "--stats");
            assertThat(info.get("size"))
                    .as(scan.getKey())
                    .isEqualTo(scan.getValue().get("size"));
            assertThat(info.at("/voxelUm/0").asDouble())
                    .isCloseTo(scan.getValue().get("voxelUm").asDouble(), Offset.offset(1e-10));
            assertThat(info.at("/mean").asDouble())
                    .as(scan.getKey())
                    .isCloseTo(scan.getValue().get("mean").asDouble(), Offset.offset(0.01));
        }
        JsonNode located = Run.json("project", "locate", project, "--in", "et", "--at", "10nm,0nm,-5nm");
        for (JsonNode want : expected.get("locatedFromEt")) {
            JsonNode got = frame(located, want.get("frame").asText());
            for (int i = 0; i < 3; i++) {
                assertThat(got.at("/pointUm/" + i).asDouble())
                        .isCloseTo(want.at("/pointUm/" + i).asDouble(), Offset.offset(1e-9));
                assertThat(got.at("/error/semiAxes95Um/" + i).asDouble())
                        .isCloseTo(want.at("/semiAxes95Um/" + i).asDouble(), Offset.offset(1e-6));
            }
        }
    }

    private static JsonNode frame(JsonNode located, String name) {
        for (JsonNode f : located.get("frames")) {
            if (f.get("frame").asText().equals(name)) {
                return f;
            }
        }
        throw new AssertionError("no frame " + name);
    }

    /** Poses as stored and voxels as written agree with the function that was scanned. */
    @Test
    void everythingInTheProjectIsTrue() {
        Run run = Run.of("verify", project, "--json");
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.json().get("checks").findValuesAsText("verdict"))
                .hasSizeGreaterThanOrEqualTo(8)
                .containsOnly("pass");
    }

    @Test
    void picturesShowTheSampleAndSayTheirView() throws IOException {
        for (String name : new String[] {"overview.png", "zoom.png"}) {
            Path file = folder.resolve("demo").resolve(name);
            BufferedImage picture = ImageIO.read(file.toFile());
            int bright = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    bright += (picture.getRGB(x, y) >> 8 & 255) > 90 ? 1 : 0;
                }
            }
            double share = bright / (double) (picture.getWidth() * picture.getHeight());
            assertThat(share)
                    .as(name + ": share of the picture that shows something")
                    .isBetween(0.03, 0.7);
            Map<String, String> texts = PictureMetadata.read(file);
            assertThat(texts.get(PictureMetadata.VIEW)).contains("camera");
            assertThat(Double.parseDouble(texts.get(PictureMetadata.PIXEL_UM))).isPositive();
        }
    }

    /** The demo is made in a folder of another name and then moved: what it notes must still lead to the files. */
    @Test
    void provenanceLeadsToThePoseFiles() {
        ProjectSnapshot snapshot = ProjectSnapshot.read(project);
        snapshot.world().frames().placements().forEach(p -> {
            Map<String, String> how = p.how().details();
            Path file = snapshot.inputs().path(new DataSource(how.get("file"), Map.of(), 0, ""));
            assertThat(file).exists();
            assertThat(snapshot.inputs().source(file, Map.of()).checksum()).isEqualTo(how.get("checksum"));
        });
    }

    @Test
    void theDemoReplacesItsOwnFolderAndNoOther() throws IOException {
        assertThat(Run.of("demo", folder.resolve("demo"), "--size", "32x24").status())
                .isZero();
        Path other = Files.createDirectories(folder.resolve("thesis"));
        Files.writeString(other.resolve("chapter.txt"), "precious");
        Run run = Run.of("demo", other);
        assertThat(run.status()).isEqualTo(1);
        assertThat(other.resolve("chapter.txt")).hasContent("precious");
    }
}
