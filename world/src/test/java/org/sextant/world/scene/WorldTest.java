// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.FrameTree;
import org.sextant.world.frame.Locus;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.PoseCovariance;
import org.sextant.world.frame.Provenance;
import org.sextant.world.grid.Box3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;

class WorldTest {
    private static final FrameId A = new FrameId("a");

    private static VolumeNode volume(String name, FrameId frame, double spacingUm) {
        return new VolumeNode(
                new VolumeId(name),
                VoxelGrid.of(frame, new Size3(10, 10, 10), new Vector3d(spacingUm), new Vector3d()),
                new DataSource(name + ".tif", Map.of(), 1, "sha256:"),
                Layer.of(TransferFunction.ramp(0, 1, Rgba.WHITE)));
    }

    private static World world() {
        Placement p = new Placement(
                A,
                FrameId.WORLD,
                Affine3.rigid(A, FrameId.WORLD, new Quaterniond().rotationZ(Math.PI / 2), new Vector3d(100, 0, 0)),
                PoseCovariance.ofStandardDeviations(new Vector3d(), 0, 2),
                Provenance.of("given", "test", Instant.EPOCH));
        return World.EMPTY.withFrames(FrameTree.ROOT.with(p));
    }

    @Test
    void puttingReplacesInPlaceAndAddsAtTheEnd() {
        World w = world().with(volume("x", A, 1)).with(volume("y", A, 1)).with(volume("x", A, 2));
        assertThat(w.volumes()).extracting(v -> v.id().name()).containsExactly("x", "y");
        assertThat(w.volume("x").grid().spacingUm().x).isEqualTo(2);
        assertThat(w.withoutVolume(new VolumeId("x")).volumes()).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() {
        World w = world().with(volume("x", A, 1));
        assertThatThrownBy(() -> w.volume("z")).hasMessageContaining("'z'").hasMessageContaining("[x]");
        assertThatThrownBy(() -> w.view("z")).hasMessageContaining("'z'");
        assertThatThrownBy(() -> w.withoutVolume(new VolumeId("z"))).hasMessageContaining("'z'");
        assertThatThrownBy(() -> w.withoutBox("z")).hasMessageContaining("'z'");
        assertThatThrownBy(() -> w.withoutView("z")).hasMessageContaining("'z'");
        assertThatThrownBy(() -> w.withoutLabel(new VolumeId("z"))).hasMessageContaining("'z'");
        assertThatThrownBy(() -> w.withoutLandmark("z", A)).hasMessageContaining("z");
    }

    @Test
    void nothingLiesInAFrameWithoutAPlace() {
        assertThatThrownBy(() -> World.EMPTY.with(volume("x", A, 1)))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("'a'");
        World w = world().with(volume("x", A, 1));
        FrameTree without = w.frames().without(A);
        assertThatThrownBy(() -> w.withFrames(without)).hasMessageContaining("volume 'x'");
        assertThatThrownBy(() -> World.EMPTY.with(new Landmark("m", Locus.exact(A, new Vector3d()), 1, true)))
                .hasMessageContaining("'m'");
        assertThatThrownBy(() ->
                        World.EMPTY.with(new FovBox("b", new Box3(A, new Vector3d(), new Vector3d(1)), Rgba.WHITE)))
                .hasMessageContaining("'b'");
    }

    @Test
    void namesAreUniqueWithinTheirKind() {
        VolumeNode x = volume("x", A, 1);
        FrameTree frames = world().frames();
        assertThatThrownBy(() -> new World(
                        frames, List.of(x, x), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("'x'");
        Landmark m = new Landmark("m", Locus.exact(A, new Vector3d()), 1, true);
        Landmark n = new Landmark("m", Locus.exact(FrameId.WORLD, new Vector3d()), 1, true);
        assertThat(new World(frames, List.of(), List.of(), List.of(), List.of(m, n), List.of(), List.of(), List.of())
                        .landmarks())
                .hasSize(2);
        assertThatThrownBy(() -> new World(
                        frames, List.of(), List.of(), List.of(), List.of(m, m), List.of(), List.of(), List.of()))
                .isInstanceOf(SextantException.class);
    }

    @Test
    void landmarksOfOneNameInSeveralFramesAreKeptApart() {
        World w = world().with(new Landmark("m", Locus.exact(A, new Vector3d(1, 0, 0)), 1, true))
                .with(new Landmark("m", Locus.exact(FrameId.WORLD, new Vector3d(2, 0, 0)), 1, true));
        assertThat(w.landmarks()).hasSize(2);
        assertThat(w.withoutLandmark("m", A).landmarks())
                .singleElement()
                .matches(l -> l.at().frame().equals(FrameId.WORLD));
    }

    @Test
    void boundsHoldEverything() {
        assertThat(World.EMPTY.boundsUm()).isEmpty();
        Box3 b = world().with(volume("x", A, 2)).boundsUm().orElseThrow();
        // 10 voxels of 2 µm from −1 to 19, a quarter turn about z, then 100 along x.
        assertThat(b.minUm().distance(81, -1, -1)).isLessThan(1e-12);
        assertThat(b.maxUm().distance(101, 19, 19)).isLessThan(1e-12);
        Box3 more = world().with(volume("x", A, 2))
                .with(new FovBox("b", new Box3(FrameId.WORLD, new Vector3d(-5), new Vector3d(0)), Rgba.WHITE))
                .boundsUm()
                .orElseThrow();
        assertThat(more.minUm().distance(-5, -5, -5)).isLessThan(1e-12);
    }

    @Test
    void locateSaysWhereAndHowSure() {
        Locus l = world().locate(new Vector3d(1, 0, 0), A, FrameId.WORLD);
        assertThat(l.pointUm().distance(100, 1, 0)).isLessThan(1e-13);
        assertThat(l.rmsErrorUm()).isCloseTo(2 * Math.sqrt(3), within(1e-12));
        assertThat(l.ellipsoid95().semiAxesUm().get(0)).isCloseTo(2 * 2.7955, within(1e-3));
    }

    @Test
    void snapshotsDoNotChange() {
        World before = world();
        World after = before.with(volume("x", A, 1));
        assertThat(before.volumes()).isEmpty();
        assertThatThrownBy(() -> after.volumes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\\b", "..", ".x", "a:b", "a\nb", "-x", "x.", "x ", "a\u0000"})
    void namesThatNoFolderCanHaveAreRefused(String name) {
        assertThatThrownBy(() -> new VolumeId(name)).isInstanceOf(SextantException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "nano-CT (2)", "µCT 0.5um", "Probe_1.2", "試料"})
    void otherNamesAreTaken(String name) {
        assertThat(new VolumeId(name)).hasToString(name);
    }

    @Test
    void landmarksNeedANameAndAWeight() {
        Locus at = Locus.exact(A, new Vector3d());
        assertThatThrownBy(() -> new Landmark(" ", at, 1, true)).isInstanceOf(SextantException.class);
        assertThatThrownBy(() -> new Landmark("m", at, -1, true)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Landmark("m", at, Double.NaN, true)).isInstanceOf(SextantException.class);
    }

    @Test
    void annotationsLieInKnownFramesAndRulersMeasureInTheWorld() {
        FrameId scaled = new FrameId("scaled");
        Placement twice = new Placement(
                scaled,
                A,
                Affine3.similarity(scaled, A, 2, new Quaterniond().rotationX(1), new Vector3d(5, 6, 7)),
                null,
                Provenance.of("given", "test", Instant.EPOCH));
        Annotation.Ruler ruler = new Annotation.Ruler("r", scaled, new Vector3d(1, 1, 1), new Vector3d(1, 4, 5));
        Annotation.Pin pin = new Annotation.Pin("p", Locus.exact(A, new Vector3d(1, 2, 3)), " ");
        assertThatThrownBy(() -> world().with(ruler)).hasMessageContaining("annotation 'r'");
        World w = world().withFrames(world().frames().with(twice)).with(ruler).with(pin);
        assertThat(w.lengthUm(ruler)).isCloseTo(10, within(1e-12));
        assertThat(pin.label()).isEqualTo("p");
        assertThat(w.with(new Annotation.Pin("p", pin.at(), "pore")).annotations())
                .hasSize(2);
        assertThat(w.withoutAnnotation("r").annotations()).containsExactly(pin);
        assertThatThrownBy(() -> w.withoutAnnotation("q")).hasMessageContaining("'q'");
        assertThatThrownBy(() -> new Annotation.Ruler("r", A, new Vector3d(1), new Vector3d(1)))
                .hasMessageContaining("apart");
    }
}
