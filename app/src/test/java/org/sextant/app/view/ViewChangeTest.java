// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.render.preset.DefaultViews;
import org.sextant.render.slice.SliceAxis;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.Provenance;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Clip;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.LabelSet;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Lens;
import org.sextant.world.view.Lighting;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.ValueWindow;
import org.sextant.world.view.View;

class ViewChangeTest {
    private static final FrameId OUTER = new FrameId("outer");
    private static final FrameId INNER = new FrameId("inner");

    /** A volume of 100 µm and one of 10 µm at 20, 30, 40 in it. */
    private static World world() {
        return add(
                add(World.EMPTY, OUTER, FrameId.WORLD, new Vector3d(), 100),
                INNER,
                OUTER,
                new Vector3d(20, 30, 40),
                10);
    }

    private static World add(World w, FrameId frame, FrameId parent, Vector3d at, double edgeUm) {
        Placement p = new Placement(
                frame,
                parent,
                Affine3.rigid(frame, parent, new Quaterniond(), at),
                null,
                Provenance.of("given", "test", Instant.EPOCH));
        VoxelGrid grid =
                VoxelGrid.of(frame, new Size3(10, 10, 10), new Vector3d(edgeUm / 10), new Vector3d(edgeUm / 20));
        return w.withFrames(w.frames().with(p))
                .with(new VolumeNode(
                        new VolumeId(frame.name()),
                        grid,
                        new DataSource("x", Map.of(), 0, ""),
                        Layer.of(TransferFunction.ramp(10, 20, Rgba.WHITE))));
    }

    private static View view(World w) {
        return DefaultViews.overview(w, 1.5).orElseThrow();
    }

    private static View changed(ViewChange change) {
        return change.applyTo(view(world()), world());
    }

    @Test
    void modes() {
        assertThat(ModeChange.parse("outer=maximum")).isEqualTo(new ModeChange("outer", RayMode.Whole.MAXIMUM));
        assertThat(ModeChange.parse("my scan (2)=surface:3.5:-1"))
                .isEqualTo(new ModeChange("my scan (2)", new RayMode.Surfaces(List.of(-1.0, 3.5))));
        View v = changed(ModeChange.parse("inner=mean"));
        assertThat(v.layer(world().volume("inner")).mode()).isEqualTo(RayMode.Whole.MEAN);
        assertThat(v.layer(world().volume("outer")).mode()).isEqualTo(RayMode.Whole.COMPOSITE);
    }

    @Test
    void transferFunctions() {
        View v = changed(TransferChange.parse("inner=-2..6,viridis,0.5"));
        TransferFunction t = v.layer(world().volume("inner")).transfer();
        assertThat(t.low()).isEqualTo(-2);
        assertThat(t.high()).isEqualTo(6);
        assertThat(t.at(6)).isEqualTo(ColourMap.VIRIDIS.at(1).withAlpha(0.5));
        assertThat(t.at(2).a()).isCloseTo(0.25, within(1e-12));
        assertThat(TransferChange.parse("a=1..2").window()).isEqualTo(new ValueWindow(1, 2, ColourMap.GREY));
    }

