// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.sextant.world.error.SextantException;

/** The samples by name: with a seed, a name is the whole sample. */
public enum SampleKind {
    SILICA("silica"),
    ALUMINA_MIXED("alumina-mixed"),
    ALUMINA_SEPARATED("alumina-separated"),
    ALUMINA_DISKS("alumina-disks");

    private final String label;

    SampleKind(String label) {
        this.label = label;
    }

    /** As in files. */
    public String label() {
        return label;
    }

    /** @throws SextantException if there is no such sample */
    public static SampleKind of(String label) {
        return Arrays.stream(values())
                .filter(k -> k.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new SextantException("there is no sample '" + label + "'; there are "
                        + Arrays.stream(values()).map(SampleKind::label).collect(Collectors.joining(", "))));
    }

    /** Makes the sample. */
    public LabelledSample make(long seed) {
        return switch (this) {
            case SILICA -> new SilicaPillar(seed);
            case ALUMINA_MIXED -> new AluminaGrains(seed, AluminaGrains.Arrangement.MIXED);
            case ALUMINA_SEPARATED -> new AluminaGrains(seed, AluminaGrains.Arrangement.SEPARATED);
            case ALUMINA_DISKS -> new AluminaGrains(seed, AluminaGrains.Arrangement.DISKS);
        };
    }
}
