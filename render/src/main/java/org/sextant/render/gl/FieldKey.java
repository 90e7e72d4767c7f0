// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;
import org.sextant.render.residency.DenseField;

/**
 * Stands for a field, itself and no equal one, in what a device remembers, without keeping its voxels in memory: the budget
 * of the residency decides about these alone.
 */
final class FieldKey extends WeakReference<DenseField> {
    private final int hash;

    FieldKey(DenseField field) {
        super(field);
        this.hash = System.identityHashCode(field);
    }

    /** Whether nobody uses the field any more. */
    boolean isGone() {
        return refersTo(null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        DenseField field = get();
        return field != null && other instanceof FieldKey key && key.refersTo(field);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
