// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.FrameSpec;
import org.sextant.render.TestScene;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;
import org.sextant.world.scene.FovBox;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Look;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** Scenes on which all passes must agree. */
final class ParityScenes {
    /** A scene and how it is looked at. */
    record Case(String name, TestScene scene, View view, FrameSpec spec) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Vector3dc UP = new Vector3d(0, 0, 1);
    private static final FrameSpec SPEC = FrameSpec.of(150, 110);
    private static final List<Rgba> COLOURS =
            List.of("#d0d4da", "#e5484d", "#46a758", "#3e83f0", "#f5d90a", "#8e4ec6", "#12a594", "#f76b15").stream()
                    .map(Rgba::parse)
                    .toList();

    private ParityScenes() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (ValueType type : List.of(ValueType.U8, ValueType.I16, ValueType.F32)) {
            cases.add(new Case("single-" + type, single(type), view(camera(true, 1, new Vector3d())), SPEC));
        }
        cases.add(new Case("orthographic", single(ValueType.U8), view(camera(false, 1, new Vector3d())), SPEC));
        cases.add(new Case(
                "jitter",
                single(ValueType.U8),
                view(camera(true, 1, new Vector3d())),
                SPEC.withJitter(0x123456789abcdefL)));
        cases.add(new Case(
                "all-bricks", single(ValueType.U8), view(camera(true, 1, new Vector3d())), SPEC.withSkipEmpty(false)));
        cases.add(new Case(
                "four-rays", single(ValueType.U8), view(camera(true, 1, new Vector3d())), FrameSpec.smooth(97, 61)));
        for (OverlapRule rule : OverlapRule.values()) {
            View v = view(camera(true, 1, new Vector3d()), rule, Furniture.NONE);
            cases.add(new Case("overlap-" + rule, overlapping(), v, SPEC));
            cases.add(new Case(
                    "eight-" + rule, eight(), view(camera(true, 1.5, new Vector3d()), rule, Furniture.NONE), SPEC));
        }
        cases.add(new Case(
                "boxes",
                boxes(),
                view(camera(true, 1, new Vector3d()), OverlapRule.FINEST, Furniture.ALL),
                FrameSpec.of(300, 220)));
        cases.add(new Case(
                "boxes-parallel",
                boxes(),
                view(camera(false, 1, new Vector3d()), OverlapRule.ADD, Furniture.ALL),
                FrameSpec.of(300, 220)));
        double voxel = 0.00054;
        Vector3d far = new Vector3d(1500, -1200, 900);
        View v = view(camera(true, voxel, far), voxel);
        cases.add(new Case("half-nanometre", blob(voxel, far), v, SPEC));
        cases.addAll(CutScenes.all());
        cases.addAll(SliceScenes.all());
        cases.addAll(LabelScenes.all());
        cases.addAll(ModeScenes.all());
        cases.addAll(LightScenes.all());
        return cases;
    }

    static View view(Camera camera) {
        return view(camera, OverlapRule.FINEST, Furniture.NONE);
    }

    /** Alphas refer to a unit length, the ground is clear. */
    static View view(Camera camera, double unitUm) {
        return new View("test", camera, Look.of(unitUm, Rgba.TRANSPARENT), Furniture.NONE, Content.ALL);
    }

    static View view(Camera camera, OverlapRule rule, Furniture furniture) {
        Rgba ground = Rgba.parse("#20304080");
        return new View("test", camera, Look.of(1, ground).withOverlap(rule), furniture, Content.ALL);
    }

    /** From obliquely above onto something of about 40 units. */
    static Camera camera(boolean perspective, double unitUm, Vector3dc at) {
        Projection p =
                perspective ? new Projection.Perspective(Math.toRadians(30)) : new Projection.Orthographic(55 * unitUm);
        return new Camera(new Vector3d(-55, -75, 50).mul(unitUm).add(at), new Vector3d(at), UP, p);
    }

    static TestScene single(ValueType type) {
        double scale = type == ValueType.U8 ? 1 : type == ValueType.I16 ? 100 : 0.01;
        double shift = type == ValueType.I16 ? -12000 : 0;
        Voxels values = (x, y, z) -> {
            boolean hole = type == ValueType.F32 && x > 25 && y < 14;
            return hole ? Double.NaN : shift + scale * waves(x, y, z);
        };
        TestScene s = new TestScene();
        Volume v = s.volume("a", new Size3(37, 41, 33), type, new Vector3d(1, 0.9, 1.1), values);
        TransferFunction t = ramp(shift + 90 * scale, shift + 230 * scale, COLOURS.get(1));
        s.add("a", v, t, new Quaterniond().rotateXYZ(0.3, 0.2, 0.5), new Vector3d(-18, -18, -14));
        return s.withLayer("a", Layer.of(t));
    }

    private static double waves(long x, long y, long z) {
        return 125 + 60 * Math.sin(0.31 * x + 1) * Math.cos(0.27 * y) + 60 * Math.sin(0.23 * z + 0.1 * x);
    }

    /** Clear to half opaque per µm, from dark to light. */
    private static TransferFunction ramp(double low, double high, Rgba colour) {
        return TransferFunction.ramp(low, high, colour.withAlpha(0.5));
    }

    private static TestScene overlapping() {
        TestScene s = new TestScene();
        Volume coarse = s.volume("coarse", new Size3(20, 22, 19), ValueType.U8, new Vector3d(2), ParityScenes::waves);
        Volume fine = s.volume(
                "fine", new Size3(40, 40, 40), ValueType.U16, new Vector3d(0.5), (x, y, z) -> 200 * waves(z, x, y));
        s.add("coarse", coarse, ramp(60, 255, COLOURS.get(3)), new Quaterniond().rotateZ(0.4), new Vector3d(-20));
        s.add(
                "fine",
                fine,
                ramp(20000, 50000, COLOURS.get(4)),
                new Quaterniond().rotateX(0.7),
                new Vector3d(-12, -14, -6));
        return s.withLayer("fine", Layer.of(ramp(20000, 50000, COLOURS.get(4))));
    }

    /** Eight turned volumes of different voxel sizes that meet and overlap; every other one is shaded. */
    static TestScene eight() {
        TestScene s = new TestScene();
        Random random = new Random(5);
        for (int i = 0; i < 8; i++) {
            String name = "v" + i;
            double voxel = 0.5 + 0.2 * i;
            double phase = i;
            Voxels values = (x, y, z) -> waves(x + (long) (5 * phase), y, z);
            Volume v = s.volume(name, new Size3(23, 19 + i, 27), ValueType.U8, new Vector3d(voxel), values);
            Quaterniond turn =
                    new Quaterniond().rotateXYZ(random.nextDouble(), random.nextDouble(), random.nextDouble());
            Vector3d at = new Vector3d((i & 1) * 22 - 25, (i >> 1 & 1) * 22 - 25, (i >> 2) * 22 - 25);
            TransferFunction t = ramp(80, 250, COLOURS.get(i));
            s.add(name, v, t, turn, at);
            s.withLayer(name, Layer.of(t).withShaded(i % 2 == 0));
        }
        return s;
    }

    static TestScene boxes() {
        TestScene s = overlapping();
        s.world = s.world
                .with(new FovBox("inner", TestScene.box(new Vector3d(-6), new Vector3d(5, 7, 6)), COLOURS.get(2)))
                .with(new FovBox("outer", TestScene.box(new Vector3d(-22), new Vector3d(22, 24, 21)), COLOURS.get(0)));
        return s;
    }

    /** A ball with texture, of 40³ voxels, around a point. */
    static TestScene blob(double voxelUm, Vector3dc centreUm) {
        TestScene s = new TestScene();
        Voxels values = (x, y, z) -> {
            double r = Math.sqrt((x - 20) * (x - 20) + (y - 20) * (y - 20) + (z - 20) * (z - 20));
            return Math.max(0, 200 - 60 * Math.max(0, r - 14))
                    * (0.8 + 0.2 * Math.sin(0.9 * x) * Math.cos(0.8 * y + z));
        };
        Volume v = s.volume("a", new Size3(41, 41, 41), ValueType.U8, new Vector3d(voxelUm), values);
        TransferFunction t = ramp(100, 200, COLOURS.get(6));
        s.add("a", v, t, new Quaterniond(), new Vector3d(centreUm).sub(new Vector3d(20 * voxelUm)));
        return s.withLayer("a", Layer.of(t));
    }
}
