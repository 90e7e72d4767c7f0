// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joml.Matrix3d;
import org.joml.Matrix4x3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Locus;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.PoseCovariance;
import org.sextant.world.frame.Provenance;
import org.sextant.world.grid.Box3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.Annotation;
import org.sextant.world.scene.Computation;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.Landmark;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Clip;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.LabelPalette;
import org.sextant.world.view.LabelSet;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Lens;
import org.sextant.world.view.Lighting;
import org.sextant.world.view.Look;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Projection;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.ValueWindow;
import org.sextant.world.view.View;

/**
 * A world with one of everything, as edits. The golden project of version 1 holds exactly this: do not change a value
 * here, add another sample.
 */
public final class SampleWorld {
    public static final Instant WHEN = Instant.parse("2026-03-01T12:34:56.789Z");
    public static final FrameId MICRO = new FrameId("micro");
    public static final FrameId NANO = new FrameId("nano µ");

    /** By columns, as numbers: sines may differ in their last bit from one Java to the next. */
    private static final Matrix4x3d MICRO_TO_WORLD = new Matrix4x3d(
            0.9968149264507257,
            0.07986771567828235,
            0.0023980301619558313,
            -0.07986771567828235,
            0.9950164038292587,
            0.05990078675871175,
            0.0023980301619558313,
            -0.05990078675871175,
            0.9982137773785332,
            0.1,
            -1e-09,
            1234567.891011);

    private static final Matrix4x3d NANO_TO_MICRO = new Matrix4x3d(
            0.9647843123425136,
            0.2617589770327383,
            0.026420990743114877,
            -0.2617589770327383,
            0.9449685692851774,
            0.1963192327745537,
            0.026420990743114877,
            -0.1963192327745537,
            0.9801965569426639,
            0.1,
            -1e-09,
            1234567.891011);

    private SampleWorld() {}

    public static List<WorldEdit> edits() {
        return List.of(
                new WorldEdit.AddVolume(placement(MICRO, FrameId.WORLD, MICRO_TO_WORLD, null), volume("micro", MICRO)),
                new WorldEdit.AddVolume(placement(NANO, MICRO, NANO_TO_MICRO, covariance()), volume("nano", NANO)),
                new WorldEdit.PutLabel(new LabelNode(
                        new VolumeId("pores"),
                        new VolumeId("nano"),
                        grid(NANO),
                        source("labels/p.ome.zarr"),
                        true,
                        LabelStyle.of(0.4))),
                new WorldEdit.PutBox(box("next scan", NANO)),
                new WorldEdit.PutLandmark(landmark("bubble", MICRO)),
                new WorldEdit.PutLandmark(landmark("bubble", NANO)),
                new WorldEdit.PutView(view("front", new Projection.Perspective(0.5))),
                new WorldEdit.PutView(view("top", new Projection.Orthographic(1e-3))));
    }

    public static World full() {
        World world = World.EMPTY;
        for (WorldEdit e : edits()) {
            world = e.applyTo(world);
        }
        return world;
    }

    public static Placement placement(
            FrameId frame, FrameId parent, double angleRad, @org.jspecify.annotations.Nullable PoseCovariance c) {
        return placement(
                frame,
                parent,
                new Matrix4x3d()
                        .translationRotateScale(
                                new Vector3d(0.1, -1e-9, 1234567.891011),
                                new Quaterniond().rotationAxis(angleRad, 0.6, 0, 0.8),
                                new Vector3d(1.0000123)),
                c);
    }

    private static Placement placement(
            FrameId frame, FrameId parent, Matrix4x3d matrix, @org.jspecify.annotations.Nullable PoseCovariance c) {
        return new Placement(
                frame,
                parent,
                new Affine3(frame, parent, matrix),
                c,
                new Provenance("given by the user", "sextant 0.1.0", WHEN, Map.of("b", "2", "a", "\"quoted\" \n µm")));
    }

    public static PoseCovariance covariance() {
        double[] s = new double[36];
        for (int i = 0; i < 6; i++) {
            s[7 * i] = 1e-6 * (i + 1) / 3;
        }
        s[1] = 1e-7 / 3;
        s[6] = 1e-7 / 3;
        return new PoseCovariance(new Vector3d(1.0 / 3, -2.0 / 3, 1e6 / 7), s);
    }

