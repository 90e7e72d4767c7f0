// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.IntBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opengl.CGL;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** A context of Apple's core library, OpenGL 4.1, which needs neither a window nor the first thread: the way on macOS. */
final class CglContext implements GlContext {
    /** kCGLOGLPVersion_GL4_Core of CGLTypes.h. */
    private static final int GL4_CORE = 0x4100;

    private final long context;
    private final GLCapabilities capabilities;

    private CglContext(long context, GLCapabilities capabilities) {
        this.context = context;
        this.capabilities = capabilities;
    }

    /** See {@link EglContext#open}; the version is always 4.1. */
    static @Nullable CglContext open(List<String> refused) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer format = stack.mallocPointer(1);
            PointerBuffer made = stack.mallocPointer(1);
            IntBuffer count = stack.mallocInt(1);
            IntBuffer wanted = stack.ints(CGL.kCGLPFAOpenGLProfile, GL4_CORE, CGL.kCGLPFAAllowOfflineRenderers, 0);
            int error = CGL.CGLChoosePixelFormat(wanted, format, count);
            if (error != CGL.kCGLNoError || count.get(0) == 0) {
                refused.add("CGL: no OpenGL 4.1 core profile (error " + error + ")");
                return null;
            }
            error = CGL.CGLCreateContext(format.get(0), MemoryUtil.NULL, made);
            CGL.CGLDestroyPixelFormat(format.get(0));
            if (error != CGL.kCGLNoError) {
                refused.add("CGL: no context (error " + error + ")");
                return null;
            }
            error = CGL.CGLSetCurrentContext(made.get(0));
            if (error != CGL.kCGLNoError) {
                CGL.CGLDestroyContext(made.get(0));
                refused.add("CGL: its context cannot be used (error " + error + ")");
                return null;
            }
            return new CglContext(made.get(0), GL.createCapabilities());
        }
    }

    @Override
    public String origin() {
        return "CGL";
    }

    @Override
    public GLCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        GL.setCapabilities(null);
        CGL.CGLSetCurrentContext(MemoryUtil.NULL);
        CGL.CGLDestroyContext(context);
    }
}
