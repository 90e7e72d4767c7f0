// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.World;

class ProjectTest {
    @TempDir
    Path temp;

    private Path folder() {
        return temp.resolve("sample.sextant");
    }

    @Test
    void changesAreThereAfterReopeningWithoutSaving() {
        try (Project p = Project.create(folder())) {
            assertThat(p.name()).isEqualTo("sample");
            SampleWorld.edits().forEach(p.model()::apply);
        }
        try (Project p = Project.open(folder())) {
            assertThat(p.world()).isEqualTo(SampleWorld.full());
            assertThat(p.notices()).isEmpty();
        }
    }

    @Test
    void undoAndRedoReachBackBeyondARestartAndASave() {
        List<WorldEdit> edits = SampleWorld.edits();
        try (Project p = Project.create(folder())) {
            edits.forEach(p.model()::apply);
            p.model().undo();
            p.save();
            p.model().undo();
        }
        try (Project p = Project.open(folder())) {
            p.model().redo();
            assertThat(p.model().redo()).isEqualTo(SampleWorld.full());
            assertThat(p.model().canRedo()).isFalse();
            while (p.model().canUndo()) {
                p.model().undo();
            }
            assertThat(p.world()).isEqualTo(World.EMPTY);
        }
        assertThat(ProjectSnapshot.read(folder()).world()).isEqualTo(World.EMPTY);
        assertThat(ProjectSnapshot.read(folder()).sequence()).isEqualTo(8 + 2 + 2 + 8);
    }

    @Test
    void aRefusedEditLeavesNoTrace() throws IOException {
        try (Project p = Project.create(folder())) {
            long before = Files.size(folder().resolve(ProjectState.JOURNAL));
            assertThatThrownBy(() -> p.model().apply(new WorldEdit.RemoveBox("none")))
                    .isInstanceOf(SextantException.class);
            assertThat(Files.size(folder().resolve(ProjectState.JOURNAL))).isEqualTo(before);
        }
    }

    @Test
    void addVolumeIsOneStepAndRefusesNamesInUse() {
        var frame = SampleWorld.MICRO;
        var placement = SampleWorld.placement(frame, FrameId.WORLD, 1, null);
        var v = SampleWorld.volume("v", frame);
        try (Project p = Project.create(folder())) {
            p.addVolume("v", v.source(), v.grid(), placement, v.layer());
            assertThat(p.world().volume("v")).isEqualTo(v);
            assertThatThrownBy(() -> p.addVolume("v", v.source(), v.grid(), placement, v.layer()))
                    .hasMessageContaining("'v'");
            assertThatThrownBy(() -> p.addVolume("w", v.source(), v.grid(), placement, v.layer()))
                    .hasMessageContaining("'micro'");
            assertThatThrownBy(() -> p.addVolume(
                            "w",
                            v.source(),
                            v.grid(),
                            SampleWorld.placement(new FrameId("w"), FrameId.WORLD, 1, null),
                            v.layer()))
                    .hasMessageContaining("lie in the frame 'micro'");
            assertThat(p.model().undo()).isEqualTo(World.EMPTY);
        }
    }

    @Test
    void savingKeepsMembersThatThisVersionDoesNotKnow() throws IOException {
        Project.create(folder()).close();
        edit(n -> n.putObject("later").put("x", 1));
        try (Project p = Project.open(folder())) {
            p.model().apply(SampleWorld.edits().get(0));
            p.save();
        }
        assertThat(tree().at("/later/x").asInt()).isEqualTo(1);
        assertThat(tree().at("/journalPosition").asInt()).isEqualTo(1);
    }