    public static VoxelGrid grid(FrameId frame) {
        return VoxelGrid.of(
                frame, new Size3(3_000_000_000L, 20, 1), new Vector3d(0.00054, 0.065, 1.3), new Vector3d(-0.0, 1, 2));
    }

    public static DataSource source(String uri) {
        return new DataSource(
                uri, Map.of("voxel", "65nm"), 9_007_199_254_740_993L, "sha256-sampled:" + "0123456789abcdef".repeat(4));
    }

    public static VolumeNode volume(String name, FrameId frame) {
        return new VolumeNode(new VolumeId(name), grid(frame), source("../scans/" + name + ".tif"), layer());
    }

    public static Layer layer() {
        return Layer.of(TransferFunction.ramp(-0.1, 0.7, new Rgba(1.0 / 3, 0.2, 1, 0.9)))
                .withShaded(false);
    }

    public static FovBox box(String name, FrameId frame) {
        return new FovBox(
                name,
                new Box3(frame, new Vector3d(-1.0 / 7, 0, 0), new Vector3d(1, Math.PI, 4.9e-324)),
                new Rgba(1, 0.5, 0, 1));
    }

    public static Landmark landmark(String name, FrameId frame) {
        return new Landmark(
                name,
                new Locus(frame, new Vector3d(1, 2, 3.1), new Matrix3d(1, 0.1, 0, 0.1, 2, 0.25, 0, 0.25, 3), true),
                0.75,
                false);
    }

    public static View view(String name, Projection projection) {
        return new View(
                name,
                new Camera(new Vector3d(0, -10, 1e-3), new Vector3d(), new Vector3d(0, 0, 1), projection),
                Look.of(2.5, Rgba.BLACK).withOverlap(OverlapRule.MAXIMUM),
                Furniture.NONE.withBoxes(true).withScaleBar(true).withLandmarks(true),
                Content.ALL.withHidden(Set.of("nano", "micro")));
    }

    /** A view with everything that a view can hold. */
    public static View fullView() {
        View plain = view("cut", new Projection.Orthographic(1));
        return plain.withContent(content())
                .withFurniture(Furniture.ALL)
                .withLook(plain.look()
                        .withLighting(new Lighting(0.5, 0.25, 1, 0))
                        .withLens(new Lens("nano", new Lens.Ball(FrameId.WORLD, new Vector3d(1, 2, 3), 0.1))));
    }

    public static Computation computation() {
        return new Computation(
                "thickness-1",
                "thickness",
                2,
                "{\"ball\":\"open\",\"step\":\"65.0nm\",\"limit\":null}",
                Map.of("mask", source("labels/l.ome.zarr")),
                Map.of("thickness", source("volumes/t.ome.zarr")),
                List.of(new Computation.Number("thickness.mean", 5.25, "um")),
                new Provenance("sextant thickness", "sextant 0.1", WHEN, Map.of("device", "Java", "seed", "1")));
    }

    public static List<Annotation> annotations() {
        Annotation.Pin pin = new Annotation.Pin("void", landmark("void", NANO).at(), "a void, 12 µm across");
        return List.of(pin, new Annotation.Ruler("span", MICRO, new Vector3d(0.1, 0, -0.0), new Vector3d(1, 2, 3)));
    }

    private static Content content() {
        SlicePlane slice = new SlicePlane(
                "middle",
                "nano",
                NANO,
                new Vector3d(0.1, 0.2, 0.3),
                new Vector3d(0, 0, 1),
                new Vector3d(0, -1, 0),
                new ValueWindow(-1, 2.5, ColourMap.GREY),
                0.75);
        LabelStyle chosen = LabelStyle.of(0.5)
                .withSelected(LabelSet.of(3, 1L << 40))
                .withPalette(new LabelPalette.Listed(Map.of(3L, Rgba.WHITE), Rgba.BLACK));
        return Content.ALL
                .withHidden(Set.of("nano", "micro"))
                .withLayer(
                        "micro",
                        layer().withMode(new RayMode.Surfaces(List.of(0.1, 0.2)))
                                .withUnitLengthUm(3))
                .withLayer("nano", layer().withMode(RayMode.Whole.MAXIMUM))
                .withLabels("pores", chosen)
                .withSlices(List.of(slice))
                .withClips(List.of(
                        new Clip.Plane(NANO, new Vector3d(1, 0, 0), new Vector3d(1, 0, 0), Set.of("nano")),
                        new Clip.Block(box("cut", MICRO).box(), false, Set.of())));
    }
}
