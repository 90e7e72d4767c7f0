// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joml.Vector3d;
import org.sextant.render.FrameSpec;
import org.sextant.render.TestScene;
import org.sextant.render.gl.ParityScenes.Case;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Layer;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.View;

/** Scenes in which volumes are shown by projections and surfaces, cut, and among others. */
final class ModeScenes {
    private static final FrameSpec SPEC = FrameSpec.of(150, 110);
    private static final Vector3d ORIGIN = new Vector3d();

    private ModeScenes() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        Clip hole = new Clip.Block(TestScene.box(new Vector3d(-9, -30, -4), new Vector3d(4, 0, 30)), false, Set.of());
        Clip plane = new Clip.Plane(FrameId.WORLD, new Vector3d(0, -8, 0), new Vector3d(0.3, 1, -0.2), Set.of());
        View v = ParityScenes.view(ParityScenes.camera(true, 1, ORIGIN));
        View cut = v.withContent(v.content().withClips(List.of(hole, plane)));
        for (RayMode mode : List.of(RayMode.Whole.MAXIMUM, RayMode.Whole.MEAN, RayMode.Whole.MINIMUM)) {
            cases.add(new Case("mode-" + mode + "-U8", in("a", mode, ParityScenes.single(ValueType.U8)), cut, SPEC));
            cases.add(new Case("mode-" + mode + "-F32", in("a", mode, ParityScenes.single(ValueType.F32)), v, SPEC));
        }
        RayMode surfaces = new RayMode.Surfaces(List.of(120.0, 170.0, 215.0));
        cases.add(new Case("mode-surfaces-U8", in("a", surfaces, ParityScenes.single(ValueType.U8)), cut, SPEC));
        RayMode floats = new RayMode.Surfaces(List.of(1.2, 1.9));
        cases.add(new Case("mode-surfaces-F32", in("a", floats, ParityScenes.single(ValueType.F32)), v, SPEC));
        for (OverlapRule rule : OverlapRule.values()) {
            View all = ParityScenes.view(ParityScenes.camera(false, 1, ORIGIN), rule, Furniture.ALL);
            cases.add(new Case(
                    "mode-mixed-" + rule,
                    in("coarse", new RayMode.Surfaces(List.of(150.0)), ParityScenes.boxes()),
                    all,
                    FrameSpec.of(300, 220)));
        }
        return cases;
    }

    private static TestScene in(String volume, RayMode mode, TestScene s) {
        Layer layer = s.world.volume(volume).layer();
        return s.withLayer(volume, layer.withMode(mode));
    }
}
