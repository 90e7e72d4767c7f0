// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import org.sextant.volume.work.WorkContext;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/**
 * Makes pictures of a world.
 *
 * <p>Threads: any, one picture at a time; the work itself runs on the threads of the work context.
 */
public interface Renderer extends AutoCloseable {
    /**
     * A picture of what the view shows. The same call gives the same bits, whatever the number of threads.
     *
     * @throws org.sextant.world.error.CancelledException if the work was cancelled
     */
    Frame render(World world, View view, FrameSpec spec, WorkContext work);

    /** Gives back memory and devices. */
    @Override
    void close();
}
