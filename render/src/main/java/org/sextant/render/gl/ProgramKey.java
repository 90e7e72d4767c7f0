// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.ArrayList;
import java.util.List;
import org.sextant.render.march.Cut;
import org.sextant.render.march.EmptySpace;
import org.sextant.render.march.MarchBox;
import org.sextant.render.march.MarchLabels;
import org.sextant.render.march.MarchScene;
import org.sextant.render.march.MarchVolume;
import org.sextant.render.march.SurfaceTable;
import org.sextant.render.residency.PagedField;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.RayMode;

/**
 * What a program is compiled for; scenes that differ in numbers alone share one.
 *
 * @param boxes number of volumes and label volumes
 * @param definitions lines for the compiler, see march.glsl
 */
record ProgramKey(GlPass pass, int boxes, String definitions) {
    static ProgramKey of(MarchScene scene, GlPass pass, boolean packed, boolean lines) {
        SceneParts parts = SceneParts.of(scene);
        List<MarchBox> boxes = parts.boxes();
        boolean many = boxes.size() > 1;
        List<String> d = new ArrayList<>();
        d.add("BOXES " + boxes.size());
        d.add("LABELS " + bit(!parts.labels().isEmpty()));
        d.add("PERSPECTIVE " + bit(scene.rays().isPerspective()));
        d.add("JITTER " + bit(scene.jitterSeed() != 0));
        d.add("FADING " + bit(scene.depthCue() != null));
        d.add("EDGES " + bit(scene.light().lighting().edges() > 0));
        d.add("LIT " + bit(parts.isLit()));
        d.add("LINES " + bit(lines));
        d.add("PACKED " + bit(packed));
        d.add("PAGED " + bit(parts.volumes().stream().anyMatch(v -> v.field() instanceof PagedField)));
        d.add("FINEST " + bit(many && scene.overlap() == OverlapRule.FINEST));
        d.add("CUTS " + parts.cuts());
        d.add("SLICES " + parts.slices().size());
        d.add("MAXIMUM " + bit(many && scene.overlap() == OverlapRule.MAXIMUM));
        int slice = 0;
        for (int i = 0; i < boxes.size(); i++) {
            MarchBox box = boxes.get(i);
            EmptySpace empty = SceneParts.empty(box);
            boolean drawn = isDrawn(parts, i);
            d.add("SKIP_" + i + " " + bit(empty != null));
            d.add("VISIBLE_" + i + " " + (drawn && (empty == null || !empty.isAll())));
            boolean composite = box instanceof MarchVolume v && (!drawn || v.mode() == RayMode.Whole.COMPOSITE);
            d.add("COMPOSITE_" + i + " " + bit(composite));
            d.add("RIVAL_" + i + " " + bit(drawn && composite));
            d.add("FIRST_SLICE_" + i + " " + slice);
            slice += parts.slicesOf(box);
            d.add("END_SLICE_" + i + " " + slice);
            long keeps = box.cuts().stream().filter(Cut::keepsInside).count();
            d.add("KEEPS_" + i + " " + keeps);
            d.add("HOLES_" + i + " " + (box.cuts().size() - keeps));
            for (int j = 0; j < boxes.size(); j++) {
                d.add("FINER_" + j + "_" + i + " " + bit(isDrawn(parts, j) && hides(boxes.get(j), box)));
            }
            if (box instanceof MarchVolume v) {
                volume(i, v, composite, d);
            } else {
                d.add("LABELS_" + i + " 1");
                d.add("OUTLINED_" + i + " " + bit(((MarchLabels) box).isOutlined()));
            }
        }
        StringBuilder text = new StringBuilder();
        d.forEach(line -> text.append("#define ").append(line).append('\n'));
        return new ProgramKey(pass, boxes.size(), text.toString());
    }

    private static void volume(int i, MarchVolume v, boolean composite, List<String> d) {
        boolean paged = v.field() instanceof PagedField;
        SurfaceTable surfaces = composite ? null : v.surfaces();
        d.add("LABELS_" + i + " 0");
        d.add("SURFACES_" + i + " " + (surfaces == null ? 0 : surfaces.count()));
        d.add("PROJECTION_" + i + " " + bit(!composite && surfaces == null));
        d.add("MEAN_" + i + " " + bit(v.mode() == RayMode.Whole.MEAN));
        d.add("LARGEST_" + i + " "
                + bit(v.mode() == RayMode.Whole.MAXIMUM == v.scale().slope() > 0));
        d.add("SHADED_" + i + " " + bit(v.isShaded()));
        d.add("PAGED_" + i + " " + bit(paged));
        d.add("FLOATS_" + i + " " + bit(paged || v.field().voxelBytes() == 4));
    }

    /** All but volumes of which slices alone are seen. */
    private static boolean isDrawn(SceneParts parts, int box) {
        return box < parts.drawn() || box >= parts.volumes().size();
    }

    /** Where finer volumes are seen, all else is not; finer labels hide labels only. */
    private static boolean hides(MarchBox fine, MarchBox coarse) {
        return fine.isFinerThan(coarse) && (fine instanceof MarchVolume || coarse instanceof MarchLabels);
    }

    private static int bit(boolean b) {
        return b ? 1 : 0;
    }
}
