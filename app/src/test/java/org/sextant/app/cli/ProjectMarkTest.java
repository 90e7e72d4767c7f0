// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.project.ProjectSnapshot;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Locus;
import org.sextant.world.grid.Box3;
import org.sextant.world.scene.Annotation;
import org.sextant.world.scene.World;

class ProjectMarkTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsMarkedIsInTheProject() {
        Path project = folder.resolve("p.sextant");
        Run.json("project", "create", project);
        Run.json("project", "mark", project, "pin", "void", "--at", "1um,2nm,3mm", "--text", "large void");
        Run.json("project", "mark", project, "ruler", "r", "--from", "0um,0um,0um", "--to", "3um,4um,0um");
        Run.json("project", "mark", project, "box", "next", "--from", "3um,0um,5um", "--to", "1um,2um,4um");
        Run.json("project", "mark", project, "landmark", "bead", "--at", "1um,1um,1um", "--sd", "0.5um");
        World w = ProjectSnapshot.read(project).world();
        Annotation.Pin pin =
                new Annotation.Pin("void", Locus.exact(FrameId.WORLD, new Vector3d(1, 0.002, 3000)), "large void");
        Annotation.Ruler ruler = new Annotation.Ruler("r", FrameId.WORLD, new Vector3d(), new Vector3d(3, 4, 0));
        assertThat(w.annotations()).isEqualTo(List.of(pin, ruler));
        assertThat(w.lengthUm(ruler)).isEqualTo(5);
        assertThat(w.boxes().get(0).box())
                .isEqualTo(new Box3(FrameId.WORLD, new Vector3d(1, 0, 4), new Vector3d(3, 2, 5)));
        assertThat(w.landmarks().get(0).at().covarianceUm2().m11()).isEqualTo(0.25);
    }

    @Test
    void whatIsMissingIsAskedFor() {
        Path project = folder.resolve("p.sextant");
        Run.json("project", "create", project);
        assertThat(Run.of("project", "mark", project, "pin", "p").err()).contains("--at");
        assertThat(Run.of("project", "mark", project, "ruler", "r", "--from", "1um,1um,1um")
                        .err())
                .contains("--to");
        assertThat(Run.of("project", "mark", project, "pin", "p", "--at", "1,2,3")
                        .status())
                .isEqualTo(2);
        assertThat(Run.of("project", "mark", project, "flag", "p").status()).isEqualTo(2);
        Run nowhere = Run.of("project", "mark", project, "pin", "p", "--in", "x", "--at", "1um,1um,1um");
        assertThat(nowhere.status()).isEqualTo(1);
        assertThat(nowhere.err()).contains("'x'");
    }
}
