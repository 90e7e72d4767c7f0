// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joml.Vector3d;
import org.sextant.render.FrameSpec;
import org.sextant.render.TestScene;
import org.sextant.render.gl.ParityScenes.Case;
import org.sextant.testkit.Voxels;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Clip;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.LabelPalette;
import org.sextant.world.view.LabelSet;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Lighting;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.ValueWindow;
import org.sextant.world.view.View;

/** Scenes with objects: alone, clear, selected, outlined, cut, and among volumes of values, lines and slices. */
final class LabelScenes {
    private static final FrameSpec SPEC = FrameSpec.of(150, 110);
    private static final Vector3d ORIGIN = new Vector3d();

    private LabelScenes() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (ValueType type : List.of(ValueType.U8, ValueType.U16, ValueType.U32)) {
            TestScene s = balls(new TestScene(), type, 1, LabelStyle.of(type == ValueType.U16 ? 0.4 : 1));
            View v = ParityScenes.view(ParityScenes.camera(type != ValueType.U16, 1, ORIGIN));
            cases.add(new Case("labels-" + type, s, v, type == ValueType.U32 ? SPEC.withSkipEmpty(false) : SPEC));
        }
        LabelStyle outlined = new LabelStyle(0.9, 0.3, true, new LabelPalette.Distinct(3), LabelSet.of(2, 5, 7, 11));
        View v = ParityScenes.view(ParityScenes.camera(true, 1, ORIGIN));
        Clip plane = new Clip.Plane(FrameId.WORLD, ORIGIN, new Vector3d(0.3, 1, -0.2), Set.of());
        cases.add(new Case(
                "labels-outlined-and-cut",
                balls(new TestScene(), ValueType.U16, 0.8, outlined),
                v.withContent(v.content().withClips(List.of(plane))),
                FrameSpec.of(300, 220)));
        ValueWindow window = new ValueWindow(40, 210, ColourMap.MAGMA);
        SlicePlane slice = new SlicePlane(
                "s", "coarse", FrameId.WORLD, ORIGIN, new Vector3d(0, 1, 0.2), new Vector3d(0, 0, 1), window, 0.8);
        for (OverlapRule rule : OverlapRule.values()) {
            View all = ParityScenes.view(ParityScenes.camera(true, 1, ORIGIN), rule, Furniture.ALL);
            TestScene s = balls(ParityScenes.boxes(), ValueType.U16, 0.9, LabelStyle.of(0.7));
            cases.add(new Case(
                    "labels-" + rule,
                    s,
                    all.withContent(all.content().withSlices(List.of(slice))),
                    FrameSpec.of(300, 220)));
        }
        View edges = ParityScenes.view(ParityScenes.camera(true, 1, ORIGIN), OverlapRule.ADD, Furniture.ALL);
        cases.add(new Case(
                "edges-and-fading",
                balls(ParityScenes.boxes(), ValueType.U16, 0.9, LabelStyle.of(0.7)),
                edges.withLook(edges.look().withLighting(new Lighting(0, 0, 0.9, 0.8))),
                FrameSpec.of(300, 220)));
        return cases;
    }

    /** Touching cells of a grid, rounded, with gaps of nothing between layers. */
    static TestScene balls(TestScene s, ValueType type, double voxelUm, LabelStyle style) {
        Voxels cells = (x, y, z) -> {
            double dx = (x % 11) - 5;
            double dy = (y % 11) - 5;
            double dz = (z % 14) - 5;
            return dx * dx + dy * dy + dz * dz > 38 ? 0 : 1 + x / 11 + 4 * (y / 11) + 12 * (z / 14);
        };
        return s.addLabels(
                "objects",
                s.volume("objects", new Size3(41, 33, 37), type, new Vector3d(voxelUm), cells),
                style,
                new Vector3d(-18, -14, -16));
    }
}
