// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.FrameSpec;
import org.sextant.render.gl.ParityScenes.Case;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.view.Clip;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.ValueWindow;
import org.sextant.world.view.View;

/** Scenes with slices: clear and opaque, alone, at a cut, and between volumes and lines. */
final class SliceScenes {
    private static final FrameSpec SPEC = FrameSpec.of(150, 110);
    private static final Vector3d ORIGIN = new Vector3d();

    private SliceScenes() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (ValueType type : List.of(ValueType.U8, ValueType.I16, ValueType.F32)) {
            double scale = type == ValueType.U8 ? 1 : type == ValueType.I16 ? 100 : 0.01;
            double shift = type == ValueType.I16 ? -12000 : 0;
            ValueWindow window = new ValueWindow(shift + 40 * scale, shift + 210 * scale, ColourMap.VIRIDIS);
            SlicePlane oblique = plane("a", FrameId.WORLD, ORIGIN, new Vector3d(0.4, 1, -0.3), window, 1);
            SlicePlane own = plane("a", new FrameId("a"), new Vector3d(9, 12, 14), new Vector3d(0, 0, 1), window, 0.6);
            View v = ParityScenes.view(ParityScenes.camera(type != ValueType.U8, 1, ORIGIN));
            cases.add(new Case("slices-" + type, ParityScenes.single(type), with(v, oblique, own), SPEC));
        }
        ValueWindow window = new ValueWindow(40, 210, ColourMap.MAGMA);
        SlicePlane at = plane("a", FrameId.WORLD, ORIGIN, new Vector3d(0.3, 1, -0.2), window, 0.5);
        View cut = with(ParityScenes.view(ParityScenes.camera(true, 1, ORIGIN)), at);
        Clip same = new Clip.Plane(FrameId.WORLD, ORIGIN, new Vector3d(0.3, 1, -0.2), Set.of());
        cases.add(new Case(
                "slice-at-a-cut",
                ParityScenes.single(ValueType.U8),
                cut.withContent(cut.content().withClips(List.of(same))),
                SPEC));
        for (OverlapRule rule : OverlapRule.values()) {
            View v = ParityScenes.view(ParityScenes.camera(true, 1, ORIGIN), rule, Furniture.ALL);
            ValueWindow fine = new ValueWindow(10000, 45000, ColourMap.VIK);
            View all = with(
                    v,
                    plane("fine", FrameId.WORLD, ORIGIN, new Vector3d(1, 0.1, 0), fine, 0.7),
                    plane("coarse", FrameId.WORLD, new Vector3d(0, 4, 0), new Vector3d(0, 1, 0.2), window, 0.8),
                    plane("fine", FrameId.WORLD, ORIGIN, new Vector3d(0, 0.2, 1), fine, 1));
            // of the volume that is switched off slices alone are seen
            cases.add(new Case(
                    "slices-alone-" + rule,
                    ParityScenes.boxes(),
                    all.withContent(all.content().withHidden(Set.of("fine"))),
                    FrameSpec.of(300, 220)));
            cases.add(new Case("slices-" + rule, ParityScenes.boxes(), all, FrameSpec.of(300, 220)));
        }
        return cases;
    }

    private static SlicePlane plane(
            String volume, FrameId frame, Vector3dc at, Vector3dc normal, ValueWindow window, double opacity) {
        return new SlicePlane(
                "slice of " + volume, volume, frame, at, normal, new Vector3d(0.3, 0.2, 0.9), window, opacity);
    }

    private static View with(View v, SlicePlane... slices) {
        return v.withContent(v.content().withSlices(List.of(slices)));
    }
}
