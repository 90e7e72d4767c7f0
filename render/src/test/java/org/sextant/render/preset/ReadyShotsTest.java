// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.Provenance;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.motion.PicturePoint;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.shot.FrameRate;
import org.sextant.world.shot.Shot;
import org.sextant.world.view.Camera;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

class ReadyShotsTest {
    private static final double ASPECT = 16 / 9.0;
    private static final Layer LAYER = Layer.of(TransferFunction.ramp(10, 20, Rgba.WHITE));
    private static final World WORLD = world();

    @Test
    void theTurntablesEndMeetsItsBeginning() {
        Shot shot = shots().shot("turntable:nano");
        Camera first = shot.view(0).camera();
        Camera last = shot.view(shot.durationS()).camera();
        assertThat(last.eyeUm().distance(first.eyeUm()))
                .isLessThan(1e-9 * first.eyeUm().length());
        double step = shot.frame(1).camera().eyeUm().distance(first.eyeUm());
        for (int i = 1; i < shot.frames(); i++) {
            assertThat(shot.frame(i)
                            .camera()
                            .eyeUm()
                            .distance(shot.frame(i - 1).camera().eyeUm()))
                    .isCloseTo(step, within(1e-6 * step));
        }
    }

    /** From 1 mm to 0.5 µm: each step of the picture is small, the horizon level, and at the end only the finest is left. */
    @Test
    void theFlightGoesThroughAllScalesWithoutAJump() {
        Shot shot = shots().shot("flythrough");
        View end = shot.view(shot.durationS());
        assertThat(end.content().hidden()).containsExactlyInAnyOrder("uct", "nano");
        assertThat(shot.view(0).content().hidden()).isEmpty();
        Camera before = shot.frame(0).camera();
        for (int i = 1; i < shot.frames(); i++) {
            Camera now = shot.frame(i).camera();
            double zoom = Math.log(now.heightAtTargetUm() / before.heightAtTargetUm());
            assertThat(Math.abs(zoom)).as("zoom of frame " + i).isLessThan(0.15);
            PicturePoint moved = PicturePoint.of(before, now.targetUm());
            assertThat(Math.hypot(moved.right(), moved.up()))
                    .as("way of frame " + i)
                    .isLessThan(0.15);
            assertThat(now.axes().getColumn(0, new Vector3d()).z()).isCloseTo(0, within(1e-9));
            before = now;
        }
        Vector3d middle =
                WORLD.frames().transform(new FrameId("et"), FrameId.WORLD).apply(new Vector3d(0.25));
        PicturePoint at = PicturePoint.of(end.camera(), middle);
        assertThat(Math.hypot(at.right(), at.up())).isLessThan(0.1);
        assertThat(end.camera().heightAtTargetUm()).isBetween(0.5, 2.0);
    }

    @Test
    void aTiltSeriesShowsEachProjectionFlatAndInTurn() {
        Shot shot = shots().shot("tiltseries:uct");
        assertThat(shot.durationS()).isEqualTo(100 / 15.0);
        for (int i = 0; i < shot.frames(); i++) {
            View v = shot.frame(i);
            double z = v.content().slices().get(0).pointUm().z();
            assertThat(z).as("frame " + i).isEqualTo(i / 2 * 10.0);
            assertThat(Math.abs(v.camera().forward().z())).isCloseTo(1, within(1e-12));
            assertThat(v.content().hidden()).contains("nano", "et", "grains");
        }
        PicturePoint right = PicturePoint.of(shot.frame(0).camera(), new Vector3d(900, 500, 500));
        assertThat(right.right()).as("x to the right, not mirrored").isGreaterThan(0.1);
        PicturePoint up = PicturePoint.of(shot.frame(0).camera(), new Vector3d(500, 900, 500));
        assertThat(up.up()).as("y upwards").isGreaterThan(0.1);
    }

    @Test
    void aRevealFadesTheSourceAndShowsTheObjects() {
        Shot shot = shots().shot("reveal");
        assertThat(shot.view(0).content().hidden()).contains("grains");
        assertThat(shot.view(shot.durationS()).content().hidden()).doesNotContain("grains");
        double alpha = shot.view(shot.durationS())
                .content()
                .layers()
                .get("uct")
                .transfer()
                .at(20)
                .a();
        assertThat(alpha).isCloseTo(0.15, within(1e-12));
        assertThat(shots().shot("reveal:et").view(0).content().hidden()).contains("et");
    }

    @Test
    void aSweepMovesFromTheFirstToTheLastPlane() {
        Shot shot = shots().shot("slicesweep:uct:x");
        assertThat(shot.view(0).content().slices().get(0).pointUm().x()).isZero();
        assertThat(shot.view(shot.durationS())
                        .content()
                        .slices()
                        .get(0)
                        .pointUm()
                        .x())
                .isEqualTo(990);
    }

    @Test
    void whatIsNotThereIsRefusedInWords() {
        assertThatThrownBy(() -> shots().shot("tiltseries")).hasMessageContaining("tiltseries:NAME");
        assertThatThrownBy(() -> shots().shot("slicesweep:uct:w")).hasMessageContaining("x, y or z");
        assertThatThrownBy(() -> shots().shot("flythrough:uct")).hasMessageContaining("known are");
        assertThatThrownBy(() -> shots().shot("reveal:none")).hasMessageContaining("'none'");
        assertThat(ReadyShots.isReady("turntable:nano")).isTrue();
        assertThat(ReadyShots.isReady("my-shot")).isFalse();
    }

    private static ReadyShots shots() {
        return new ReadyShots(WORLD, ASPECT, FrameRate.of(30), OptionalDouble.empty(), ReadyShotsTest::view);
    }

    private static View view(String name) {
        return name.equals("overview")
                ? DefaultViews.overview(WORLD, ASPECT).orElseThrow()
                : DefaultViews.zoom(WORLD, WORLD.volume(name), ASPECT);
    }

    /** Three boxes of 1 mm, 20 µm and 0.5 µm, each inside the one before. */
    private static World world() {
        World w = World.EMPTY
                .withFrames(World.EMPTY
                        .frames()
                        .with(placed("nano", FrameId.WORLD, new Vector3d(400, 300, 600)))
                        .with(placed("et", new FrameId("nano"), new Vector3d(12, 9, 7))))
                .with(node("uct", FrameId.WORLD, 10))
                .with(node("nano", new FrameId("nano"), 0.2))
                .with(node("et", new FrameId("et"), 0.005));
        VolumeNode uct = w.volume("uct");
        return w.with(
                new LabelNode(new VolumeId("grains"), uct.id(), uct.grid(), uct.source(), true, LabelStyle.of(0.5)));
    }

    private static Placement placed(String name, FrameId parent, Vector3d atUm) {
        FrameId frame = new FrameId(name);
        return new Placement(
                frame,
                parent,
                Affine3.rigid(frame, parent, new Quaterniond(), atUm),
                null,
                Provenance.of("test", "test", Instant.EPOCH));
    }

    private static VolumeNode node(String name, FrameId frame, double voxelUm) {
        VoxelGrid grid = VoxelGrid.of(frame, new Size3(100, 100, 100), new Vector3d(voxelUm), new Vector3d());
        return new VolumeNode(new VolumeId(name), grid, new DataSource(name + ".tif", Map.of(), 1, "sha256:0"), LAYER);
    }
}
