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
import org.sextant.world.grid.Box3;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Lens;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.View;

/** Scenes of which parts are cut away. */
final class CutScenes {
    private static final FrameSpec SPEC = FrameSpec.of(150, 110);

    private CutScenes() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        Clip plane = new Clip.Plane(FrameId.WORLD, new Vector3d(1, -2, 0), new Vector3d(0.3, 1, -0.2), Set.of());
        Clip across = new Clip.Plane(FrameId.WORLD, new Vector3d(2, 8, 0), new Vector3d(-0.2, -1, 0.1), Set.of());
        for (boolean perspective : new boolean[] {true, false}) {
            View v = ParityScenes.view(ParityScenes.camera(perspective, 1, new Vector3d()));
            cases.add(new Case(
                    "planes-" + (perspective ? "perspective" : "parallel"),
                    ParityScenes.single(ValueType.U8),
                    clipped(v, plane, across),
                    SPEC));
        }
        // holes that overlap, one of them in the volume's own frame
        Clip hole = new Clip.Block(TestScene.box(new Vector3d(-12, -30, -4), new Vector3d(2, 0, 30)), false, Set.of());
        Clip other = new Clip.Block(TestScene.box(new Vector3d(-4, -30, 2), new Vector3d(9, 6, 30)), false, Set.of());
        Clip slab = new Clip.Block(new Box3(new FrameId("v3"), new Vector3d(5), new Vector3d(18)), true, Set.of("v3"));
        for (OverlapRule rule : OverlapRule.values()) {
            View v = ParityScenes.view(ParityScenes.camera(true, 1.5, new Vector3d()), rule, Furniture.NONE);
            View cut = clipped(v, hole, other, slab);
            Lens lens = new Lens("v2", new Lens.Ball(FrameId.WORLD, new Vector3d(-8, -4, -2), 15));
            cases.add(new Case(
                    "cut-eight-" + rule,
                    ParityScenes.eight(),
                    cut.withLook(cut.look().withLens(lens)),
                    SPEC));
        }
        View v = ParityScenes.view(ParityScenes.camera(true, 1, new Vector3d()), OverlapRule.FINEST, Furniture.ALL);
        Lens block = new Lens("fine", new Lens.Block(TestScene.box(new Vector3d(-9, -30, -8), new Vector3d(6, 4, 9))));
        cases.add(new Case(
                "lens-and-boxes",
                ParityScenes.boxes(),
                clipped(v, across).withLook(v.look().withLens(block)),
                FrameSpec.of(300, 220)));
        return cases;
    }

    private static View clipped(View v, Clip... clips) {
        return v.withContent(v.content().withClips(List.of(clips)));
    }
}
