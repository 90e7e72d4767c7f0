// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import java.util.Optional;
import java.util.function.Consumer;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
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
    default Frame render(World world, View view, FrameSpec spec, WorkContext work) {
        return render(world, view, spec, work, frame -> {});
    }

    /**
     * The same, told about after each of its passes.
     *
     * @param soFar receives the mean of the first pass, of the first two, … and the finished picture
     */
    Frame render(World world, View view, FrameSpec spec, WorkContext work, Consumer<Frame> soFar);

    /**
     * What lies under a pixel: the first place on its ray where a tenth of the light is held back, or a landmark or box
     * before it.
     *
     * @return empty if there is nothing
     * @throws SextantException if there is no such pixel
     */
    Optional<Pick> pick(World world, View view, FrameSpec spec, int x, int y, WorkContext work);

    /** Gives back memory and devices. */
    @Override
    void close();
}
