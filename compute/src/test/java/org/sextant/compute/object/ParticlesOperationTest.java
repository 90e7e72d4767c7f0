// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.joml.Matrix4x3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.compute.operation.ExecutionContext;
import org.sextant.compute.operation.Inputs;
import org.sextant.compute.operation.Operations;
import org.sextant.compute.operation.Outcome;
import org.sextant.compute.operation.ParameterSchema;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.table.Table;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** The table of objects of bodies whose numbers are known. */
class ParticlesOperationTest {
    private static final FrameId FRAME = new FrameId("scan");

    private final WorkContext work = new WorkContext(2, Progress.NONE);
    private final ParticlesOperation operation = new ParticlesOperation();

    private Outcome run(Map<String, Volume> volumes, Map<String, String> parameters) {
        return operation.run(
                new Inputs(volumes, Map.of()),
                ParameterSchema.of(ParticlesOperation.Particles.class).parse(parameters),
                ExecutionContext.of(work));
    }

    private static VoxelGrid grid(Lattice l, Quaterniond turn, Vector3d shiftUm) {
        Affine3 map = new Affine3(
                FRAME.index(),
                FRAME,
                new Matrix4x3d().translation(shiftUm).rotate(turn).scale(l.dxUm(), l.dyUm(), l.dzUm()));
        return new VoxelGrid(new Size3(l.nx(), l.ny(), l.nz()), map);
    }

    @Test
    void anEllipsoidInATurnedFrameHasItsVolumePlaceAndAxes() {
        Lattice l = new Lattice(60, 50, 40, 0.5, 0.6, 0.8);
        LabelVoxels v = RandomObjects.body(l, (x, y, z) -> x * x / 169 + y * y / 81 + z * z / 49 < 1);
        Quaterniond turn = new Quaterniond().rotationXYZ(0.3, -0.8, 1.1);
        VoxelGrid grid = grid(l, turn, new Vector3d(100, -50, 20));
        Table t = run(Map.of("labels", VoxelVolume.of("v", v, grid)), Map.of())
                .tables()
                .get(0);
        double volume = 4 / 3.0 * Math.PI * 13 * 9 * 7;
        // Counting lattice points in a body of N voxels errs by about N^(1/3) of them: here 0.1 %; 1 % leaves room.
        assertThat(t.column("volume").get(0)).isCloseTo(volume, Percentage.withPercentage(1));
        assertThat(t.column("esd").get(0)).isCloseTo(2 * Math.cbrt(13 * 9 * 7), Percentage.withPercentage(0.4));
        assertThat(t.column("axis.major").get(0)).isCloseTo(26, Percentage.withPercentage(1));
        assertThat(t.column("axis.middle").get(0)).isCloseTo(18, Percentage.withPercentage(1));
        assertThat(t.column("axis.minor").get(0)).isCloseTo(14, Percentage.withPercentage(1));
        assertThat(t.column("feret").get(0)).isCloseTo(26, within(0.8));
        Vector3d major = new Vector3d(
                t.column("axis.major.x").get(0),
                t.column("axis.major.y").get(0),
                t.column("axis.major.z").get(0));
        assertThat(Math.abs(major.dot(turn.transform(new Vector3d(1, 0, 0))))).isCloseTo(1, within(1e-4));
        // The middle of the body is the index n/2 less the shift of RandomObjects.body.
        Vector3d middle = grid.indexToFrame().apply(new Vector3d(30 - 0.21, 25 - 0.37, 20 - 0.11));
        Vector3d found = new Vector3d(
                t.column("centroid.x").get(0),
                t.column("centroid.y").get(0),
                t.column("centroid.z").get(0));
        assertThat(found.distance(middle)).isLessThan(0.05);
        assertThat(t.column("euler").get(0)).isEqualTo(1);
        assertThat(t.column("border").get(0)).isZero();
        // Knud Thomsen's formula for the surface of an ellipsoid errs by at most 1.1 %.
        double p = 1.6075;
        double surface = 4
                * Math.PI
                * Math.pow((Math.pow(13 * 9.0, p) + Math.pow(13 * 7.0, p) + Math.pow(9 * 7.0, p)) / 3, 1 / p);
        assertThat(t.column("surface.crofton").get(0)).isCloseTo(surface, Percentage.withPercentage(3));
    }

