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
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Lighting;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.View;

/** Scenes with ambient occlusion and soft shadows: of values, surfaces and objects, alone, cut, and among others. */
final class LightScenes {
    private static final FrameSpec SPEC = FrameSpec.of(150, 110);
    private static final Vector3d ORIGIN = new Vector3d();

    private LightScenes() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        View v = ParityScenes.view(ParityScenes.camera(true, 1, ORIGIN));
        Clip plane = new Clip.Plane(FrameId.WORLD, ORIGIN, new Vector3d(0.3, 1, -0.2), Set.of());
        View cut = v.withContent(v.content().withClips(List.of(plane)));
        for (ValueType type : List.of(ValueType.U8, ValueType.F32)) {
            cases.add(new Case("lit-" + type, ParityScenes.single(type), lit(v, 0.9, 0.8), SPEC));
        }
        cases.add(new Case("lit-occlusion", ParityScenes.single(ValueType.I16), lit(cut, 1, 0), SPEC));
        TestScene surfaces = ParityScenes.single(ValueType.U8);
        RayMode mode = new RayMode.Surfaces(List.of(120.0, 190.0));
        surfaces.withLayer("a", surfaces.world.volume("a").layer().withMode(mode));
        cases.add(new Case("lit-surfaces", surfaces, lit(cut, 0.8, 1), SPEC));
        for (OverlapRule rule : List.of(OverlapRule.FINEST, OverlapRule.ADD)) {
            View all = ParityScenes.view(ParityScenes.camera(false, 1, ORIGIN), rule, Furniture.ALL);
            TestScene s = LabelScenes.balls(ParityScenes.boxes(), ValueType.U16, 0.9, LabelStyle.of(0.7));
            cases.add(new Case("lit-labels-" + rule, s, lit(all, 0.8, 0.8), FrameSpec.of(300, 220)));
            View wide = ParityScenes.view(ParityScenes.camera(true, 1.5, ORIGIN), rule, Furniture.NONE);
            cases.add(new Case("lit-eight-" + rule, ParityScenes.eight(), lit(wide, 0.8, 0.8), SPEC));
        }
        return cases;
    }

    private static View lit(View v, double occlusion, double shadow) {
        return v.withLook(v.look().withLighting(new Lighting(occlusion, shadow, 0.3, 0)));
    }
}
