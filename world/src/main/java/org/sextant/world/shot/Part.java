// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/**
 * Something about a view that changes in a film.
 *
 * @param <T> its values, immutable
 */
public sealed interface Part<T> permits CameraPart, VolumePart, ScenePart {
    /** The view with that value. */
    View with(View view, T value);

    /**
     * A value on the way.
     *
     * @param share above 0, at most 1
     * @throws org.sextant.world.error.SextantException if there is no way between the two
     */
    T between(T from, T to, double share);

    /** @throws org.sextant.world.error.SextantException if the value makes no sense here */
    default void check(T value) {}

    /** @throws org.sextant.world.error.SextantException if the world lacks what is named */
    default void check(World world, T value) {}
}
