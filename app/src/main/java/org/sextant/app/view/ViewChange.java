// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/** Something that the user wants otherwise than a view has it. */
@FunctionalInterface
public interface ViewChange {
    /** @throws org.sextant.world.error.SextantException if it names what the world has not */
    View applyTo(View view, World world);
}
