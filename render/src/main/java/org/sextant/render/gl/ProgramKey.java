// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.ArrayList;
import java.util.List;
import org.sextant.render.march.Cut;
import org.sextant.render.march.EmptySpace;
import org.sextant.render.march.MarchScene;
import org.sextant.render.march.MarchVolume;
import org.sextant.render.residency.PagedField;
import org.sextant.world.view.OverlapRule;

/**
 * What a program is compiled for; scenes that differ in numbers alone share one.
 *
 * @param definitions lines for the compiler, see march.glsl
 */
record ProgramKey(GlPass pass, int volumes, String definitions) {
    static ProgramKey of(MarchScene scene, GlPass pass, boolean packed, boolean lines) {
        SceneParts parts = SceneParts.of(scene);
        List<MarchVolume> volumes = parts.volumes();
        boolean many = volumes.size() > 1;
        List<String> d = new ArrayList<>();
        d.add("VOLUMES " + volumes.size());
        d.add("PERSPECTIVE " + bit(scene.rays().isPerspective()));
        d.add("JITTER " + bit(scene.jitterSeed() != 0));
        d.add("LINES " + bit(lines));
        d.add("PACKED " + bit(packed));
        d.add("PAGED " + bit(volumes.stream().anyMatch(v -> v.field() instanceof PagedField)));
        d.add("FINEST " + bit(many && scene.overlap() == OverlapRule.FINEST));
        d.add("CUTS " + parts.cuts());
        d.add("SLICES " + parts.slices().size());
        d.add("MAXIMUM " + bit(many && scene.overlap() == OverlapRule.MAXIMUM));
        int slice = 0;
        for (int i = 0; i < volumes.size(); i++) {
            MarchVolume v = volumes.get(i);
            EmptySpace empty = v.empty();
            d.add("SHADED_" + i + " " + bit(v.isShaded()));
            boolean paged = v.field() instanceof PagedField;
            d.add("PAGED_" + i + " " + bit(paged));
            d.add("FLOATS_" + i + " " + bit(paged || v.field().voxelBytes() == 4));
            d.add("SKIP_" + i + " " + bit(empty != null));
            d.add("VISIBLE_" + i + " " + (i < parts.drawn() && (empty == null || !empty.isAll())));
            d.add("DRAWN_" + i + " " + bit(i < parts.drawn()));
            d.add("FIRST_SLICE_" + i + " " + slice);
            slice += parts.slicesOf(v);
            d.add("END_SLICE_" + i + " " + slice);
            long keeps = v.cuts().stream().filter(Cut::keepsInside).count();
            d.add("KEEPS_" + i + " " + keeps);
            d.add("HOLES_" + i + " " + (v.cuts().size() - keeps));
            for (int j = 0; j < volumes.size(); j++) {
                d.add("FINER_" + j + "_" + i + " "
                        + bit(j < parts.drawn() && volumes.get(j).isFinerThan(v)));
            }
        }
        StringBuilder text = new StringBuilder();
        d.forEach(line -> text.append("#define ").append(line).append('\n'));
        return new ProgramKey(pass, volumes.size(), text.toString());
    }

    private static int bit(boolean b) {
        return b ? 1 : 0;
    }
}
