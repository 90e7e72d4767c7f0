// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.Locale;
import org.lwjgl.opengl.GL11C;
import org.sextant.world.error.SextantException;

/** What OpenGL complains about. */
final class GlError extends SextantException {
    private static final long serialVersionUID = 1;

    private final int code;

    GlError(String what, int code) {
        super(String.format(Locale.ROOT, "OpenGL cannot %s: %s", what, name(code)));
        this.code = code;
    }

    /** Throws if something went wrong since the last call. */
    static void check(String what) {
        int code = GL11C.glGetError();
        if (code != GL11C.GL_NO_ERROR) {
            throw new GlError(what, code);
        }
    }

    boolean isOutOfMemory() {
        return code == GL11C.GL_OUT_OF_MEMORY;
    }

    private static String name(int code) {
        return code == GL11C.GL_OUT_OF_MEMORY
                ? "it has no memory left"
                : String.format(Locale.ROOT, "error 0x%x", code);
    }
}
