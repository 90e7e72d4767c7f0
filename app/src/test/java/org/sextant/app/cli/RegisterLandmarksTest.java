// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.joml.Vector3d;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.project.Project;
import org.sextant.project.ProjectSnapshot;
import org.sextant.testkit.RealData;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Placement;
import org.sextant.world.scene.World;

class RegisterLandmarksTest {
    @TempDir
    Path folder;

    private Path project;

    /** The scan nano lies turned by 90° about z and shifted by (100, 0, 0) in uct: (x, y, z) is at (100 − y, x, z). */
    @BeforeEach
    void project() throws IOException {
        project = folder.resolve("p.sextant");
        Run.json("project", "create", project);
        for (String name : new String[] {"uct", "nano"}) {
            Path raw = Files.write(folder.resolve(name + ".raw"), new byte[64]);
            Run.json(
                    "project",
                    "add",
                    project,
                    raw,
                    "--name",
                    name,
                    "--voxel",
                    "1um",
                    "--raw-size",
                    "4x4x4",
                    "--raw-type",
                    "u8");
        }
        double[][] points = {{0, 0, 0}, {30, 0, 5}, {0, 40, 0}, {10, 20, 30}, {25, 35, 15}};
        for (int i = 0; i < points.length; i++) {
            double[] p = points[i];
            double off = i == 4 ? 0.5 : 0;
            mark("m" + i, "nano", p[0], p[1], p[2]);
            mark("m" + i, "uct", 100 - p[1] + off, p[0], p[2]);
        }
    }

    private void mark(String name, String frame, double x, double y, double z) {
        String at = x + "um," + y + "um," + z + "um";
        Run.json("project", "mark", project, "landmark", name, "--in", frame, "--at", at, "--sd", "0.1um");
    }

    @Test
    void theScanIsPlacedWithItsErrorAndItsHistory() {
        JsonNode json = Run.json("register", "landmarks", "--project", project, "--moving", "nano", "--fixed", "uct");
        assertThat(json.get("rotationDeg").asDouble()).isCloseTo(90, Offset.offset(1.0));
        assertThat(json.at("/landmarks/4/doubtful").asBoolean()).isFalse();
        assertThat(json.at("/landmarks/4/residualUm").asDouble()).isBetween(0.05, 0.5);
        World world = ProjectSnapshot.read(project).world();
        Placement p = world.frames().placement(new FrameId("nano")).orElseThrow();
        assertThat(p.parent()).isEqualTo(new FrameId("uct"));
        assertThat(p.toParent().apply(new Vector3d(0, 0, 0)).distance(100, 0, 0))
                .isLessThan(0.4);
        assertThat(p.knownCovariance()).isPresent();
        assertThat(p.how().details())
                .containsEntry("computation", "register-landmarks-1")
                .containsKey("before");
        assertThat(world.computations()).singleElement().satisfies(c -> {
            assertThat(c.parametersJson()).contains("\"movingUm\":[30.0,0.0,5.0]");
            assertThat(c.numbers()).anyMatch(n -> n.name().equals("residual.m4") && n.value() > 0.05);
        });
        JsonNode located = Run.json("project", "locate", project, "--in", "nano", "--at", "10,10,10");
        assertThat(located.toString()).contains("\"complete\":true");
        try (Project open = Project.open(project)) {
            open.model().undo();
            assertThat(open.world()
                            .frames()
                            .placement(new FrameId("nano"))
                            .orElseThrow()
                            .parent())
                    .isEqualTo(FrameId.WORLD);
        }
    }

    @Test
    void aDryRunTellsAndChangesNothing() {
        Run run = Run.of(
                "register",
                "landmarks",
                "--project",
                project,
                "--moving",
                "nano",
                "--fixed",
                "uct",
                "--robust",
                "--dry-run");
        assertThat(run.out()).contains("m4").contains("left out").contains("nothing was changed");
        assertThat(run.err()).contains("disagree with most others: m4");
        assertThat(ProjectSnapshot.read(project).world().computations()).isEmpty();
    }

    @Test
    void whatIsMissingIsAskedFor() {
        assertThat(Run.of("register", "landmarks").status()).isEqualTo(2);
        Run none = Run.of("register", "landmarks", "--project", project, "--moving", "nano", "--fixed", "world");
        assertThat(none.err()).contains("no landmark is in both 'nano' [m0, m1").contains("project mark");
        Path csv = folder.resolve("l.csv");
        assertThat(Run.of("register", "landmarks", "--from", csv).err()).contains("--unit");
    }

    @Test
    void bigWarpsLandmarksOfTheMriStackAreToldAsTheyAre() throws IOException {
        Path csv = RealData.file("registration_mri_bigwarp/bigwarp_mri_stack_landmarks.csv");
        Path tfm = folder.resolve("pose.tfm");
        Run run = Run.of("register", "landmarks", "--from", csv, "--unit", "um", "--tfm", tfm, "--json");
        assertThat(run.json().get("freUm").asDouble()).isCloseTo(18.8310, Offset.offset(5e-4));
        assertThat(run.json().get("rotationDeg").asDouble()).isCloseTo(8.0779, Offset.offset(5e-4));
        assertThat(run.err()).contains("1.158 times as large");
        assertThat(Files.readString(tfm)).startsWith("#Insight Transform File V1.0");
    }
}
