// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3d;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.compute.operation.Citation;
import org.sextant.compute.operation.Estimate;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.InputSlot;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Kind;
import org.sextant.compute.operation.Operation;
import org.sextant.compute.operation.OperationInfo;
import org.sextant.compute.operation.Operations;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.OutputSlot;
import org.sextant.compute.operation.Parameter;
import org.sextant.compute.operation.Quantity;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.project.Project;
import org.sextant.project.ProjectSnapshot;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.length.Length;
import org.sextant.world.scene.Computation;
import org.sextant.world.scene.World;

/** Any operation as a verb, shown on one that adds a number and tells where its second input lies. */
class OperationVerbTest {
    record Settings(
            @Parameter(help = "What is added.") double amount,
            @Parameter(help = "Not used.", min = 0) Optional<Length> radius) {}

    static final class Shift implements Operation<Settings> {
        @Override
        public OperationInfo info() {
            return new OperationInfo(
                    "filter.shift",
                    3,
                    "Add a number",
                    "100 % of the voxels get it.",
                    List.of(
                            InputSlot.required("grey", Kind.GREY, "What is shifted."),
                            InputSlot.optional("other", Kind.GREY, "What is only located.")),
                    List.of(new OutputSlot("shifted", Kind.GREY, "The sum.")),
                    List.of(new Citation("Nobody 2026", "10.1/2")));
        }

        @Override
        public Class<Settings> parameters() {
            return Settings.class;
        }

        @Override
        public Estimate estimate(Inputs inputs, Settings p) {
            return new Estimate(inputs.volume("grey").size().voxels() * 4, 0.5);
        }

        @Override
        public Outcome run(Inputs inputs, Settings p, ExecutionContext c) {
            FloatVoxels v = VoxelReader.of(inputs.volume("grey"), c.work()).floats();
            for (float[] plane : v.planes()) {
                for (int i = 0; i < plane.length; i++) {
                    plane[i] += (float) p.amount();
                }
            }
            Outcome out = Outcome.of(
                            "shifted",
                            VoxelVolume.of("shifted", v, inputs.volume("grey").grid(), "um"))
                    .with(new Table("rows", List.of(new Column("label", "", new double[] {1, 2}))))
                    .with(List.of(Quantity.of("first", v.at(0, 0, 0), "um"), Quantity.of("none", Double.NaN, "")));
            return inputs.find("other")
                    .map(o -> out.with(List.of(Quantity.of("other.x", o.grid().originUm().x, "um"))))
                    .orElse(out)
                    .withNotice("it was shifted");
        }
    }

    @TempDir
    Path folder;

    private Path scan;
    private Path far;

    @BeforeEach
    void writeScans() {
        scan = write("scan.nrrd", 0);
        far = write("far.nrrd", 5);
    }

    private Path write(String name, double originUm) {
        Path file = folder.resolve(name);
        VoxelGrid grid =
                VoxelGrid.of(new FrameId("f"), new Size3(4, 3, 2), new Vector3d(0.5), new Vector3d(originUm, 0, 0));
        FloatVoxels v = new FloatVoxels(new Lattice(4, 3, 2, 0.5, 0.5, 0.5), new float[2][12]);
        v.set(1, 0, 0, 7);
        try (WorkContext work = WorkContext.quiet()) {
            VolumeFormats formats = VolumeFormats.installed();
            VolumeFormats.write(
                    formats.exporterFor(file), VoxelVolume.of(name, v, grid, ""), file, ExportOptions.DEFAULT, work);
        }
        return file;
    }

    private static Run run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
        int status = new CommandLineProgram(console, () -> new Operations(List.of(new Shift())))
                .run(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Run(status, out.toString(), err.toString());
    }

