// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.system.MemoryUtil;

/** A context of a window that is never shown: the way on Windows. */
final class GlfwContext implements GlContext {
    private final long window;
    private final GLCapabilities capabilities;

    private GlfwContext(long window, GLCapabilities capabilities) {
        this.window = window;
        this.capabilities = capabilities;
    }

    /** See {@link EglContext#open}. */
    static @Nullable GlfwContext open(GlVersion newest, List<String> refused) {
        if (!GLFW.glfwInit()) {
            refused.add("hidden window: GLFW does not start, there may be no desktop");
            return null;
        }
        for (GlVersion v : GlVersion.WANTED) {
            if (v.compareTo(newest) <= 0) {
                GLFW.glfwDefaultWindowHints();
                GLFW.glfwWindowHint(GLFW.GLFW_VISIBLE, GLFW.GLFW_FALSE);
                GLFW.glfwWindowHint(GLFW.GLFW_CONTEXT_VERSION_MAJOR, v.major());
                GLFW.glfwWindowHint(GLFW.GLFW_CONTEXT_VERSION_MINOR, v.minor());
                GLFW.glfwWindowHint(GLFW.GLFW_OPENGL_PROFILE, GLFW.GLFW_OPENGL_CORE_PROFILE);
                GLFW.glfwWindowHint(GLFW.GLFW_OPENGL_FORWARD_COMPAT, GLFW.GLFW_TRUE);
                long window = GLFW.glfwCreateWindow(16, 16, "Sextant", MemoryUtil.NULL, MemoryUtil.NULL);
                if (window != MemoryUtil.NULL) {
                    GLFW.glfwMakeContextCurrent(window);
                    return new GlfwContext(window, GL.createCapabilities());
                }
            }
        }
        refused.add("hidden window: no OpenGL " + GlVersion.OLDEST + " or later");
        GLFW.glfwTerminate();
        return null;
    }

    @Override
    public String origin() {
        return "hidden window";
    }

    @Override
    public GLCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        GL.setCapabilities(null);
        GLFW.glfwMakeContextCurrent(MemoryUtil.NULL);
        GLFW.glfwDestroyWindow(window);
    }
}
