// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import org.lwjgl.opengl.GLCapabilities;

/**
 * An OpenGL context that draws off screen.
 *
 * <p>Threads: the one that made it; it is current there until it is closed.
 */
interface GlContext extends AutoCloseable {
    /** How it was made, such as "EGL device 0". */
    String origin();

    /** What it can do; a function that is not in here must not be called, it would end the program. */
    GLCapabilities capabilities();

    @Override
    void close();
}