    @Test
    void poresAndThicknessAreCountedInEachObject() {
        Lattice l = new Lattice(12, 11, 10, 2, 2, 2);
        LabelVoxels v = LabelVoxels.zero(l);
        Mask pores = Mask.zero(l);
        FloatVoxels thickness = FloatVoxels.zero(l);
        for (int z = 2; z < 8; z++) {
            for (int y = 2; y < 8; y++) {
                for (int x = 2; x < 10; x++) {
                    v.set(x, y, z, x < 6 ? 4 : 9);
                }
            }
        }
        // Object 4: a closed pore of 2 voxels and a channel of 3 from its face; object 9 has none.
        for (int[] at : new int[][] {{4, 4, 4}, {4, 4, 5}, {2, 6, 6}, {3, 6, 6}, {4, 6, 6}}) {
            pores.set(at[0], at[1], at[2], (byte) 1);
            thickness.set(at[0], at[1], at[2], at[1] == 4 ? 2 : 5);
        }
        VoxelGrid grid = grid(l, new Quaterniond(), new Vector3d());
        Map<String, Volume> volumes = Map.of(
                "labels", VoxelVolume.of("labels", v, grid),
                "pores", VoxelVolume.of("pores", pores, grid),
                "thickness", VoxelVolume.of("thickness", thickness, grid, "um"));
        Table t = run(volumes, Map.of()).tables().get(0);
        assertThat(t.column("label").values()).containsExactly(4, 9);
        assertThat(t.column("porosity").values()).containsExactly(5 / 144.0, 0);
        assertThat(t.column("pores.volume").get(0)).isEqualTo(40);
        assertThat(t.column("pores.closed.share").get(0)).isEqualTo(0.4);
        assertThat(t.column("pores.closed.share").get(1)).isNaN();
        assertThat(t.column("pores.count").get(0)).isEqualTo(2);
        assertThat(t.column("pores.closed.count").get(0)).isEqualTo(1);
        assertThat(t.column("thickness.mean").get(0)).isCloseTo(19 / 5.0, within(1e-12));
        assertThat(t.column("thickness.mode").get(0)).isEqualTo(5);
        assertThat(t.column("thickness.mean").get(1)).isNaN();
    }

    @Test
    void aGreyVolumeOfAnotherScaleAndDirectionIsReadAtTheSamePoints() {
        Lattice l = new Lattice(20, 18, 16, 1, 1, 1);
        LabelVoxels v = RandomObjects.body(l, (x, y, z) -> x * x + y * y + z * z < 25);
        VoxelGrid grid = grid(l, new Quaterniond().rotationX(0.4), new Vector3d(3, 4, 5));
        // A linear field is exact under linear interpolation; its mean over an object is its value at the centroid.
        Lattice fine = new Lattice(90, 90, 90, 0.4, 0.4, 0.4);
        VoxelGrid fineGrid = grid(fine, new Quaterniond().rotationZ(0.2), new Vector3d(-5, -9, -4));
        FloatVoxels field = FloatVoxels.zero(fine);
        for (int z = 0; z < 90; z++) {
            for (int y = 0; y < 90; y++) {
                for (int x = 0; x < 90; x++) {
                    field.set(x, y, z, (float) linear(fineGrid.indexToFrame().apply(new Vector3d(x, y, z))));
                }
            }
        }
        Table t = run(
                        Map.of(
                                "labels", VoxelVolume.of("labels", v, grid),
                                "grey", VoxelVolume.of("grey", field, fineGrid, "1/cm")),
                        Map.of())
                .tables()
                .get(0);
        assertThat(t.column("grey.voxels").get(0)).isEqualTo(t.column("voxels").get(0));
        Vector3d centroid = new Vector3d(
                t.column("centroid.x").get(0),
                t.column("centroid.y").get(0),
                t.column("centroid.z").get(0));
        assertThat(t.column("grey.mean").get(0)).isCloseTo(linear(centroid), within(1e-4));
        assertThat(t.column("grey.mean").unit()).isEqualTo("1/cm");
        Lattice small = new Lattice(10, 90, 90, 0.4, 0.4, 0.4);
        FloatVoxels part = FloatVoxels.zero(small);
        Table cut = run(
                        Map.of(
                                "labels", VoxelVolume.of("labels", v, grid),
                                "grey",
                                        VoxelVolume.of(
                                                "grey",
                                                part,
                                                grid(small, new Quaterniond(), new Vector3d(13, -4, -4)),
                                                "")),
                        Map.of())
                .tables()
                .get(0);
        assertThat(cut.column("grey.voxels").get(0))
                .isPositive()
                .isLessThan(cut.column("voxels").get(0));
    }