    @Test
    void clips() {
        List<Clip> clips =
                changed(ClipChange.parse("inner:y=-5nm..0.5mm")).content().clips();
        assertThat(clips)
                .containsExactly(
                        new Clip.Plane(INNER, new Vector3d(0, -0.005, 0), new Vector3d(0, 1, 0), Set.of("inner")),
                        new Clip.Plane(INNER, new Vector3d(0, 500, 0), new Vector3d(0, -1, 0), Set.of("inner")));
        assertThat(changed(ClipChange.parse("z=..3um")).content().clips())
                .containsExactly(
                        new Clip.Plane(FrameId.WORLD, new Vector3d(0, 0, 3), new Vector3d(0, 0, -1), Set.of()));
        assertThat(ClipChange.parse("x=1um..").toUm()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void cutawaysOpenTheWayToTheViewerAndKeepWhatLiesInTheBox() {
        View v = changed(new Cutaway("inner"));
        Clip.Block b = (Clip.Block) v.content().clips().get(0);
        assertThat(b.keepsInside()).isFalse();
        assertThat(b.volumes()).containsExactly("outer");
        assertThat(b.cuts("inner")).isFalse();
        // the eye lies at +x, −y, +z of the scene; the far faces of the box stay where they are
        Vector3d eye = world().frames()
                .transform(FrameId.WORLD, INNER)
                .apply(v.camera().eyeUm());
        assertThat(eye.x > 10 && eye.y < 0 && eye.z > 10).isTrue();
        assertThat(b.box().minUm().distance(0, -30, 0)).isLessThan(1e-9);
        assertThat(b.box().maxUm().distance(80, 10, 60)).isLessThan(1e-9);
        assertThatThrownBy(() -> changed(new Cutaway("outer"))).hasMessageContaining("nothing to cut");
        assertThatThrownBy(() -> changed(new Cutaway("x"))).hasMessageContaining("'x'");
    }

    @Test
    void lenses() {
        assertThat(changed(LensChange.parse("inner@2um")).look().lens())
                .contains(new Lens("inner", new Lens.Ball(FrameId.WORLD, new Vector3d(25, 35, 45), 2)));
        assertThat(LensChange.parse("inner@1um,2nm,3mm,40nm"))
                .isEqualTo(new LensChange("inner", Optional.of(new Vector3d(1, 0.002, 3000)), 0.04));
    }

    @Test
    void lightsAndFurniture() {
        assertThat(changed(LightChange.parse("shadow=0.25,occlusion=1")).look().lighting())
                .isEqualTo(new Lighting(1, 0.25, 0, 0));
        assertThat(LightChange.parse("edges=0.5,depth=0.1").lighting()).isEqualTo(new Lighting(0, 0, 0.5, 0.1));
        assertThat(FurnitureChange.parse("all").furniture()).isEqualTo(Furniture.ALL);
        assertThat(FurnitureChange.parse("none").furniture()).isEqualTo(Furniture.NONE);
        assertThat(changed(FurnitureChange.parse("boxes,axes,scale,bars,marks,errors"))
                        .furniture())
                .isEqualTo(Furniture.ALL);
        assertThat(FurnitureChange.parse("scale").furniture()).isEqualTo(Furniture.NONE.withScaleBar(true));
    }

    @Test
    void slices() {
        SliceChange s = SliceChange.parse("inner:y=4um,0..255,magma");
        SlicePlane p = changed(s).content().slices().get(0);
        assertThat(p)
                .isEqualTo(SliceAxis.Y.plane("slice 1", "inner", INNER, 4, new ValueWindow(0, 255, ColourMap.MAGMA)));
        assertThat(p.right().distance(1, 0, 0)).isLessThan(1e-12);
        assertThat(changed(SliceChange.parse("inner:x=4um"))
                        .content()
                        .slices()
                        .get(0)
                        .window())
                .isEqualTo(new ValueWindow(10, 20, ColourMap.GREY));
    }

    @Test
    void selections() {
        VolumeNode inner = world().volume("inner");
        LabelNode pores = new LabelNode(
                new VolumeId("pores"), inner.id(), inner.grid(), inner.source(), true, LabelStyle.of(0.5));
        World w = world().with(pores);
        for (String text : List.of("3,7,20-22", "pores=20-22,7,3")) {
            View v = SelectionChange.parse(text).applyTo(view(w), w);
            assertThat(v.style(pores).selected()).isEqualTo(LabelSet.of(3, 7, 20, 21, 22));
        }
        assertThatThrownBy(() -> changed(SelectionChange.parse("1"))).hasMessageContaining("label volume");
        assertThatThrownBy(() -> SelectionChange.parse("b=1").applyTo(view(w), w))
                .hasMessageContaining("'b'");
    }

    @Test
    void hidden() {
        assertThat(changed(HiddenChange.parse("outer, inner")).content().hidden())
                .containsExactlyInAnyOrder("outer", "inner");
        assertThatThrownBy(() -> changed(HiddenChange.parse("x"))).hasMessageContaining("[inner, outer]");
    }

    @Test
    void volumesInFlatPictures() {
        assertThat(ShownVolume.parse("a")).isEqualTo(new ShownVolume("a", Optional.empty(), 1));
        assertThat(ShownVolume.parse("a=0..4,batlow,0.5"))
                .isEqualTo(new ShownVolume("a", Optional.of(new ValueWindow(0, 4, ColourMap.BATLOW)), 0.5));
        assertThat(Point3.parse("1um,2nm,-3mm").um()).isEqualTo(new Vector3d(1, 0.002, -3000));
        assertThat(Point3.Direction.parse("0,-1,2.5").vector()).isEqualTo(new Vector3d(0, -1, 2.5));
    }

    private static void refused(String text, Function<String, ?> parser) {
        assertThatThrownBy(() -> parser.apply(text))
                .as(text)
                .isInstanceOf(SextantException.class)
                .hasMessageNotContaining("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "a",
                "a=",
                "=b",
                "a=b",
                "a=1",
                "@",
                "a@",
                "a:b",
                ":",
                ",",
                "..",
                "a=x..y",
                "a:q=1um..2um"
            })
    void whatIsNoneIsRefusedInWords(String text) {
        refused(text, ModeChange::parse);
        refused(text, TransferChange::parse);
        refused(text, ClipChange::parse);
        refused(text, LensChange::parse);
        refused(text, LightChange::parse);
        refused(text, SliceChange::parse);
        refused(text, FurnitureChange::parse);
        refused(text, Point3::parse);
        refused(text, Point3.Direction::parse);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a=surface:|surface", "a=jet|jet", "a=surface:x|x"})
    void theMessageSaysWhatIsWrongAndHowItIsWritten(String text, String word) {
        assertThatThrownBy(() -> ModeChange.parse(text))
                .hasMessageContaining(word)
                .hasMessageContaining("nano=surface:120");
    }

    @Test
    void rangesAndUnitsAreChecked() {
        refused("a=2..1", TransferChange::parse);
        refused("a=1..2,jet", TransferChange::parse);
        refused("a=1..2,grey,1.5", TransferChange::parse);
        refused("x=2um..1um", ClipChange::parse);
        refused("x=2..1", ClipChange::parse);
        refused("x=..", ClipChange::parse);
        refused("a@0um", LensChange::parse);
        refused("a@1um,2um", LensChange::parse);
        refused("shadow=2", LightChange::parse);
        refused("5-3", SelectionChange::parse);
        refused("1-99999999999", SelectionChange::parse);
        refused("pores=x", SelectionChange::parse);
        refused("0,0,0", Point3.Direction::parse);
        refused("1,2,3", Point3::parse);
    }
}
