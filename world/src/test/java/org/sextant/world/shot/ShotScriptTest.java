// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.LabelSet;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Look;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

class ShotScriptTest {
    private static final FrameRate FPS = FrameRate.of(30);
    private static final World WORLD = world();

    @Test
    void the3dscriptSentenceTurnsOnceAround() {
        Shot shot = read("From frame 0 to frame 180 rotate by 360 degrees horizontally ease-in-out");
        assertThat(shot.frames()).isEqualTo(181);
        assertThat(shot.frame(90).camera().eyeUm().y())
                .as("half way round at half time")
                .isCloseTo(100, within(1e-9));
        assertThat(shot.frame(180).camera().eyeUm().distance(new Vector3d(0, -100, 0)))
                .isLessThan(1e-9);
        // in-out at a quarter of the time: 3/16 - 2/64 = 5/32 of the way
        double angle = Math.toRadians(360 * 5 / 32.0);
        assertThat(shot.frame(45).camera().eyeUm().x()).isCloseTo(100 * Math.sin(angle), within(1e-9));
    }

    @Test
    void blocksTimesInSecondsAndCommentsAreRead() {
        Shot shot = read("""
                # a film
                Start with near
                From 0 s to 2 s:
                  - zoom by a factor of 4
                  - fade out "uct"   # gone at the end
                At frame 90 show uct
                From frame 90 to frame 120 translate vertically by 5 um ease
                """);
        assertThat(shot.durationS()).isCloseTo(121 / 30.0, within(1e-12));
        assertThat(shot.view(0).camera().heightAtTargetUm())
                .isCloseTo(4 * shot.view(2).camera().heightAtTargetUm(), within(1e-9));
        assertThat(shot.view(1).content().layers().get("uct").transfer().at(20).a())
                .isCloseTo(0.4, within(1e-12));
        assertThat(shot.frame(89).content().hidden()).containsExactly("uct");
        assertThat(shot.frame(90).content().hidden()).isEmpty();
        assertThat(shot.frame(120).camera().targetUm().z()).isCloseTo(-5, within(1e-9));
    }

    @Test
    void colourRangesClippingSlicesAndObjectsChange() {
        Shot shot = read("""
                From frame 0 to frame 30 change range of uct to (100, 300)
                From frame 30 to frame 60 change clipping of uct along z to (2um, 6000 nm)
                From frame 60 to frame 90 sweep uct along x
                At frame 60 select 3, 7 of grains
                At frame 90 select all of grains
                From frame 0 to frame 90 fly to near
                """);
        TransferFunction half = shot.frame(15).content().layers().get("uct").transfer();
        assertThat(half.low()).isEqualTo(55);
        assertThat(half.high()).isEqualTo(160);
        Clip.Block clip = (Clip.Block) shot.frame(60).content().clips().get(0);
        assertThat(clip.box().minUm().z()).isEqualTo(2);
        assertThat(clip.box().maxUm().z()).isEqualTo(6);
        assertThat(clip.box().maxUm().x()).as("other axes stay").isEqualTo(9.5);
        assertThat(shot.frame(59).content().slices()).isEmpty();
        assertThat(shot.frame(60).content().slices().get(0).pointUm().x()).isZero();
        assertThat(shot.frame(75).content().slices().get(0).pointUm().x()).isCloseTo(4.5, within(1e-9));
        assertThat(shot.frame(60).content().labels().get("grains").selected()).isEqualTo(LabelSet.of(3, 7));
        assertThat(shot.frame(90).content().labels().get("grains").selected()).isEqualTo(LabelSet.NONE);
        assertThat(shot.frame(90).camera().heightAtTargetUm())
                .isCloseTo(near().camera().heightAtTargetUm(), within(1e-9));
    }

    @Test
    void whatCannotBeReadIsToldByLineAndWord() {
        refused(
                "From frame 0 to frame 180 rotate by 360 degrees horzontally",
                "line 1, word 11",
                "'horzontally'",
                "vertically");
        refused("From frame 0 to frame 180 rotate by much", "line 1, word 9", "a number", "'much'");
        refused("\n\nAt frame 0 dance", "line 3, word 4", "rotate", "'dance'");
        refused("From frame 10 to frame 5 zoom by 2", "line 1", "a time after");
        refused("At frame 3 show nothing", "line 1, word 5", "no volume 'nothing'");
        refused("At frame 3 fly to nowhere", "line 1, word 6", "no view 'nowhere'");
        refused("At frame 3 zoom by 2 now", "word 7", "the end of the sentence");
        refused("At frame 3 zoom by 0", "above 0");
        refused("At frame 3 translate vertically by 5", "word 7", "a length");
        refused("- zoom by 2", "line 1", "no item");
        refused("At frame 0.5 show uct", "whole frame number");
        refused("", "it says nothing");
        refused("From frame 0 to frame 9 hide uct\nFrom frame 5 to frame 7 show uct", "line 2", "still changing until");
        refused("At frame 2 sweep uct along x", "From … to");
        refused("At frame 2 select 0 of grains", "above 0");
        refused("At frame 2 select 1 of uct", "label volume");
    }

    private static void refused(String text, String... parts) {
        assertThatThrownBy(() -> read(text))
                .as(text)
                .isInstanceOf(DataException.class)
                .satisfies(e -> {
                    for (String part : parts) {
                        assertThat(e).hasMessageContaining(part);
                    }
                });
    }

    private static Shot read(String text) {
        return new ShotScript(WORLD, ShotScriptTest::view).read("film.txt", "film", text, FPS, "overview");
    }

    private static View view(String name) {
        return switch (name) {
            case "overview" -> near().withCamera(camera(100));
            case "near" -> near();
            default -> throw new SextantException("there is no view '" + name + "'");
        };
    }

    private static View near() {
        return new View("near", camera(10), Look.of(1, Rgba.BLACK), Furniture.ALL, Content.ALL);
    }

    private static Camera camera(double distanceUm) {
        return new Camera(
                new Vector3d(0, -distanceUm, 0),
                new Vector3d(),
                new Vector3d(0, 0, 1),
                new Projection.Perspective(0.5));
    }

    private static World world() {
        VoxelGrid grid = VoxelGrid.of(FrameId.WORLD, new Size3(10, 10, 10), new Vector3d(1), new Vector3d());
        DataSource source = new DataSource("uct.tif", Map.of(), 1, "sha256:0");
        Layer layer = Layer.of(TransferFunction.ramp(10, 20, Rgba.WHITE.withAlpha(0.8)));
        VolumeId id = new VolumeId("uct");
        return World.EMPTY
                .with(new VolumeNode(id, grid, source, layer))
                .with(new LabelNode(new VolumeId("grains"), id, grid, source, true, LabelStyle.of(0.5)));
    }
}