    @Test
    void resultsGoToTheFilesThatAreNamed() throws IOException {
        Path out = folder.resolve("out.nrrd");
        Path csv = folder.resolve("rows.csv");
        Run run = run("filter", "shift", scan, "--amount", "2.5", "-o", out, "--table", csv, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("note: it was shifted");
        JsonNode json = run.json();
        assertThat(json.at("/quantities/first/value").asDouble()).isEqualTo(2.5);
        assertThat(json.at("/quantities/none/value").isNull()).isTrue();
        assertThat(json.at("/version").asInt()).isEqualTo(3);
        assertThat(json.at("/parameters/amount").asDouble()).isEqualTo(2.5);
        assertThat(json.at("/inputs/grey/checksum").asText()).startsWith("sha256-sampled:");
        assertThat(json.at("/tables/rows/rows").asInt()).isEqualTo(2);
        assertThat(Files.readString(csv)).isEqualTo("label\n1\n2\n");
        Path asJson = folder.resolve("rows.json");
        assertThat(run("filter", "shift", scan, "--amount", "1", "--table", asJson)
                        .status())
                .isZero();
        assertThat(Files.readString(asJson)).contains("\"values\":[1.0,2.0]");
        JsonNode info = Run.json("info", out, "--stats");
        assertThat(info.get("max").asDouble()).isEqualTo(9.5);
        assertThat(info.at("/voxelUm/0").asDouble()).isEqualTo(0.5);
    }

    @Test
    void whatIsMissingOrWrongIsSaidBeforeAnythingIsDone() {
        assertThat(run("filter", "shift").err()).contains("GREY").contains("What is shifted");
        assertThat(run("filter", "shift").status()).isEqualTo(2);
        assertThat(run("filter", "shift", scan).err()).contains("--amount is missing");
        assertThat(run("filter", "shift", scan, "--amount", "2", "--radius", "-1um")
                        .err())
                .contains("--radius must lie between 0 um and infinity");
        assertThat(run("filter", "shift", scan, "--amount", "2", "-o", "wrong=" + folder.resolve("x.nrrd"))
                        .err())
                .contains("makes no 'wrong', only [shifted]");
        assertThat(run("filter", "shift", scan, "--amount", "2", "-o", scan).err())
                .contains("same file");
        assertThat(run("filter", "shift", scan, "--amount", "2", "-o", far).err())
                .contains("exists already");
        assertThat(run("filter", "nothing").status()).isEqualTo(2);
        assertThat(run("filter", "shift", scan, "--amount", "2", "--device", "cuda", "--json")
                        .err())
                .contains("'cuda' is no device; choose auto, java, opencl");
    }

    @Test
    void aDryRunSaysWhatItNeedsAndWritesNothing() {
        Path out = folder.resolve("out.nrrd");
        JsonNode json = run("filter", "shift", scan, "--amount", "1", "-o", out, "--dry-run", "--json")
                .json();
        assertThat(json.at("/estimate/memoryBytes").asInt()).isEqualTo(4 * 24);
        assertThat(json.get("done").asBoolean()).isFalse();
        assertThat(out).doesNotExist();
    }

    @Test
    void helpShowsParametersSourceAndAnExample() {
        String help = run("filter", "shift", "--help").out();
        assertThat(help)
                .contains("--amount=N")
                .contains("100 % of the voxels")
                .contains("doi:10.1/2")
                .contains("sextant filter shift grey.ome.zarr --amount 2 -o shifted.ome.zarr");
        assertThat(run("--help").out()).contains("filter");
    }

    @Test
    void inAProjectResultsStandWithTheirRecordAndGoWithIt() {
        Path project = folder.resolve("p.sextant");
        Run.json("project", "create", project);
        Run.json("project", "add", project, scan, "--name", "scan");
        Run run = run("filter", "shift", "scan", "--amount", "2", "--project", project, "--seed", "9");
        assertThat(run.status()).as(run.err()).isZero();
        World world = ProjectSnapshot.read(project).world();
        Computation c = world.computations().get(0);
        assertThat(c.operation()).isEqualTo("filter.shift");
        assertThat(c.parametersJson()).isEqualTo("{\"amount\":2.0,\"radius\":null}");
        assertThat(c.inputs().get("grey")).isEqualTo(world.volume("scan").source());
        assertThat(c.outputs()).containsOnlyKeys("rows", "shifted");
        assertThat(c.numbers()).extracting(Computation.Number::name).containsExactly("first");
        assertThat(c.how().details()).containsEntry("seed", "9").containsEntry("device", "Java");
        assertThat(world.volume("scan-shifted").grid().frame()).isEqualTo(new FrameId("scan"));
        assertThat(project.resolve("tables/scan-rows.csv")).exists();

        Run show = Run.of("project", "show", project);
        assertThat(show.out()).contains("filter-shift-1: filter.shift of ../scan.nrrd");
        assertThat(Run.json("project", "show", project)
                        .at("/computations/0/parameters/amount")
                        .asDouble())
                .isEqualTo(2);
        Run again = run("filter", "shift", "scan", "--amount", "2", "--project", project);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("scan-shifted");
        try (Project open = Project.open(project)) {
            open.model().undo();
            assertThat(open.world().computations()).isEmpty();
            assertThat(open.world().volumes()).hasSize(1);
        }
        Run other = run("filter", "shift", "scan", "--amount", "2", "--project", project, "--overwrite");
        assertThat(other.err()).contains("scan-shifted");
        Path rows = project.resolve("tables/scan-rows.csv");
        AtomicOutput.delete(project.resolve("volumes/scan-shifted.ome.zarr"));
        assertThat(run("filter", "shift", "scan", "--amount", "3", "--project", project)
                        .status())
                .isZero();
        assertThat(rows).exists();
        assertThat(project.resolve("tables/scan-rows-2.csv")).exists();
    }

    @Test
    void inputsOfAProjectComeInTheFrameOfTheFirst() throws IOException {
        Path project = folder.resolve("p.sextant");
        Path pose = Files.writeString(folder.resolve("pose.json"), "{\"translation\": [\"100um\", \"0um\", \"0um\"]}");
        Run.json("project", "create", project);
        Run.json("project", "add", project, scan, "--name", "scan");
        Run.json("project", "add", project, far, "--name", "far", "--pose", pose);
        JsonNode json = run(
                        "filter",
                        "shift",
                        "scan",
                        "--other",
                        "far",
                        "--amount",
                        "0",
                        "--project",
                        project,
                        "--name",
                        "moved",
                        "--json")
                .json();
        assertThat(json.at("/quantities/other.x/value").asDouble()).isEqualTo(105);
        assertThat(ProjectSnapshot.read(project).world().volume("moved-shifted").name())
                .isEqualTo("moved-shifted");
    }
}
