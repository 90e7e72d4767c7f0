// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import org.sextant.render.picture.Picture;

/** Takes the frames of one video in their order. Threads: one at a time. */
interface VideoEncoder extends AutoCloseable {
    void add(Picture frame);

    /** Completes the file; called once, after the last frame. */
    void finish();

    /** Stops at once whatever is still under way. */
    @Override
    void close();
}
