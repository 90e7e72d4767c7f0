// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A set of object numbers; a million take 8 MB. Immutable. */
public final class LabelSet {
    public static final LabelSet NONE = new LabelSet(new long[0]);

    /** Rising, each once. */
    private final long[] labels;

    private LabelSet(long[] labels) {
        this.labels = labels;
    }

    public static LabelSet of(long... labels) {
        return new LabelSet(Arrays.stream(labels).sorted().distinct().toArray());
    }

    public boolean contains(long label) {
        return Arrays.binarySearch(labels, label) >= 0;
    }

    public boolean isEmpty() {
        return labels.length == 0;
    }

    /** Rising. */
    public long[] toArray() {
        return labels.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelSet s && Arrays.equals(labels, s.labels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return labels.length + " labels";
    }
}