    @Test
    void anUnknownVersionIsNamedWithTheRemedy() throws IOException {
        Project.create(folder()).close();
        edit(n -> n.put("version", 7));
        assertThatThrownBy(() -> Project.open(folder()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is 7")
                .hasMessageContaining("reads version 1")
                .hasMessageContaining("newer Sextant");
        edit(n -> n.put("version", 1).put("schema", "other"));
        assertThatThrownBy(() -> Project.open(folder())).hasMessageContaining("'other'");
    }

    @Test
    void aFolderThatIsNoProjectIsToldSo() throws IOException {
        assertThatThrownBy(() -> Project.open(temp)).hasMessageContaining("no project");
        assertThatThrownBy(() -> Project.open(folder())).hasMessageContaining("no such folder");
        assertThatThrownBy(() -> ProjectSnapshot.read(temp)).hasMessageContaining("no project");
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void creatingTakesAnEmptyFolderAndNoOther() throws IOException {
        Files.createDirectory(folder());
        Project.create(folder()).close();
        assertThatThrownBy(() -> Project.create(folder())).hasMessageContaining("project already");
        Files.writeString(temp.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> Project.create(temp)).hasMessageContaining("not empty");
        assertThat(temp.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aProjectFileEditedByHandIsNotPassedOver() throws IOException {
        try (Project p = Project.create(folder())) {
            SampleWorld.edits().forEach(p.model()::apply);
            p.save();
        }
        edit(n -> ((ObjectNode) n.at("/world/views/0")).put("unitLengthUm", 17));
        assertThatThrownBy(() -> Project.open(folder()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("edited outside");
        Files.delete(folder().resolve(ProjectState.JOURNAL));
        try (Project p = Project.open(folder())) {
            assertThat(p.world().view("front").look().unitLengthUm()).isEqualTo(17);
            assertThat(p.notices())
                    .singleElement()
                    .asString()
                    .contains("is missing")
                    .contains("change 8");
            p.model().apply(new WorldEdit.RemoveView("front"));
        }
        assertThat(ProjectSnapshot.read(folder()).sequence()).isEqualTo(9);
    }

    @Test
    void aJournalOlderThanTheProjectIsRefused() throws IOException {
        try (Project p = Project.create(folder())) {
            SampleWorld.edits().forEach(p.model()::apply);
            Files.copy(folder().resolve(ProjectState.JOURNAL), temp.resolve("old"));
            p.model().undo();
            p.save();
        }
        Files.delete(folder().resolve(ProjectState.JOURNAL));
        Files.move(temp.resolve("old"), folder().resolve(ProjectState.JOURNAL));
        assertThatThrownBy(() -> Project.open(folder()))
                .hasMessageContaining("after change 8")
                .hasMessageContaining("(9)");
    }

    @Test
    void aLongJournalIsPutAsideWhenOpening() throws IOException {
        try (Project p = Project.create(folder())) {
            SampleWorld.edits().forEach(p.model()::apply);
        }
        try (Project p = Project.open(folder(), Clock.systemUTC(), 1)) {
            assertThat(folder().resolve("journal-0-8.jsonl")).exists();
            assertThat(p.model().canUndo()).isFalse();
            p.model().apply(new WorldEdit.RemoveView("front"));
            p.save();
        }
        try (Project p = Project.open(folder())) {
            assertThat(p.world().views()).hasSize(1);
            assertThat(p.model().undo()).isEqualTo(SampleWorld.full());
            assertThat(p.model().canUndo()).isFalse();
        }
        Project.open(folder(), Clock.systemUTC(), 1).close();
        assertThat(folder().resolve("journal-8-10.jsonl")).exists();
        assertThat(ProjectSnapshot.read(folder()).world()).isEqualTo(SampleWorld.full());
    }

    @Test
    void foldersAreMadeWhenTheyAreNeeded() {
        try (Project p = Project.create(folder())) {
            assertThat(folder().resolve("shots")).doesNotExist();
            assertThat(p.folder(ProjectFolder.SHOTS))
                    .isEqualTo(folder().resolve("shots"))
                    .isDirectory();
        }
    }

    @Test
    void nothingIsRecordedAfterClosing() {
        Project p = Project.create(folder());
        p.close();
        assertThatThrownBy(() -> p.model().apply(SampleWorld.edits().get(0))).isInstanceOf(DataException.class);
        assertThat(p.world()).isEqualTo(World.EMPTY);
    }

    @Test
    void movedInputsAreFoundAndTheProjectPointsToThem() throws IOException {
        Path scan = Files.write(temp.resolve("scan.tif"), new byte[5000]);
        var frame = SampleWorld.MICRO;
        var v = SampleWorld.volume("v", frame);
        try (Project p = Project.create(folder());
                WorkContext work = WorkContext.quiet()) {
            DataSource source = p.inputs().source(scan, Map.of("voxel", "65nm"));
            p.addVolume("v", source, v.grid(), SampleWorld.placement(frame, FrameId.WORLD, 1, null), v.layer());
            assertThat(p.inputProblems()).isEmpty();
            Files.createDirectory(temp.resolve("moved"));
            Files.move(scan, temp.resolve("moved/scan.tif"));
            assertThat(p.inputProblems()).singleElement().asString().contains("5000 bytes");
            assertThat(p.relocate(temp.resolve("moved"), work)).hasSize(1);
            assertThat(p.inputProblems()).isEmpty();
            assertThat(p.world().volume("v").source().options()).containsEntry("voxel", "65nm");
        }
        ProjectSnapshot seen = ProjectSnapshot.read(folder());
        assertThat(seen.inputs().require(seen.world().volume("v").source())).isEqualTo(temp.resolve("moved/scan.tif"));
    }

    @Test
    void aTornEndIsToldInWordsAndCutOff() throws IOException {
        try (Project p = Project.create(folder())) {
            SampleWorld.edits().forEach(p.model()::apply);
        }
        Path journal = folder().resolve(ProjectState.JOURNAL);
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(whole, whole.length - 9));
        assertThat(ProjectSnapshot.read(folder()).sequence()).isEqualTo(7);
        assertThat(Files.size(journal)).as("a reader changes nothing").isEqualTo(whole.length - 9);
        try (Project p = Project.open(folder())) {
            assertThat(p.notices())
                    .singleElement()
                    .asString()
                    .contains("after change 7")
                    .contains("journal.torn-");
            assertThat(p.world().views()).hasSize(1);
        }
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.filter(f -> f.getFileName().toString().startsWith("journal.torn-")))
                    .hasSize(1);
        }
    }

    private ObjectNode tree() throws IOException {
        return (ObjectNode)
                new ObjectMapper().readTree(folder().resolve("project.json").toFile());
    }

    private void edit(java.util.function.Consumer<ObjectNode> change) throws IOException {
        ObjectNode n = tree();
        change.accept(n);
        Files.write(folder().resolve("project.json"), new ObjectMapper().writeValueAsBytes(n));
    }
}
