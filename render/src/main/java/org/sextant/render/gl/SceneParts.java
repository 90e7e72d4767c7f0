// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sextant.render.march.EmptySpace;
import org.sextant.render.march.MarchBox;
import org.sextant.render.march.MarchLabels;
import org.sextant.render.march.MarchScene;
import org.sextant.render.march.MarchSlice;
import org.sextant.render.march.MarchVolume;

/**
 * What of a scene has a place on the device, in the order in which it lies there.
 *
 * @param volumes those that are drawn, then those of which slices alone are seen
 * @param drawn how many volumes are drawn
 * @param labels as in the world
 * @param slices by the number of their volume
 */
record SceneParts(List<MarchVolume> volumes, int drawn, List<MarchLabels> labels, List<MarchSlice> slices) {
    static SceneParts of(MarchScene scene) {
        List<MarchVolume> volumes = new ArrayList<>(scene.volumes());
        for (MarchSlice s : scene.slices()) {
            if (!volumes.contains(s.volume())) {
                volumes.add(s.volume());
            }
        }
        List<MarchSlice> slices = new ArrayList<>(scene.slices());
        slices.sort(Comparator.comparingInt(s -> volumes.indexOf(s.volume())));
        return new SceneParts(List.copyOf(volumes), scene.volumes().size(), scene.labels(), List.copyOf(slices));
    }

    /** Volumes, then label volumes. */
    List<MarchBox> boxes() {
        List<MarchBox> all = new ArrayList<>(volumes);
        all.addAll(labels);
        return all;
    }

    /** Where nothing is to be seen of a box; null: every place is looked at. */
    static @Nullable EmptySpace empty(MarchBox box) {
        return box instanceof MarchVolume v ? v.empty() : ((MarchLabels) box).empty();
    }

    /** Whether it was found how much light comes where. */
    boolean isLit() {
        return boxes().stream().anyMatch(b -> b.lightGrid() != null);
    }

    /** Number of cuts of all boxes. */
    int cuts() {
        return boxes().stream().mapToInt(v -> v.cuts().size()).sum();
    }

    /** Number of slices of a volume. */
    int slicesOf(MarchBox v) {
        return (int) slices.stream().filter(s -> s.volume() == v).count();
    }
}