    private static double linear(Vector3d p) {
        return 7 + 0.5 * p.x - 0.25 * p.y + 2 * p.z;
    }

    @Test
    void valuesOnTheSameVoxelsHaveTheirMeanAndDeviation() {
        Lattice l = Lattice.of(9, 8, 17);
        LabelVoxels v = RandomObjects.of(l, 3);
        FloatVoxels grey = FloatVoxels.zero(l);
        Random random = new Random(5);
        for (float[] plane : grey.planes()) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = random.nextInt(9) == 0 ? Float.NaN : 10_000 + random.nextInt(100);
            }
        }
        ObjectGrey found = ObjectGrey.of(LabelPlanes.of(v), z -> grey.planes()[z], work);
        for (int label : RandomObjects.LABELS) {
            List<Double> all = new ArrayList<>();
            for (int z = 0; z < l.nz(); z++) {
                for (int i = 0; i < l.plane(); i++) {
                    float value = grey.planes()[z][i];
                    if (v.planes()[z][i] == label && !Float.isNaN(value)) {
                        all.add((double) value);
                    }
                }
            }
            double mean = all.stream().mapToDouble(d -> d).average().orElseThrow();
            double variance = all.stream()
                    .mapToDouble(d -> (d - mean) * (d - mean))
                    .average()
                    .orElseThrow();
            assertThat(found.count(label)).isEqualTo(all.size());
            assertThat(found.mean(label)).isCloseTo(mean, within(1e-8));
            assertThat(found.standardDeviation(label)).isCloseTo(Math.sqrt(variance), within(1e-8));
            assertThat(found.least(label)).isEqualTo(Collections.min(all));
            assertThat(found.largest(label)).isEqualTo(Collections.max(all));
        }
    }

    @Test
    void depthIsTheDistanceToTheNearestCentreOutsideOfTheSample() {
        Lattice l = new Lattice(11, 10, 9, 1, 2, 0.5);
        Mask sample = Mask.zero(l);
        LabelVoxels v = LabelVoxels.zero(l);
        for (int z = 0; z < 9; z++) {
            for (int y = 1; y < 9; y++) {
                for (int x = 2; x < 10; x++) {
                    sample.set(x, y, z, (byte) 1);
                }
            }
        }
        v.set(4, 5, 4, 3);
        v.set(5, 5, 4, 3);
        VoxelGrid grid = grid(l, new Quaterniond(), new Vector3d());
        Table t = run(
                        Map.of("labels", VoxelVolume.of("v", v, grid), "sample", VoxelVolume.of("s", sample, grid)),
                        Map.of())
                .tables()
                .get(0);
        // The border of the volume is not the sample's surface; along x the sample begins at index 2.
        assertThat(t.column("depth.min").get(0)).isEqualTo(3);
        assertThat(t.column("depth.max").get(0)).isEqualTo(4);
        assertThat(t.column("depth.mean").get(0)).isEqualTo(3.5);
    }

    @Test
    void otherProgramsNamesStandForTheSameQuantities() {
        Lattice l = new Lattice(8, 9, 10, 1, 1, 2);
        LabelVoxels v = LabelVoxels.zero(l);
        v.set(1, 2, 3, 5);
        v.set(2, 2, 3, 5);
        Map<String, Volume> labels =
                Map.of("labels", VoxelVolume.of("v", v, grid(l, new Quaterniond(), new Vector3d())));
        Table t = run(labels, Map.of("names", "skimage")).tables().get(0);
        assertThat(t.column("area").get(0)).isEqualTo(4);
        assertThat(t.column("centroid-0").get(0)).isEqualTo(6);
        assertThat(t.column("centroid-2").get(0)).isEqualTo(1.5);
        assertThat(t.column("bbox-2").get(0)).isEqualTo(1);
        assertThat(t.column("bbox-5").get(0)).isEqualTo(3);
        assertThat(run(labels, Map.of("names", "morpholibj"))
                        .tables()
                        .get(0)
                        .column("Volume")
                        .get(0))
                .isEqualTo(4);
    }

    @Test
    void cutOffAndSmallObjectsCanBeLeftOut() {
        Lattice l = Lattice.of(12, 12, 12);
        LabelVoxels v = LabelVoxels.zero(l);
        v.set(0, 5, 5, 1);
        v.set(5, 5, 5, 2);
        for (int x = 7; x < 10; x++) {
            v.set(x, 8, 8, 3);
        }
        Map<String, Volume> labels =
                Map.of("labels", VoxelVolume.of("v", v, grid(l, new Quaterniond(), new Vector3d())));
        assertThat(run(labels, Map.of("border", "drop"))
                        .tables()
                        .get(0)
                        .column("label")
                        .values())
                .containsExactly(2, 3);
        assertThat(run(labels, Map.of("leastEsd", "1.5um"))
                        .tables()
                        .get(0)
                        .column("label")
                        .values())
                .containsExactly(3);
        Outcome none = run(labels, Map.of("leastEsd", "1mm"));
        assertThat(none.tables().get(0).rows()).isZero();
        assertThat(none.quantity("particles.count")).isZero();
        assertThat(none.notices()).anyMatch(n -> n.contains("no object"));
    }

    @Test
    void whatDoesNotFitIsSaid() {
        Lattice l = Lattice.of(4, 4, 4);
        LabelVoxels v = LabelVoxels.zero(l);
        VoxelGrid grid = grid(l, new Quaterniond(), new Vector3d());
        Map<String, Volume> volumes = new HashMap<>();
        volumes.put("labels", VoxelVolume.of("v", v, grid));
        Lattice other = Lattice.of(5, 4, 4);
        volumes.put(
                "grey",
                VoxelVolume.of(
                        "far",
                        FloatVoxels.zero(other),
                        VoxelGrid.of(new FrameId("elsewhere"), new Size3(5, 4, 4), new Vector3d(1), new Vector3d()),
                        ""));
        assertThatThrownBy(() -> run(volumes, Map.of()))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("elsewhere")
                .hasMessageContaining("project");
        volumes.remove("grey");
        volumes.put("pores", VoxelVolume.of("p", Mask.zero(other), grid(other, new Quaterniond(), new Vector3d())));
        assertThatThrownBy(() -> run(volumes, Map.of())).hasMessageContaining("5×4×4");
        assertThatThrownBy(() -> run(volumes, Map.of("neighbours", "7"))).hasMessageContaining("26");
        work.cancel();
        volumes.remove("pores");
        assertThatThrownBy(() -> run(volumes, Map.of())).isInstanceOf(CancelledException.class);
    }

    @Test
    void itIsInstalled() {
        assertThat(Operations.installed().require("particles")).isInstanceOf(ParticlesOperation.class);
    }
}
