// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of the world a view shows, and how it differs from the world's own layers.
 *
 * @param hidden names of volumes and label volumes that are left out
 * @param layers by name of volume: instead of the volume's own layer
 * @param labels by name of label volume: instead of its own style
 */
public record Content(
        Set<String> hidden,
        Map<String, Layer> layers,
        Map<String, LabelStyle> labels,
        List<Clip> clips,
        List<SlicePlane> slices) {
    /** All, as the world has it. */
    public static final Content ALL = new Content(Set.of(), Map.of(), Map.of(), List.of(), List.of());

    public Content {
        hidden = Set.copyOf(hidden);
        layers = Collections.unmodifiableMap(new TreeMap<>(layers));
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        clips = List.copyOf(clips);
        slices = List.copyOf(slices);
    }

    public Content withHidden(Set<String> names) {
        return new Content(names, layers, labels, clips, slices);
    }

    public Content withLayer(String volume, Layer layer) {
        TreeMap<String, Layer> next = new TreeMap<>(layers);
        next.put(volume, layer);
        return new Content(hidden, next, labels, clips, slices);
    }

    public Content withLabels(String labelVolume, LabelStyle style) {
        TreeMap<String, LabelStyle> next = new TreeMap<>(labels);
        next.put(labelVolume, style);
        return new Content(hidden, layers, next, clips, slices);
    }

    public Content withClips(List<Clip> other) {
        return new Content(hidden, layers, labels, other, slices);
    }

    public Content withSlices(List<SlicePlane> other) {
        return new Content(hidden, layers, labels, clips, other);
    }
}
